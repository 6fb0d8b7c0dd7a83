-- Imports: files that people send, what became of each row, and the file itself, sealed, until the import has ended. No value of a row
-- stands here in clear.

-- `digest`: a keyed hash of the bytes; the same file sent again is the same import. `acts_for`: for whom its rows are changed, as the
-- context of the request said (ids and roles). `tries`: starts since the last row that was done, counted before each. `shown`: whether a
-- person saw what the rows would do before they do it.
CREATE TABLE import (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  digest text NOT NULL,
  staff uuid NOT NULL,
  organisation uuid NOT NULL,
  acts_for jsonb NOT NULL,
  shown boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('CHECKING', 'CHECKED', 'APPLYING', 'WAITING', 'APPLIED', 'REFUSED', 'STUCK', 'DISCARDED')),
  at timestamptz NOT NULL,
  checked_at timestamptz,
  ended_at timestamptz,
  tries int NOT NULL,
  columns_ignored int NOT NULL,
  refusal jsonb
);
CREATE UNIQUE INDEX import_once ON import (name, organisation, digest) WHERE state NOT IN ('REFUSED', 'DISCARDED');
CREATE INDEX import_open ON import (at) WHERE state IN ('CHECKING', 'APPLYING');
CREATE INDEX import_of_organisation ON import (organisation, at DESC);

-- `digest`: a keyed hash of what the row says. Without an outcome the row is only checked.
CREATE TABLE import_row (
  import_id uuid NOT NULL REFERENCES import (id),
  n int NOT NULL,
  digest text NOT NULL,
  action text NOT NULL,
  faults jsonb NOT NULL,
  outcome text CHECK (outcome IN ('DONE', 'NOTHING', 'REFUSED', 'REVIEW', 'FAILED')),
  PRIMARY KEY (import_id, n)
);

CREATE TABLE import_piece (
  import_id uuid NOT NULL REFERENCES import (id),
  n int NOT NULL,
  sealed text NOT NULL,
  PRIMARY KEY (import_id, n)
);

DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['import', 'import_row', 'import_piece'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', name, name);
    EXECUTE format('CREATE POLICY service_role ON %I TO %I USING (true) WITH CHECK (true)', name, worker);
    -- Migrations fill and mend rows; without a policy they would find none.
    EXECUTE format('CREATE POLICY owner_role ON %I TO %I USING (true) WITH CHECK (true)', name, owner);
  END LOOP;
  -- An import belongs to the organisation of who sent it: colleagues go on with it.
  EXECUTE format('CREATE POLICY own_organisation ON import TO %I USING (organisation = (SELECT app.organisation())) WITH CHECK (organisation = (SELECT app.organisation()))', app);
  EXECUTE format('CREATE POLICY of_import ON import_row TO %I USING (EXISTS (SELECT FROM import i WHERE i.id = import_id)) WITH CHECK (EXISTS (SELECT FROM import i WHERE i.id = import_id))', app);
  -- A request brings a file and never reads one.
  EXECUTE format('CREATE POLICY of_import ON import_piece FOR INSERT TO %I WITH CHECK (EXISTS (SELECT FROM import i WHERE i.id = import_id AND i.staff = (SELECT app.staff())))', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON import, import_row TO %I, %I', app, worker);
  EXECUTE format('GRANT INSERT ON import_piece TO %I', app);
  EXECUTE format('GRANT SELECT, DELETE ON import_piece TO %I', worker);
END $$;
