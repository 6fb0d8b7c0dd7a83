SELECT app.hold_tables(ARRAY['duty']);
-- What a step told which desk, in the order of lists: of an array no index can be used behind row security.
CREATE TABLE duty_told (
  desk uuid NOT NULL,
  duty_id uuid NOT NULL,
  due_at timestamptz NOT NULL,
  open boolean NOT NULL,
  -- It was paused at some time.
  paused boolean NOT NULL,
  PRIMARY KEY (desk, duty_id)
);
CREATE INDEX duty_told_open ON duty_told (desk, due_at, duty_id) WHERE open;
CREATE INDEX duty_told_closed ON duty_told (desk, due_at, duty_id) WHERE NOT open;
CREATE INDEX duty_told_paused ON duty_told (desk, due_at, duty_id) WHERE open AND paused;

-- How many duties are open, by everything that says who sees them: so a number is seen by exactly those who see what it counts. Changes only add
-- rows, of what they add and take away, and so wait for nobody; a job puts them together. The sum of the rows is the number, at each moment.
CREATE TABLE duty_tally (
  clock text NOT NULL,
  owner uuid,
  division text COLLATE "C",
  seen_by uuid[] NOT NULL,
  hidden_desks uuid[] NOT NULL,
  hidden_staff uuid[] NOT NULL,
  n int NOT NULL,
  settled boolean NOT NULL DEFAULT false
);
CREATE INDEX duty_tally_unsettled ON duty_tally (clock) WHERE NOT settled;

-- The words of `duty` (migration 020), but for heads that are held.
SELECT app.protect_by('duty_tally', $seen$
  'AUDITOR' = ANY ((SELECT app.roles())::text[])
  OR ((owner = ANY ((SELECT app.desks())::uuid[])
       OR division ^@ ANY ((SELECT app.jurisdictions('{COORD}'))::text[])
       OR seen_by && (SELECT app.desks())::uuid[])
      AND NOT (hidden_desks && (SELECT app.desks())::uuid[])
      AND NOT (hidden_staff @> ARRAY[(SELECT app.staff())]))
$seen$, 'clock', 'SELECT');
SELECT app.protect_by('duty_told', 'desk = ANY ((SELECT app.desks())::uuid[])', 'duty_id', 'SELECT');
DO $$ BEGIN EXECUTE format('GRANT INSERT, DELETE ON duty_tally TO %I', 'referrals_' || current_schema() || '_worker'); END $$;

CREATE FUNCTION tally_duties_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM now) THEN RETURN NULL; END IF;
  INSERT INTO duty_tally (clock, owner, division, seen_by, hidden_desks, hidden_staff, n)
  SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, count(*) FROM now WHERE state = 'OPEN' GROUP BY 1, 2, 3, 4, 5, 6;
  INSERT INTO duty_told (desk, duty_id, due_at, open, paused) SELECT DISTINCT desk, id, due_at, state = 'OPEN', pauses <> '[]' FROM now, unnest(seen_by) AS desk
  ON CONFLICT (desk, duty_id) DO UPDATE SET due_at = excluded.due_at, open = excluded.open, paused = excluded.paused;
  RETURN NULL;
END $$;
CREATE FUNCTION tally_duties_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM now) THEN RETURN NULL; END IF;
  INSERT INTO duty_tally (clock, owner, division, seen_by, hidden_desks, hidden_staff, n)
  SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, sum(n) FROM (
    SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, 1 AS n FROM now WHERE state = 'OPEN'
    UNION ALL SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, -1 FROM before WHERE state = 'OPEN'
  ) AS moved GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0;
  INSERT INTO duty_told AS t (desk, duty_id, due_at, open, paused) SELECT DISTINCT desk, id, due_at, state = 'OPEN', pauses <> '[]' FROM now, unnest(seen_by) AS desk
  ON CONFLICT (desk, duty_id) DO UPDATE SET due_at = excluded.due_at, open = excluded.open, paused = excluded.paused
    WHERE (t.due_at, t.open, t.paused) <> (excluded.due_at, excluded.open, excluded.paused);
  RETURN NULL;
END $$;
-- No role takes duties away; a hand on the database may.
CREATE FUNCTION tally_duties_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO duty_tally (clock, owner, division, seen_by, hidden_desks, hidden_staff, n)
  SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, -count(*) FROM before WHERE state = 'OPEN' GROUP BY 1, 2, 3, 4, 5, 6;
  DELETE FROM duty_told USING before WHERE duty_id = before.id;
  RETURN NULL;
END $$;

-- Counts all of them anew, and holds nobody up: what is tallied and visible to the statement is counted by it, what commits later adds to it.
CREATE FUNCTION tally_duties() RETURNS void LANGUAGE sql AS $$
  WITH tallied AS (DELETE FROM duty_tally)
  INSERT INTO duty_tally (clock, owner, division, seen_by, hidden_desks, hidden_staff, n, settled)
  SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, count(*), true FROM duty WHERE state = 'OPEN' GROUP BY 1, 2, 3, 4, 5, 6;
  INSERT INTO duty_told (desk, duty_id, due_at, open, paused) SELECT DISTINCT desk, id, due_at, state = 'OPEN', pauses <> '[]' FROM duty, unnest(seen_by) AS desk WHERE seen_by <> '{}'
  ON CONFLICT DO NOTHING;
$$;
DO $$
DECLARE name text;
BEGIN
  EXECUTE format('ALTER FUNCTION tally_duties() SET search_path = %I, pg_temp', current_schema());
  EXECUTE 'REVOKE EXECUTE ON FUNCTION tally_duties() FROM PUBLIC';
  FOREACH name IN ARRAY ARRAY['tally_duties_new()', 'tally_duties_changed()', 'tally_duties_gone()'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I, %I', name, 'referrals_' || current_schema() || '_app', 'referrals_' || current_schema() || '_worker');
  END LOOP;
END $$;
CREATE TRIGGER tally_duties_new AFTER INSERT ON duty REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION tally_duties_new();
CREATE TRIGGER tally_duties_changed AFTER UPDATE ON duty REFERENCING NEW TABLE AS now OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION tally_duties_changed();
CREATE TRIGGER tally_duties_gone AFTER DELETE ON duty REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION tally_duties_gone();
