-- Work that a service does by the clock: a row for each job, made when a process first looks for it.
CREATE TABLE job (
  name text PRIMARY KEY,
  -- The moment of its schedule that is to be done next, and before when it is not tried.
  due timestamptz NOT NULL,
  try_at timestamptz NOT NULL,
  -- Tries of that moment which did not succeed, counted before each is made.
  tries int NOT NULL DEFAULT 0,
  started_at timestamptz,
  -- The moment that was done last, when that was, and how long it took.
  done_for timestamptz,
  done_at timestamptz,
  took_ms int,
  -- Class and code of the last failure; gone once it succeeds.
  error text
);

-- That an aggregate changed, for those who look on: ids alone. Whoever reads it asks the aggregate itself, with the looker's own rights.
-- `xid`: transactions commit in another order than they began, so what was seen is told by a snapshot (all below its xmin), never by a
-- number given out at the insert. Rows are removed after a day.
CREATE TABLE stream_entry (
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  stream text NOT NULL,
  subject uuid NOT NULL,
  at timestamptz NOT NULL,
  -- Desks and people that may see it no longer.
  left_by uuid[] NOT NULL DEFAULT '{}'
);
CREATE INDEX stream_entry_place ON stream_entry (stream, xid);
CREATE INDEX stream_entry_at ON stream_entry (at);

ALTER TABLE job ENABLE ROW LEVEL SECURITY;
ALTER TABLE job FORCE ROW LEVEL SECURITY;
ALTER TABLE stream_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE stream_entry FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
  name text;
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON job TO %I', worker);
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON stream_entry TO %I', worker);
  EXECUTE format('GRANT INSERT ON stream_entry TO %I', app);
  FOREACH name IN ARRAY ARRAY['job', 'stream_entry'] LOOP
    EXECUTE format('CREATE POLICY owner_role ON %I TO %I USING (true) WITH CHECK (true)', name, owner);
    EXECUTE format('CREATE POLICY service_role ON %I TO %I USING (true) WITH CHECK (true)', name, worker);
  END LOOP;
  -- Whoever changes something says so; nobody's request reads who changed what.
  EXECUTE format('CREATE POLICY changed ON stream_entry FOR INSERT TO %I WITH CHECK ((SELECT app.at()) IS NOT NULL)', app);
END $$;
