-- The same scope as report-scope.ts, held by the database: it alone keeps every reader to what is theirs.

GRANT USAGE ON SEQUENCE receipt_sequence TO referrals_mandatory_reporting_app;
GRANT SELECT, INSERT ON report, receipt, report_owner, report_story, report_suspicion, child_index, reporter_identity,
  routing_facts, routing_decision, exclusion, first_read, guardian_decision TO referrals_mandatory_reporting_app;
GRANT INSERT ON suspected_organisation TO referrals_mandatory_reporting_app;
GRANT SELECT ON desk_grant TO referrals_mandatory_reporting_app;
GRANT UPDATE (situations, concerns, leads, version) ON report TO referrals_mandatory_reporting_app;
GRANT UPDATE (sealed) ON reporter_identity TO referrals_mandatory_reporting_app;
GRANT UPDATE (sealed, confidential) ON routing_facts TO referrals_mandatory_reporting_app;
-- The service itself: what its handlers of events and its start need.
GRANT SELECT ON report, receipt, report_owner, report_story, report_suspicion, child_index, reporter_identity, routing_facts, routing_decision,
  suspected_organisation, exclusion, referral_standing, desk_grant, first_read, guardian_decision, token_key TO referrals_mandatory_reporting_worker;
GRANT UPDATE (leads) ON report TO referrals_mandatory_reporting_worker;
GRANT INSERT ON routing_decision, suspected_organisation, exclusion, token_key TO referrals_mandatory_reporting_worker;
GRANT INSERT, UPDATE ON referral_standing TO referrals_mandatory_reporting_worker;
GRANT INSERT, DELETE ON desk_grant TO referrals_mandatory_reporting_worker;

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

CREATE POLICY own ON report_owner FOR SELECT TO referrals_mandatory_reporting_app USING (staff = (SELECT app.staff()));
CREATE POLICY made ON report_owner FOR INSERT TO referrals_mandatory_reporting_app WITH CHECK (staff = (SELECT app.staff()));
CREATE POLICY not_signed_in ON receipt FOR SELECT TO referrals_mandatory_reporting_app USING ('PUBLIC' = ANY ((SELECT app.roles())::text[]));

-- Written out into each policy: a function would be called for every row it is asked of. Scalar with LIMIT, not EXISTS: that may
-- be planned as a hash of everything a desk has ever been granted.
DO $$
DECLARE
  app text := 'referrals_mandatory_reporting_app';
  -- The person who made the report, and the holder of a token for it.
  owns text := '(%1$s = ANY ((SELECT app.reports())::uuid[])
    OR coalesce((SELECT true FROM report_owner o WHERE o.report_id = %1$s AND o.staff = (SELECT app.staff()) LIMIT 1), false))';
  -- A desk of the caller that works on it; that leads it; that is named in it at all; where the caller is supervisor.
  works text := 'coalesce((SELECT true FROM desk_grant g WHERE g.report_id = %1$s AND g.rank <= 2 LIMIT 1), false)';
  leads text := 'coalesce((SELECT true FROM desk_grant g WHERE g.report_id = %1$s AND g.rank = 1 LIMIT 1), false)';
  named text := 'coalesce((SELECT true FROM desk_grant g WHERE g.report_id = %1$s LIMIT 1), false)';
  supervises text := 'coalesce((SELECT true FROM desk_grant g WHERE g.report_id = %1$s
    AND g.rank <= 2 AND g.desk = ANY ((SELECT app.supervises())::uuid[]) LIMIT 1), false)';
  unseals text := 'coalesce((SELECT true FROM desk_grant g WHERE g.report_id = %1$s
    AND g.rank = 1 AND g.desk_agency = ''PSB'' AND g.desk = ANY ((SELECT app.supervises())::uuid[]) LIMIT 1), false)';
  auditor text := '''AUDITOR'' = ANY ((SELECT app.roles())::text[])';
  policy record;
BEGIN
  FOR policy IN SELECT * FROM (VALUES
    ('report', 'SELECT', 'report.id', owns || ' OR ' || named),
    ('report', 'UPDATE', 'report.id', owns || ' OR ' || leads),
    -- A desk's words are not the reporter's to read: where a child was taken to is told to nobody outside.
    ('report_story', 'SELECT', 'report_story.report_id', '(told_by = ''REPORTER'' AND ' || owns || ') OR ' || works),
    ('report_suspicion', 'SELECT', 'report_suspicion.report_id', '(told_by = ''REPORTER'' AND ' || owns || ') OR ' || leads),
    ('child_index', 'SELECT', 'child_index.report_id', works),
    ('routing_facts', 'SELECT', 'routing_facts.report_id', owns || ' OR ' || works),
    ('routing_facts', 'UPDATE', 'routing_facts.report_id', owns || ' OR ' || leads),
    ('routing_decision', 'SELECT', 'routing_decision.report_id', owns || ' OR ' || works),
    ('guardian_decision', 'SELECT', 'guardian_decision.report_id', works),
    ('guardian_decision', 'INSERT', 'guardian_decision.report_id', works),
    ('first_read', 'SELECT', 'first_read.report_id', named),
    ('first_read', 'INSERT', 'first_read.report_id', named),
    -- The reporter, and a supervisor of a police desk that leads the case.
    ('reporter_identity', 'SELECT', 'reporter_identity.report_id', owns || ' OR ' || unseals),
    ('reporter_identity', 'UPDATE', 'reporter_identity.report_id', owns),
    -- Proof: auditors see all of it; desks the trail of cases they work on; supervisors who looked at them.
    ('trail', 'SELECT', 'trail.case_id', auditor || ' OR ' || works),
    ('access_log', 'SELECT', 'access_log.case_id', auditor || ' OR ' || supervises)
  ) AS p(tab, verb, col, rule) LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR %s TO %I %s (%s)', 'scope_' || lower(policy.verb), policy.tab, policy.verb, app,
      CASE policy.verb WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, format(policy.rule, policy.col));
  END LOOP;
END $$;
