-- Which supplement a desk's member had before them when that was told to the desks: once for a referral as it stood. It names no person.
CREATE TABLE supplement_read (
  referral_id uuid NOT NULL,
  desk uuid NOT NULL,
  version int NOT NULL,
  part int NOT NULL,
  report_id uuid NOT NULL,
  PRIMARY KEY (referral_id, desk, version, part)
);
GRANT SELECT, INSERT ON supplement_read TO referrals_mandatory_reporting_app;
GRANT SELECT ON supplement_read TO referrals_mandatory_reporting_worker;

ALTER TABLE supplement_read ENABLE ROW LEVEL SECURITY; ALTER TABLE supplement_read FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_role ON supplement_read TO referrals_mandatory_reporting_owner USING (true) WITH CHECK (true);
CREATE POLICY service ON supplement_read TO referrals_mandatory_reporting_worker USING (true) WITH CHECK (true);
-- Desks that are named in the report's grants, as of the first reads.
CREATE POLICY scope_select ON supplement_read FOR SELECT TO referrals_mandatory_reporting_app
  USING (coalesce((SELECT true FROM desk_grant g WHERE g.report_id = supplement_read.report_id LIMIT 1), false));
CREATE POLICY scope_insert ON supplement_read FOR INSERT TO referrals_mandatory_reporting_app
  WITH CHECK (coalesce((SELECT true FROM desk_grant g WHERE g.report_id = supplement_read.report_id LIMIT 1), false));
