-- Supervisors of desks that work on a report see who read its decisions, notes and answers here.
SELECT app.hold_tables(ARRAY['referral', 'access_log', 'access_case']);
CREATE POLICY scope_select ON access_log FOR SELECT TO referrals_referral_desk_app USING (coalesce((SELECT true FROM referral r
  WHERE r.report_id = access_log.case_id AND r.role <> 'NOTICE' AND r.owner = ANY ((SELECT app.supervises())::uuid[]) LIMIT 1), false));
CREATE POLICY scope_select ON access_case FOR SELECT TO referrals_referral_desk_app USING (coalesce((SELECT true FROM referral r
  WHERE r.report_id = access_case.case_id AND r.role <> 'NOTICE' AND r.owner = ANY ((SELECT app.supervises())::uuid[]) LIMIT 1), false));
-- Of a page: who sees one of its cases.
CREATE POLICY scope_page ON access_log FOR SELECT TO referrals_referral_desk_app USING (case_id IS NULL
  AND (SELECT app.supervises()) <> '{}' AND EXISTS (SELECT FROM access_case c WHERE c.access_id = access_log.id));
