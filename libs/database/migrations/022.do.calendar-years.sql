SELECT app.hold_tables(ARRAY['duty']);
-- Notices of working days that came after the release: a year each, never changed and never taken away. From `effective_at` on everybody
-- computes by it; until then nobody does. Every process reads it again within 15 seconds.
CREATE TABLE calendar_year (
  year int PRIMARY KEY CHECK (year BETWEEN 2027 AND 2099),
  -- Number or title of the notice, as its importer wrote it.
  notice text NOT NULL,
  off_days date[] NOT NULL,
  make_up_days date[] NOT NULL,
  -- SHA-256, hex, of the canonical JSON of year and days: the same days are the same notice.
  digest text NOT NULL,
  imported_at timestamptz NOT NULL,
  effective_at timestamptz NOT NULL CHECK (effective_at > imported_at + interval '1 minute')
);

-- What a commit waits for must not eat up the time in which every process hears of it: `imported_at` is read in the transaction, and it ends within 20 s or not at all.
CREATE FUNCTION calendar_year_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF clock_timestamp() > transaction_timestamp() + interval '20 seconds' THEN
    RAISE EXCEPTION 'the import took too long to take effect for everybody at one moment; import it again' USING ERRCODE = '55P03';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER calendar_year_in_time AFTER INSERT ON calendar_year DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION calendar_year_in_time();

-- By how many imported years a duty was dated last, and whether an import may move its date or the time of a step: what was made before this
-- is looked at once.
ALTER TABLE duty ADD COLUMN calendar_revision int NOT NULL DEFAULT 0, ADD COLUMN awaits_notice boolean NOT NULL DEFAULT true;
CREATE INDEX duty_awaits_notice ON duty (calendar_revision, case_id) WHERE state = 'OPEN' AND awaits_notice;

-- Cases whose duties could not be derived: skipped, so that others go on, and tried again later and later, once an hour in the end. A person
-- must look; the row goes once it succeeds.
CREATE TABLE duty_skipped (
  case_id uuid PRIMARY KEY,
  tries int NOT NULL,
  since timestamptz NOT NULL,
  try_at timestamptz NOT NULL,
  -- Class and code of what was thrown last.
  error text NOT NULL
);

-- What was counted last, for metrics: nobody counts duties when asked for a number.
CREATE TABLE duty_figures (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  at timestamptz NOT NULL,
  figures jsonb NOT NULL
);

-- Why an operator let the duties of a case be written anew; its trail says that they were, and how many differed.
CREATE TABLE duty_rebuild (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  at timestamptz NOT NULL,
  differences int NOT NULL,
  reason text NOT NULL
);

ALTER TABLE calendar_year ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_year FORCE ROW LEVEL SECURITY;
ALTER TABLE duty_skipped ENABLE ROW LEVEL SECURITY;
ALTER TABLE duty_skipped FORCE ROW LEVEL SECURITY;
ALTER TABLE duty_figures ENABLE ROW LEVEL SECURITY;
ALTER TABLE duty_figures FORCE ROW LEVEL SECURITY;
ALTER TABLE duty_rebuild ENABLE ROW LEVEL SECURITY;
ALTER TABLE duty_rebuild FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['calendar_year', 'duty_skipped', 'duty_figures', 'duty_rebuild'] LOOP
    EXECUTE format('CREATE POLICY owner_role ON %I TO %I USING (true) WITH CHECK (true)', name, owner);
    EXECUTE format('CREATE POLICY service_role ON %I TO %I USING (true) WITH CHECK (true)', name, worker);
  END LOOP;
  EXECUTE format('GRANT SELECT, INSERT ON calendar_year, duty_rebuild TO %I', worker);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON duty_skipped TO %I', worker);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON duty_figures TO %I', worker);
  -- Each request that changes a case dates what the case owes: whoever acts in it, and whoever holds the token of a report.
  EXECUTE format('GRANT SELECT ON calendar_year TO %I', app);
  EXECUTE format('CREATE POLICY known ON calendar_year FOR SELECT TO %I USING ((SELECT app.nobody() IS NOT NULL))', app);
END $$;

-- As before, and by which calendar each was dated.
CREATE OR REPLACE FUNCTION held_duties(p_cases uuid[], p_once text[]) RETURNS TABLE ("case" uuid, duties jsonb, places jsonb, hidden uuid[], followed int) LANGUAGE plpgsql AS $$
DECLARE
  mine uuid[] := ARRAY(SELECT c FROM unnest(p_cases) AS c WHERE CASE WHEN pg_has_role(current_user, 'referrals_' || current_schema() || '_worker', 'MEMBER') THEN true ELSE changes_case(c) END);
BEGIN
  PERFORM set_config('app.held', (coalesce(nullif(current_setting('app.held', true), ''), '{}')::uuid[] || mine)::text, true);
  RETURN QUERY SELECT c,
    (SELECT jsonb_agg(jsonb_build_object('id', d.id, 'clock', d.clock, 'pack', d.pack, 'rowFrom', d.row_from, 'subject', d.subject, 'placeKey', d.place_key,
        'owner', d.owner, 'division', d.division, 'triggerEvent', d.trigger_event, 'since', d.since, 'extension', d.extension, 'pauses', d.pauses,
        'dueAt', d.due_at, 'provisional', d.provisional, 'state', d.state, 'person', d.person, 'nextStepAt', d.next_step_at, 'version', d.version,
        'calendarRevision', d.calendar_revision, 'awaitsNotice', d.awaits_notice,
        'steps', (SELECT jsonb_agg(jsonb_build_object('step', s.step, 'at', s.at)) FROM duty_step s WHERE s.duty_id = d.id)))
      FROM duty d WHERE d.case_id = c AND (d.state = 'OPEN' OR (d.clock = ANY (p_once) AND d.state IN ('MET', 'MET_LATE')))),
    (SELECT jsonb_agg(jsonb_build_object('key', p.key, 'owner', p.owner, 'follows', p.follows)) FROM duty_place p WHERE p.case_id = c),
    (SELECT h.desks FROM duty_hidden(c) AS h), (SELECT h.followed FROM case_head AS h WHERE h.case_id = c)
  FROM unnest(mine) AS c;
END $$;

-- As before; a release that says nothing of the calendar leaves the row to be looked at.
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
  INSERT INTO duty_step (duty_id, case_id, step, at, fired_at, step_to, desk)
  SELECT s."dutyId", c."case", s.step, s.at, s."firedAt", s."to", s.desk
  FROM jsonb_to_recordset(p_changes) AS c("case" uuid, duties jsonb),
    jsonb_to_recordset(c.duties->'steps') AS s("dutyId" uuid, step text, at timestamptz, "firedAt" timestamptz, "to" text, desk uuid)
  WHERE c.duties IS NOT NULL;
  INSERT INTO duty_place (case_id, key, owner, follows)
  SELECT c."case", p.key, p.owner, p.follows
  FROM jsonb_to_recordset(p_changes) AS c("case" uuid, duties jsonb), jsonb_to_recordset(c.duties->'places') AS p(key uuid, owner uuid, follows uuid)
  WHERE c.duties IS NOT NULL
  ON CONFLICT (case_id, key) DO UPDATE SET owner = excluded.owner, follows = excluded.follows;
END $$;
