-- One access to many cases: a page of a list, a lookup of another service. Its row in access_log names no case; access_case has each of
-- them, so that whoever may review one case sees the access and not which other cases it was of. `service`: which service asked for
-- itself; `for_service`, `for_case`: on behalf of what a person's lookup was.
SELECT app.hold_tables(ARRAY['access_log']);
ALTER TABLE access_log ALTER COLUMN case_id DROP NOT NULL;
ALTER TABLE access_log ADD COLUMN service text, ADD COLUMN for_service text, ADD COLUMN for_case uuid;

CREATE TABLE access_case (
  access_id uuid NOT NULL REFERENCES access_log (id),
  case_id uuid NOT NULL,
  level text,
  PRIMARY KEY (case_id, access_id)
);
CREATE INDEX access_case_access ON access_case (access_id);

DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
BEGIN
  ALTER TABLE access_case ENABLE ROW LEVEL SECURITY;
  ALTER TABLE access_case FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY owner_role ON access_case TO %I USING (true) WITH CHECK (true)', owner);
  EXECUTE format('CREATE POLICY service_role ON access_case TO %I USING (true) WITH CHECK (true)', worker);
  -- As access_log: a context may leave accesses, auditors read them, services say who else.
  EXECUTE format('CREATE POLICY own_access ON access_case FOR INSERT TO %I WITH CHECK ((SELECT app.at()) IS NOT NULL)', app);
  EXECUTE format('CREATE POLICY auditor ON access_case FOR SELECT TO %I USING (''AUDITOR'' = ANY ((SELECT app.roles())::text[]))', app);
  EXECUTE format('GRANT SELECT, INSERT ON access_case TO %I, %I', app, worker);
  -- A service that asks for itself leaves accesses in its own name, and a person none in a service's.
  ALTER POLICY own_access ON access_log WITH CHECK ((SELECT app.at()) IS NOT NULL AND (staff IS NULL OR staff = (SELECT app.staff()))
    AND service IS NOT DISTINCT FROM (SELECT app.service()));
END $$;
