-- Of which child's file a report is, as the child's county says and takes back: the last word of each file, by the time it was said.
CREATE TABLE report_child (
  report_id uuid NOT NULL REFERENCES report,
  child_id uuid NOT NULL,
  -- The link as it stands; false: taken back.
  linked boolean NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (report_id, child_id)
);
ALTER TABLE report_child ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_child FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_role ON report_child TO referrals_mandatory_reporting_owner USING (true) WITH CHECK (true);
CREATE POLICY service ON report_child TO referrals_mandatory_reporting_worker USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON report_child TO referrals_mandatory_reporting_worker;
GRANT SELECT ON report_child TO referrals_mandatory_reporting_app;
-- Desks that lead the case or support it; no reporter, and nobody who is only told.
CREATE POLICY scope_select ON report_child FOR SELECT TO referrals_mandatory_reporting_app USING (
  coalesce((SELECT true FROM desk_grant g WHERE g.report_id = report_child.report_id AND g.rank <= 2 LIMIT 1), false));
