-- What came of reports, for who made them with an account. A message names its report and nobody: who made that one `report_owner` alone says.
SELECT app.hold_tables(ARRAY['report', 'report_owner']);
CREATE TABLE inbox_message (
  -- Names what it tells: told again it is the same message.
  id uuid NOT NULL,
  -- A keyed hash of whose it is: a page of theirs is a walk of an index. It stands nowhere else, and the key is not in the database.
  inbox text NOT NULL,
  report_id uuid NOT NULL REFERENCES report (id),
  kind text NOT NULL CHECK (kind = 'ANSWER'),
  reason text NOT NULL CHECK (reason IN ('ANSWERED', 'READ', 'SUPPLEMENT_READ')),
  number text NOT NULL,
  at timestamptz NOT NULL,
  landed_at timestamptz NOT NULL,
  read_at timestamptz,
  -- Transactions commit in another order than they begin: what somebody saw is told by a snapshot, never by a time.
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (inbox, id)
);
CREATE INDEX inbox_message_page ON inbox_message (inbox, kind, landed_at DESC, id DESC);
CREATE INDEX inbox_message_unread ON inbox_message (inbox, kind, landed_at DESC, id DESC) WHERE read_at IS NULL;
-- Whom an answer is for is asked by the report.
CREATE INDEX report_owner_report ON report_owner (report_id);

ALTER TABLE inbox_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE inbox_message FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_role ON inbox_message TO referrals_mandatory_reporting_owner USING (true) WITH CHECK (true);
-- The service puts messages there, and sees none.
CREATE POLICY service ON inbox_message FOR INSERT TO referrals_mandatory_reporting_worker WITH CHECK (true);
GRANT INSERT ON inbox_message TO referrals_mandatory_reporting_worker;
-- Of a report's messages whoever made it sees and marks all, and nobody else any: no desk, no supervisor, no auditor, no holder of number and code.
CREATE POLICY own ON inbox_message TO referrals_mandatory_reporting_app USING (coalesce(
  (SELECT true FROM report_owner o WHERE o.report_id = inbox_message.report_id AND o.staff = (SELECT app.staff()) LIMIT 1), false));
GRANT SELECT, UPDATE (read_at) ON inbox_message TO referrals_mandatory_reporting_app;
