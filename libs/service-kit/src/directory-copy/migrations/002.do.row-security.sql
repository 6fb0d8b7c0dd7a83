SELECT app.hold_tables(ARRAY['directory_copy_state', 'desk_copy', 'organisation_copy']);

-- Offices are known to whoever signed in, files without sign-in, or holds the token of a report: each of their requests is decided
-- by them. Nobody else asks.
DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['desk_copy', 'organisation_copy', 'directory_copy_state'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', name, name);
    EXECUTE format('CREATE POLICY owner_role ON %I TO %I USING (true) WITH CHECK (true)', name, owner);
    EXECUTE format('CREATE POLICY service_role ON %I TO %I USING (true) WITH CHECK (true)', name, worker);
    EXECUTE format('CREATE POLICY known ON %I FOR SELECT TO %I USING ((SELECT app.staff() IS NOT NULL OR app.roles() && ''{PUBLIC,REPORTER}''))', name, app);
  END LOOP;
END $$;
