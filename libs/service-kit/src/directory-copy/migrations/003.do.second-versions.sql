SELECT app.hold_tables(ARRAY['directory_copy_state']);

-- What the second versions of the directory's events tell, in tables of their own: the release before goes on applying the first versions to
-- its own, counts what it finds there, and takes nothing of this for its desks.
CREATE TABLE desk_copy_v2 (
  id uuid PRIMARY KEY,
  revision bigint NOT NULL,
  record jsonb NOT NULL
);
CREATE TABLE organisation_copy_v2 (
  id uuid PRIMARY KEY,
  revision bigint NOT NULL,
  record jsonb NOT NULL
);
-- Codes as short as people write them: 6, 9 or 12 digits.
CREATE TABLE division_copy (
  code text PRIMARY KEY,
  revision bigint NOT NULL,
  record jsonb NOT NULL
);

-- The last that was said of what a whole copy consists of, and whether this one had exactly that once.
ALTER TABLE directory_copy_state
  ADD COLUMN told_revision bigint NOT NULL DEFAULT 0,
  ADD COLUMN told_count int NOT NULL DEFAULT 0,
  ADD COLUMN told_digest text NOT NULL DEFAULT '',
  ADD COLUMN complete boolean NOT NULL DEFAULT false,
  ADD COLUMN divisions bigint NOT NULL DEFAULT 0;

DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['desk_copy_v2', 'organisation_copy_v2', 'division_copy'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO %I, %I; GRANT INSERT, UPDATE ON %I TO %I', name, app, worker, name, worker);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', name, name);
    EXECUTE format('CREATE POLICY owner_role ON %I TO %I USING (true) WITH CHECK (true)', name, owner);
    EXECUTE format('CREATE POLICY service_role ON %I TO %I USING (true) WITH CHECK (true)', name, worker);
    EXECUTE format('CREATE POLICY known ON %I FOR SELECT TO %I USING ((SELECT app.staff() IS NOT NULL OR app.roles() && ''{PUBLIC,REPORTER}''))', name, app);
  END LOOP;
END $$;
