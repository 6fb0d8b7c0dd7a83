-- Supervisors of desks that work on a report see who looked at it, also where it was one of a page, and not which others were.
SELECT app.hold_tables(ARRAY['desk_grant', 'access_log', 'access_case']);

-- As `own_access` of the common tables: either would let in what the other keeps out.
ALTER POLICY made ON access_log WITH CHECK ((SELECT app.at()) IS NOT NULL AND (staff IS NULL OR staff = (SELECT app.staff()))
  AND service IS NOT DISTINCT FROM (SELECT app.service()));

CREATE POLICY scope_select ON access_case FOR SELECT TO referrals_mandatory_reporting_app USING (coalesce((SELECT true FROM desk_grant g
  WHERE g.report_id = access_case.case_id AND g.rank <= 2 AND g.desk = ANY ((SELECT app.supervises())::uuid[]) LIMIT 1), false));
-- Of a page: who sees one of its cases.
CREATE POLICY scope_page ON access_log FOR SELECT TO referrals_mandatory_reporting_app USING (case_id IS NULL
  AND (SELECT app.supervises()) <> '{}' AND EXISTS (SELECT FROM access_case c WHERE c.access_id = access_log.id));
