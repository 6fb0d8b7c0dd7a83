-- Every key this service ever started with. One that is missing at a later start may have sealed something: then, and only then,
-- all ciphertext is looked through.
CREATE TABLE key_seen (
  id text PRIMARY KEY,
  at timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON key_seen TO referrals_mandatory_reporting_worker;
ALTER TABLE key_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_seen FORCE ROW LEVEL SECURITY;
CREATE POLICY service ON key_seen TO referrals_mandatory_reporting_worker USING (true) WITH CHECK (true);
