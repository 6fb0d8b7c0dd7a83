-- By how much the clock of a demonstration is ahead of the machine's: one row, in milliseconds, which only grows. Outside of demo mode nobody
-- reads it.
CREATE TABLE demo_clock (
  "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  offset_ms bigint NOT NULL CHECK (offset_ms BETWEEN 0 AND 34560000000)
);
INSERT INTO demo_clock (offset_ms) VALUES (0);
ALTER TABLE demo_clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE demo_clock FORCE ROW LEVEL SECURITY;

CREATE FUNCTION demo_clock_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the clock of a demonstration does not go back';
END $$;
CREATE TRIGGER grows BEFORE UPDATE ON demo_clock FOR EACH ROW WHEN (new.offset_ms < old.offset_ms) EXECUTE FUNCTION demo_clock_grows();

DO $$
DECLARE
  role text := 'referrals_' || current_schema();
BEGIN
  EXECUTE format('CREATE POLICY owner_role ON demo_clock TO %I USING (true) WITH CHECK (true)', role || '_owner');
  EXECUTE format('CREATE POLICY service_role ON demo_clock TO %I USING (true) WITH CHECK (true)', role || '_worker');
  EXECUTE format('GRANT SELECT, UPDATE ON demo_clock TO %I', role || '_worker');
  -- Only who administers the directory sets the clock on; all others hear of it by its event.
  IF current_schema() = 'directory' THEN
    EXECUTE format('GRANT SELECT, UPDATE ON demo_clock TO %I', role || '_app');
    EXECUTE format('CREATE POLICY administered ON demo_clock TO %I USING ((SELECT app.roles()) && ''{ADMIN}'') WITH CHECK ((SELECT app.roles()) && ''{ADMIN}'')', role || '_app');
  END IF;
END $$;
