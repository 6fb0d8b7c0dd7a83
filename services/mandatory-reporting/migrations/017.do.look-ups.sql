-- An auditor finds a report by the number that somebody reads out: its id, and nothing of it.
SELECT app.hold_tables(ARRAY['receipt', 'child_index', 'access_log', 'desk_grant']);
CREATE POLICY auditor ON receipt FOR SELECT TO referrals_mandatory_reporting_app USING ('AUDITOR' = ANY ((SELECT app.roles())::text[]));

-- Who broke a seal; few among all accesses.
CREATE INDEX access_log_unsealed ON access_log (at DESC, id DESC) WHERE what = 'REPORTER_IDENTITY';

-- What of a report finds others, by the report.
CREATE INDEX child_index_report ON child_index (report_id);

-- Keyed hashes of telephones of guardians and suspects, to find other reports that share one. They are of the part that leads alone read, and found
-- by them alone. Of reports that are there already none is known.
CREATE TABLE suspicion_index (
  -- Written before the report's own row, in the same transaction.
  report_id uuid NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  value text NOT NULL,
  PRIMARY KEY (report_id, value)
);
CREATE INDEX suspicion_index_value ON suspicion_index (value, report_id);
ALTER TABLE suspicion_index ENABLE ROW LEVEL SECURITY;
ALTER TABLE suspicion_index FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_role ON suspicion_index TO referrals_mandatory_reporting_owner USING (true) WITH CHECK (true);
CREATE POLICY service ON suspicion_index TO referrals_mandatory_reporting_worker USING (true) WITH CHECK (true);
GRANT SELECT ON suspicion_index TO referrals_mandatory_reporting_worker;
GRANT SELECT, INSERT ON suspicion_index TO referrals_mandatory_reporting_app;
CREATE POLICY made ON suspicion_index FOR INSERT TO referrals_mandatory_reporting_app WITH CHECK ((SELECT app.at()) IS NOT NULL);
CREATE POLICY scope_select ON suspicion_index FOR SELECT TO referrals_mandatory_reporting_app USING (
  coalesce((SELECT true FROM desk_grant g WHERE g.report_id = suspicion_index.report_id AND g.rank = 1 LIMIT 1), false));
