-- What a person decided on a row of an import that waits for one: codes and ids, never what the row says. Whoever may go on with the import
-- decides; the last word counts until the row is settled.
CREATE TABLE import_choice (
  import_id uuid NOT NULL REFERENCES import (id),
  n int NOT NULL,
  choice text NOT NULL CHECK (choice IN ('TAKE_THEIRS', 'KEEP_OURS', 'CREATE', 'SAME_AS', 'SKIP')),
  child uuid,
  -- Of a conflict decided field by field: those that are taken.
  takes text[],
  by_staff uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (import_id, n),
  CHECK ((choice = 'SAME_AS') = (child IS NOT NULL))
);
DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
BEGIN
  ALTER TABLE import_choice ENABLE ROW LEVEL SECURITY;
  ALTER TABLE import_choice FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY service_role ON import_choice TO %I USING (true) WITH CHECK (true)', worker);
  EXECUTE format('CREATE POLICY owner_role ON import_choice TO %I USING (true) WITH CHECK (true)', owner);
  -- As the ledger's rows: the import's own organisation.
  EXECUTE format('CREATE POLICY of_import ON import_choice TO %I USING (EXISTS (SELECT FROM import i WHERE i.id = import_id)) WITH CHECK (EXISTS (SELECT FROM import i WHERE i.id = import_id))', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON import_choice TO %I, %I', app, worker);
END $$;
