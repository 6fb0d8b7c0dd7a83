-- Whose account is suspended, as the directory says: an access token lives on for minutes, and must not be good for anything meanwhile.
-- Staff ids alone; nobody's request sees them.
CREATE TABLE suspended_staff (
  staff uuid PRIMARY KEY,
  suspended boolean NOT NULL,
  -- Of the register when that was said.
  revision bigint NOT NULL
);
ALTER TABLE suspended_staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE suspended_staff FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
BEGIN
  EXECUTE format('CREATE POLICY owner_role ON suspended_staff TO %I USING (true) WITH CHECK (true)', owner);
  EXECUTE format('CREATE POLICY service_role ON suspended_staff TO %I USING (true) WITH CHECK (true)', worker);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON suspended_staff TO %I', worker);
END $$;
