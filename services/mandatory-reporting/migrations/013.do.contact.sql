-- How a reporter who asked for no secrecy may be telephoned: for desks that lead the case and have an answer to give. A row only where the
-- reporter said so; whoever asks for secrecy later takes it away.
CREATE TABLE reporter_contact (
  -- Written before the report's own row, in the same transaction.
  report_id uuid PRIMARY KEY REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  sealed text NOT NULL
);
ALTER TABLE reporter_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE reporter_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_role ON reporter_contact TO referrals_mandatory_reporting_owner USING (true) WITH CHECK (true);
CREATE POLICY service ON reporter_contact TO referrals_mandatory_reporting_worker USING (true) WITH CHECK (true);
GRANT SELECT ON reporter_contact TO referrals_mandatory_reporting_worker;
GRANT SELECT, INSERT, DELETE ON reporter_contact TO referrals_mandatory_reporting_app;

CREATE POLICY made ON reporter_contact FOR INSERT TO referrals_mandatory_reporting_app WITH CHECK ((SELECT app.at()) IS NOT NULL);
-- Who only watches tells nobody, and whose answers have all arrived has no more to tell. To take a row away is to see it.
CREATE POLICY scope_select ON reporter_contact FOR SELECT TO referrals_mandatory_reporting_app USING (
  report_id = ANY ((SELECT app.reports())::uuid[])
  OR coalesce((SELECT true FROM report_owner o WHERE o.report_id = reporter_contact.report_id AND o.staff = (SELECT app.staff()) LIMIT 1), false)
  OR coalesce((SELECT true FROM desk_grant g WHERE g.report_id = reporter_contact.report_id AND g.rank = 1 AND g.relation <> 'WATCHER'
    AND g.state <> 'fed_back' LIMIT 1), false));
CREATE POLICY scope_delete ON reporter_contact FOR DELETE TO referrals_mandatory_reporting_app USING (
  report_id = ANY ((SELECT app.reports())::uuid[])
  OR coalesce((SELECT true FROM report_owner o WHERE o.report_id = reporter_contact.report_id AND o.staff = (SELECT app.staff()) LIMIT 1), false));

-- Number and code are on a slip of paper that somebody else may find: they open no word of what was told. The words are for who signed in.
SELECT app.hold_tables(ARRAY['report_story', 'report_suspicion']);
ALTER POLICY scope_select ON report_story USING (
  (told_by = 'REPORTER' AND coalesce((SELECT true FROM report_owner o WHERE o.report_id = report_story.report_id AND o.staff = (SELECT app.staff()) LIMIT 1), false))
  OR coalesce((SELECT true FROM desk_grant g WHERE g.report_id = report_story.report_id AND g.rank <= 2 LIMIT 1), false));
ALTER POLICY scope_select ON report_suspicion USING (
  (told_by = 'REPORTER' AND coalesce((SELECT true FROM report_owner o WHERE o.report_id = report_suspicion.report_id AND o.staff = (SELECT app.staff()) LIMIT 1), false))
  OR coalesce((SELECT true FROM desk_grant g WHERE g.report_id = report_suspicion.report_id AND g.rank = 1 LIMIT 1), false));
