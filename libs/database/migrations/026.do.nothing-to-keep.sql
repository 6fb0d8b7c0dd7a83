-- Most changes fire no step, move no place and tell no desk: a statement that would write nothing is not begun. As before otherwise.
CREATE OR REPLACE FUNCTION keep_duties(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duty AS d (id, case_id, clock, pack, row_from, subject, place_key, owner, division, trigger_event, since, extension, pauses, due_at, provisional, state, met_at,
    recorded_late, closed_at, void_reason, person, next_step_at, seen_by, hidden_desks, hidden_staff, version, calendar_revision, awaits_notice)
  SELECT r.id, c."case", r.clock, r.pack, r."rowFrom", r.subject, r."placeKey", r.owner, r.division, r."triggerEvent", r.since, r.extension, r.pauses, r."dueAt", r.provisional,
    r.state, r."metAt", r."recordedLate", r."closedAt", r.reason, r.person, r."nextStepAt", coalesce(r."seenBy", '{}'), h.desks, h.staff, r.version,
    coalesce(r."calendarRevision", 0), coalesce(r."awaitsNotice", true)
  FROM jsonb_to_recordset(p_changes) AS c("case" uuid, duties jsonb), duty_hidden(c."case") AS h,
    jsonb_to_recordset(c.duties->'rows') AS r(id uuid, clock text, pack text, "rowFrom" date, subject uuid, "placeKey" uuid, owner uuid, division text,
      "triggerEvent" uuid, since timestamptz, extension text, pauses jsonb, "dueAt" timestamptz, provisional boolean, state text, "metAt" timestamptz,
      "recordedLate" boolean, "closedAt" timestamptz, reason text, person uuid, "nextStepAt" timestamptz, "seenBy" uuid[], version int,
      "calendarRevision" int, "awaitsNotice" boolean)
  WHERE c.duties IS NOT NULL
  ORDER BY r.state = 'OPEN'
  ON CONFLICT (id) DO UPDATE SET place_key = excluded.place_key, owner = excluded.owner, division = excluded.division, since = excluded.since, extension = excluded.extension,
    pauses = excluded.pauses, due_at = excluded.due_at, provisional = excluded.provisional, state = excluded.state, met_at = excluded.met_at,
    recorded_late = excluded.recorded_late, closed_at = excluded.closed_at, void_reason = excluded.void_reason, next_step_at = excluded.next_step_at,
    seen_by = d.seen_by || excluded.seen_by, version = excluded.version, calendar_revision = excluded.calendar_revision, awaits_notice = excluded.awaits_notice;
  IF p_changes @? '$[*].duties.steps[0]' THEN
    INSERT INTO duty_step (duty_id, case_id, step, at, fired_at, step_to, desk)
    SELECT s."dutyId", c."case", s.step, s.at, s."firedAt", s."to", s.desk
    FROM jsonb_to_recordset(p_changes) AS c("case" uuid, duties jsonb),
      jsonb_to_recordset(c.duties->'steps') AS s("dutyId" uuid, step text, at timestamptz, "firedAt" timestamptz, "to" text, desk uuid)
    WHERE c.duties IS NOT NULL;
  END IF;
  IF p_changes @? '$[*].duties.places[0]' THEN
    INSERT INTO duty_place (case_id, key, owner, follows)
    SELECT c."case", p.key, p.owner, p.follows
    FROM jsonb_to_recordset(p_changes) AS c("case" uuid, duties jsonb), jsonb_to_recordset(c.duties->'places') AS p(key uuid, owner uuid, follows uuid)
    WHERE c.duties IS NOT NULL
    ON CONFLICT (case_id, key) DO UPDATE SET owner = excluded.owner, follows = excluded.follows;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tally_duties_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM now) THEN RETURN NULL; END IF;
  INSERT INTO duty_tally (clock, owner, division, seen_by, hidden_desks, hidden_staff, n)
  SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, count(*) FROM now WHERE state = 'OPEN' GROUP BY 1, 2, 3, 4, 5, 6;
  IF EXISTS (SELECT FROM now WHERE seen_by <> '{}') THEN
    INSERT INTO duty_told (desk, duty_id, due_at, open, paused) SELECT DISTINCT desk, id, due_at, state = 'OPEN', pauses <> '[]' FROM now, unnest(seen_by) AS desk
    ON CONFLICT (desk, duty_id) DO UPDATE SET due_at = excluded.due_at, open = excluded.open, paused = excluded.paused;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION tally_duties_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM now) THEN RETURN NULL; END IF;
  INSERT INTO duty_tally (clock, owner, division, seen_by, hidden_desks, hidden_staff, n)
  SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, sum(n) FROM (
    SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, 1 AS n FROM now WHERE state = 'OPEN'
    UNION ALL SELECT clock, owner, division, seen_by, hidden_desks, hidden_staff, -1 FROM before WHERE state = 'OPEN'
  ) AS moved GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0;
  IF EXISTS (SELECT FROM now WHERE seen_by <> '{}') THEN
    INSERT INTO duty_told AS t (desk, duty_id, due_at, open, paused) SELECT DISTINCT desk, id, due_at, state = 'OPEN', pauses <> '[]' FROM now, unnest(seen_by) AS desk
    ON CONFLICT (desk, duty_id) DO UPDATE SET due_at = excluded.due_at, open = excluded.open, paused = excluded.paused
      WHERE (t.due_at, t.open, t.paused) <> (excluded.due_at, excluded.open, excluded.paused);
  END IF;
  RETURN NULL;
END $$;
-- A function that is replaced loses its settings.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tally_duties_new()', 'tally_duties_changed()'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
  END LOOP;
END $$;

-- What a change keeps is planned once for each connection, not anew in each.
ALTER FUNCTION keep_duties(jsonb) SET plan_cache_mode = force_generic_plan;
-- Nor is one plan for ever right that was made while a table was small: read whole, it was read whole for each case when it had grown.
ALTER FUNCTION held_duties(uuid[], text[]) SET enable_seqscan = off;
