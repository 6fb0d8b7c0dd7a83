-- The same scope as report-scope.ts, held by the database: it alone keeps every reader to what is theirs.

GRANT USAGE ON SEQUENCE receipt_sequence TO referrals_mandatory_reporting_app;
GRANT SELECT, INSERT ON report, receipt, report_owner, report_story, report_suspicion, child_index, reporter_identity,
  routing_facts, routing_decision, exclusion, first_read, guardian_decision TO referrals_mandatory_reporting_app;
GRANT INSERT ON suspected_organisation TO referrals_mandatory_reporting_app;
GRANT SELECT ON desk_grant TO referrals_mandatory_reporting_app;
GRANT UPDATE (situations, concerns, leads, version) ON report TO referrals_mandatory_reporting_app;
GRANT UPDATE (sealed) ON reporter_identity TO referrals_mandatory_reporting_app;
GRANT UPDATE (sealed, confidential) ON routing_facts TO referrals_mandatory_reporting_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA mandatory_reporting TO referrals_mandatory_reporting_worker;
REVOKE UPDATE, DELETE ON trail, access_log, outbox FROM referrals_mandatory_reporting_worker;
REVOKE UPDATE, DELETE ON report_story, report_suspicion, routing_decision, guardian_decision FROM referrals_mandatory_reporting_worker;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['report', 'receipt', 'report_owner', 'report_story', 'report_suspicion', 'child_index', 'reporter_identity',
    'routing_facts', 'routing_decision', 'suspected_organisation', 'exclusion', 'referral_standing', 'desk_grant', 'first_read',
    'guardian_decision', 'token_key', 'trail', 'access_log'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', name, name);
    EXECUTE format('CREATE POLICY service ON %I TO referrals_mandatory_reporting_worker USING (true) WITH CHECK (true)', name);
  END LOOP;
  -- Filing and recording: any request that says for whom it acts. app.at() raises without a context.
  FOREACH name IN ARRAY ARRAY['report', 'receipt', 'report_story', 'report_suspicion', 'child_index', 'reporter_identity', 'routing_facts',
    'routing_decision', 'suspected_organisation', 'exclusion', 'trail', 'access_log'] LOOP
    EXECUTE format('CREATE POLICY made ON %I FOR INSERT TO referrals_mandatory_reporting_app WITH CHECK ((SELECT app.at()) IS NOT NULL)', name);
  END LOOP;
END $$;

-- Never the excluded, never who stepped aside, a backup desk only from its hour on.
CREATE POLICY excluded_known ON exclusion FOR SELECT TO referrals_mandatory_reporting_app USING ((SELECT app.at()) IS NOT NULL);
CREATE POLICY own_desks ON desk_grant FOR SELECT TO referrals_mandatory_reporting_app USING (
  desk = ANY ((SELECT app.desks())::uuid[])
  AND from_at <= (SELECT app.at())
  AND (SELECT app.staff()) <> ALL (recused)
  AND (exempt OR NOT EXISTS (
    SELECT 1 FROM exclusion e WHERE e.report_id = desk_grant.report_id
      AND (e.excluded = desk_grant.desk::text OR e.excluded = desk_grant.desk_agency)))
);

-- True when a desk of the caller reads the report at this rank or a stronger one.
CREATE FUNCTION reads(report uuid, weakest int) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM mandatory_reporting.desk_grant g WHERE g.report_id = report AND g.rank <= weakest)
$$;
-- As `reads`, for desks where the caller is supervisor.
CREATE FUNCTION supervises(report uuid, weakest int) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM mandatory_reporting.desk_grant g
    WHERE g.report_id = report AND g.rank <= weakest AND g.desk = ANY ((SELECT app.supervises())::uuid[]))
$$;
-- True for the person who made the report, and for the holder of a token for it.
CREATE FUNCTION owns(report uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT report = ANY ((SELECT app.reports())::uuid[])
    OR EXISTS (SELECT 1 FROM mandatory_reporting.report_owner o WHERE o.report_id = report AND o.staff = (SELECT app.staff()))
$$;

CREATE POLICY own ON report_owner FOR SELECT TO referrals_mandatory_reporting_app USING (staff = (SELECT app.staff()));
CREATE POLICY made ON report_owner FOR INSERT TO referrals_mandatory_reporting_app WITH CHECK (staff = (SELECT app.staff()));
CREATE POLICY not_signed_in ON receipt FOR SELECT TO referrals_mandatory_reporting_app USING ('PUBLIC' = ANY ((SELECT app.roles())::text[]));

CREATE POLICY scope ON report FOR SELECT TO referrals_mandatory_reporting_app USING (owns(id) OR reads(id, 4));
CREATE POLICY supplemented ON report FOR UPDATE TO referrals_mandatory_reporting_app USING (owns(id) OR reads(id, 1)) WITH CHECK (true);
-- A desk's words are not the reporter's to read: where a child was taken to is told to nobody outside.
CREATE POLICY scope ON report_story FOR SELECT TO referrals_mandatory_reporting_app USING ((told_by = 'REPORTER' AND owns(report_id)) OR reads(report_id, 2));
CREATE POLICY scope ON report_suspicion FOR SELECT TO referrals_mandatory_reporting_app USING ((told_by = 'REPORTER' AND owns(report_id)) OR reads(report_id, 1));
CREATE POLICY scope ON child_index FOR SELECT TO referrals_mandatory_reporting_app USING (reads(report_id, 2));
CREATE POLICY scope ON routing_facts FOR SELECT TO referrals_mandatory_reporting_app USING (owns(report_id) OR reads(report_id, 2));
CREATE POLICY supplemented ON routing_facts FOR UPDATE TO referrals_mandatory_reporting_app USING (owns(report_id) OR reads(report_id, 1)) WITH CHECK (true);
CREATE POLICY scope ON routing_decision FOR SELECT TO referrals_mandatory_reporting_app USING (owns(report_id) OR reads(report_id, 2));
CREATE POLICY scope ON guardian_decision FOR SELECT TO referrals_mandatory_reporting_app USING (reads(report_id, 2));
CREATE POLICY decided ON guardian_decision FOR INSERT TO referrals_mandatory_reporting_app WITH CHECK (reads(report_id, 2));
CREATE POLICY scope ON first_read FOR SELECT TO referrals_mandatory_reporting_app USING (reads(report_id, 4));
CREATE POLICY read ON first_read FOR INSERT TO referrals_mandatory_reporting_app WITH CHECK (reads(report_id, 4));

-- The reporter's identity: the reporter, and a supervisor of a police desk that leads the case.
CREATE POLICY scope ON reporter_identity FOR SELECT TO referrals_mandatory_reporting_app USING (
  owns(report_id) OR EXISTS (
    SELECT 1 FROM desk_grant g WHERE g.report_id = reporter_identity.report_id AND g.rank = 1 AND g.desk_agency = 'PSB'
      AND g.desk = ANY ((SELECT app.supervises())::uuid[]))
);
CREATE POLICY supplemented ON reporter_identity FOR UPDATE TO referrals_mandatory_reporting_app USING (owns(report_id)) WITH CHECK (owns(report_id));

-- Proof: auditors see all of it; desks the trail of cases they work on; supervisors who looked at them.
CREATE POLICY scope ON trail FOR SELECT TO referrals_mandatory_reporting_app USING (
  'AUDITOR' = ANY ((SELECT app.roles())::text[]) OR reads(case_id, 2));
CREATE POLICY scope ON access_log FOR SELECT TO referrals_mandatory_reporting_app USING (
  'AUDITOR' = ANY ((SELECT app.roles())::text[]) OR supervises(case_id, 2));
