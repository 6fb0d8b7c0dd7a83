-- A service's own copy of the register, kept by the directory's events. Offices only: no person's name is in it.
CREATE TABLE desk_copy (
  id uuid PRIMARY KEY,
  revision bigint NOT NULL,
  record jsonb NOT NULL
);
CREATE TABLE organisation_copy (
  id uuid PRIMARY KEY,
  revision bigint NOT NULL,
  record jsonb NOT NULL
);
-- One row: the last revision published, and whether the copy had exactly what it names.
CREATE TABLE directory_copy_state (
  "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  revision bigint NOT NULL,
  whole boolean NOT NULL,
  applied bigint NOT NULL
);
INSERT INTO directory_copy_state (revision, whole, applied) VALUES (0, false, 0);

DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
BEGIN
  EXECUTE format('GRANT SELECT ON desk_copy, organisation_copy, directory_copy_state TO %I, %I', app, worker);
  EXECUTE format('GRANT INSERT, UPDATE ON desk_copy, organisation_copy TO %I', worker);
  EXECUTE format('GRANT UPDATE ON directory_copy_state TO %I', worker);
END $$;
