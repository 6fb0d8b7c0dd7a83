SELECT app.hold_tables(ARRAY['case_head', 'outbox']);
-- Up to which link of its trail the duties of a case are derived. A release that keeps no duties leaves it as it is: what it changed is
-- followed with the next change.
ALTER TABLE case_head ADD COLUMN followed int;

-- What each desk owes on a case, derived from the events the case left. A row does not change because time passes: paused and overdue follow
-- from these columns and the time of asking.
CREATE TABLE duty (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  -- Row of the pack that it was made by: a later revision moves nothing that runs.
  clock text NOT NULL,
  pack text NOT NULL,
  row_from date NOT NULL,
  subject uuid NOT NULL,
  place_key uuid NOT NULL,
  -- The desk that owes, now or when it ended, and where that desk is.
  owner uuid,
  division text COLLATE "C",
  trigger_event uuid NOT NULL,
  since timestamptz NOT NULL,
  extension text,
  pauses jsonb NOT NULL,
  due_at timestamptz NOT NULL,
  provisional boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'MET', 'MET_LATE', 'VOID')),
  met_at timestamptz,
  recorded_late boolean,
  closed_at timestamptz,
  void_reason text,
  person uuid,
  -- The earliest step that has not fired; null once it ended.
  next_step_at timestamptz,
  -- Desks that a step told of it.
  seen_by uuid[] NOT NULL DEFAULT '{}',
  hidden_desks uuid[] NOT NULL DEFAULT '{}',
  hidden_staff uuid[] NOT NULL DEFAULT '{}',
  version int NOT NULL,
  CHECK ((state = 'OPEN') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX duty_open ON duty (clock, subject) WHERE state = 'OPEN';
CREATE INDEX duty_owner ON duty (owner, due_at, id) WHERE state = 'OPEN';
CREATE INDEX duty_closed ON duty (owner, due_at, id) WHERE state <> 'OPEN';
CREATE INDEX duty_division ON duty (division, due_at, id) WHERE state = 'OPEN';
CREATE INDEX duty_place_next ON duty (place_key, due_at, clock, id) WHERE state = 'OPEN';
CREATE INDEX duty_due ON duty (due_at, id) WHERE state = 'OPEN';
CREATE INDEX duty_next_step ON duty (next_step_at) WHERE next_step_at IS NOT NULL;
CREATE INDEX duty_seen_by ON duty USING gin (seen_by) WHERE seen_by <> '{}';
CREATE INDEX duty_case ON duty (case_id);

-- A step of a ladder that fired: when it was to, when that was seen, whom it was for and which desk heard.
CREATE TABLE duty_step (
  duty_id uuid NOT NULL REFERENCES duty,
  case_id uuid NOT NULL,
  step text NOT NULL,
  at timestamptz NOT NULL,
  fired_at timestamptz NOT NULL,
  step_to text NOT NULL,
  desk uuid,
  PRIMARY KEY (duty_id, step)
);

-- Whose desk is whose in a case, and which id follows another after a merge.
CREATE TABLE duty_place (
  case_id uuid NOT NULL,
  key uuid NOT NULL,
  owner uuid,
  follows uuid,
  PRIMARY KEY (case_id, key)
);

-- On whose word a time was extended, paused, taken up again or waived: the trail and events have codes only.
CREATE TABLE duty_note (
  id uuid PRIMARY KEY,
  duty_id uuid NOT NULL REFERENCES duty,
  case_id uuid NOT NULL,
  act text NOT NULL,
  at timestamptz NOT NULL,
  staff uuid NOT NULL,
  desk uuid,
  authority text,
  note text
);
CREATE INDEX duty_note_duty ON duty_note (duty_id);

-- Every revision of a pack that duties were made by: what it said then is said for ever.
CREATE TABLE duty_pack (
  pack text PRIMARY KEY,
  digest text NOT NULL,
  rules jsonb NOT NULL,
  since timestamptz NOT NULL
);

-- The readable number of a case. Each service that has one replaces it.
CREATE FUNCTION duty_number(p_case uuid) RETURNS text LANGUAGE sql STABLE AS $$ SELECT NULL::text $$;
-- Desks and people that must not see a case. Each service that hides cases replaces it, and keeps the rows when that changes.
CREATE FUNCTION duty_hidden(p_case uuid) RETURNS TABLE (desks uuid[], staff uuid[]) LANGUAGE sql STABLE AS $$ SELECT '{}'::uuid[], '{}'::uuid[] $$;

SELECT app.protect_by('duty', $seen$
  case_id = ANY ((SELECT app.held())::uuid[])
  OR 'AUDITOR' = ANY ((SELECT app.roles())::text[])
  OR ((owner = ANY ((SELECT app.desks())::uuid[])
       OR division ^@ ANY ((SELECT app.jurisdictions('{COORD}'))::text[])
       OR seen_by && (SELECT app.desks())::uuid[])
      AND NOT (hidden_desks && (SELECT app.desks())::uuid[])
      AND NOT (hidden_staff @> ARRAY[(SELECT app.staff())]))
$seen$, 'case_id', 'SELECT, INSERT, UPDATE');
-- Seen with their duty. Without a context they raise by themselves, also where there is no such duty.
SELECT app.protect_by('duty_step', '(SELECT app.roles()) IS NOT NULL AND coalesce((SELECT true FROM duty whole WHERE whole.id = duty_step.duty_id LIMIT 1), false)', 'case_id', 'SELECT, INSERT');
SELECT app.protect_by('duty_note', '(SELECT app.roles()) IS NOT NULL AND coalesce((SELECT true FROM duty whole WHERE whole.id = duty_note.duty_id LIMIT 1), false)', 'case_id', 'SELECT, INSERT');
SELECT app.protect_by('duty_place', 'case_id = ANY ((SELECT app.held())::uuid[])', 'case_id', 'SELECT, INSERT, UPDATE');
DO $$
DECLARE
  role text := 'referrals_' || current_schema();
BEGIN
  ALTER TABLE duty_pack ENABLE ROW LEVEL SECURITY;
  ALTER TABLE duty_pack FORCE ROW LEVEL SECURITY;
  EXECUTE format('GRANT SELECT, INSERT ON duty_pack TO %I', role || '_worker');
  EXECUTE format('CREATE POLICY owner_role ON duty_pack TO %I USING (true) WITH CHECK (true)', role || '_owner');
  EXECUTE format('CREATE POLICY service_role ON duty_pack TO %I USING (true) WITH CHECK (true)', role || '_worker');
END $$;

-- The events of one case in order: what duties are derived from again, and what an act that is told late is held against.
CREATE INDEX outbox_key ON outbox (key, seq);
DO $$ BEGIN
  EXECUTE format('CREATE POLICY held ON outbox FOR SELECT TO %I USING (key = ANY ((SELECT app.held())::uuid[]))', 'referrals_' || current_schema() || '_app');
END $$;

-- What cases owe, for who holds their heads in this transaction: all that is open, which ended duties keep one from beginning again
-- (p_once: clocks), and whose desk is whose. From here on the transaction sees all duties of these cases: what it leaves is derived from all.
CREATE FUNCTION held_duties(p_cases uuid[], p_once text[]) RETURNS TABLE ("case" uuid, duties jsonb, places jsonb, hidden uuid[], followed int) LANGUAGE plpgsql AS $$
DECLARE
  mine uuid[] := ARRAY(SELECT c FROM unnest(p_cases) AS c WHERE CASE WHEN pg_has_role(current_user, 'referrals_' || current_schema() || '_worker', 'MEMBER') THEN true ELSE changes_case(c) END);
BEGIN
  PERFORM set_config('app.held', (coalesce(nullif(current_setting('app.held', true), ''), '{}')::uuid[] || mine)::text, true);
  RETURN QUERY SELECT c,
    (SELECT jsonb_agg(jsonb_build_object('id', d.id, 'clock', d.clock, 'pack', d.pack, 'rowFrom', d.row_from, 'subject', d.subject, 'placeKey', d.place_key,
        'owner', d.owner, 'division', d.division, 'triggerEvent', d.trigger_event, 'since', d.since, 'extension', d.extension, 'pauses', d.pauses,
        'dueAt', d.due_at, 'provisional', d.provisional, 'state', d.state, 'person', d.person, 'nextStepAt', d.next_step_at, 'version', d.version,
        'steps', (SELECT jsonb_agg(jsonb_build_object('step', s.step, 'at', s.at)) FROM duty_step s WHERE s.duty_id = d.id)))
      FROM duty d WHERE d.case_id = c AND (d.state = 'OPEN' OR (d.clock = ANY (p_once) AND d.state IN ('MET', 'MET_LATE')))),
    (SELECT jsonb_agg(jsonb_build_object('key', p.key, 'owner', p.owner, 'follows', p.follows)) FROM duty_place p WHERE p.case_id = c),
    (SELECT h.desks FROM duty_hidden(c) AS h), (SELECT h.followed FROM case_head AS h WHERE h.case_id = c)
  FROM unnest(mine) AS c;
END $$;

-- Ends come before beginnings: of a clock and subject one is open at a time.
CREATE FUNCTION keep_duties(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO duty AS d (id, case_id, clock, pack, row_from, subject, place_key, owner, division, trigger_event, since, extension, pauses, due_at, provisional, state, met_at,
    recorded_late, closed_at, void_reason, person, next_step_at, seen_by, hidden_desks, hidden_staff, version)
  SELECT r.id, c."case", r.clock, r.pack, r."rowFrom", r.subject, r."placeKey", r.owner, r.division, r."triggerEvent", r.since, r.extension, r.pauses, r."dueAt", r.provisional,
    r.state, r."metAt", r."recordedLate", r."closedAt", r.reason, r.person, r."nextStepAt", coalesce(r."seenBy", '{}'), h.desks, h.staff, r.version
  FROM jsonb_to_recordset(p_changes) AS c("case" uuid, duties jsonb), duty_hidden(c."case") AS h,
    jsonb_to_recordset(c.duties->'rows') AS r(id uuid, clock text, pack text, "rowFrom" date, subject uuid, "placeKey" uuid, owner uuid, division text,
      "triggerEvent" uuid, since timestamptz, extension text, pauses jsonb, "dueAt" timestamptz, provisional boolean, state text, "metAt" timestamptz,
      "recordedLate" boolean, "closedAt" timestamptz, reason text, person uuid, "nextStepAt" timestamptz, "seenBy" uuid[], version int)
  WHERE c.duties IS NOT NULL
  ORDER BY r.state = 'OPEN'
  ON CONFLICT (id) DO UPDATE SET place_key = excluded.place_key, owner = excluded.owner, division = excluded.division, since = excluded.since, extension = excluded.extension,
    pauses = excluded.pauses, due_at = excluded.due_at, provisional = excluded.provisional, state = excluded.state, met_at = excluded.met_at,
    recorded_late = excluded.recorded_late, closed_at = excluded.closed_at, void_reason = excluded.void_reason, next_step_at = excluded.next_step_at,
    seen_by = d.seen_by || excluded.seen_by, version = excluded.version;
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

-- With what the change makes a case owe; the rest is as it was.
CREATE OR REPLACE FUNCTION leave_changes(p_changes jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  head record;
BEGIN
  INSERT INTO trail (case_id, n, at, desk, actor_role, actor, action, facts, prev, hash)
  SELECT c."case", e.n, e.at, e.desk, e."actorRole", e.actor, e.action, e.facts, e.prev, e.hash
  FROM jsonb_to_recordset(p_changes) AS c("case" uuid, entries jsonb),
    jsonb_to_recordset(c.entries) AS e(n int, at timestamptz, desk uuid, "actorRole" text, actor uuid, action text, facts jsonb, prev text, hash text);
  FOR head IN SELECT * FROM jsonb_to_recordset(p_changes) AS c("case" uuid, n int, hash text, at timestamptz, duties jsonb) WHERE c."case" IS NOT NULL LOOP
    UPDATE case_head SET n = head.n, hash = head.hash, at = head.at, followed = CASE WHEN head.duties IS NULL THEN followed ELSE head.n END WHERE case_id = head."case";
  END LOOP;
  -- What nobody listens to is kept for ever, for duties and for who listens one day, and goes nowhere: it counts as sent.
  INSERT INTO outbox (id, shard, key, type, at, envelope, sent_at)
  SELECT (e.value->>'id')::uuid, c.shard, c."case", e.value->>'type', c.at, e.value, CASE WHEN e.value->>'type' = ANY (c.internal) THEN c.at END
  FROM ROWS FROM (jsonb_to_recordset(p_changes) AS ("case" uuid, shard smallint, at timestamptz, envelopes jsonb, internal text[])) WITH ORDINALITY
      AS c("case", shard, at, envelopes, internal, nth),
    jsonb_array_elements(c.envelopes) WITH ORDINALITY AS e(value, nth)
  ORDER BY c.nth, e.nth;
  IF p_changes @? '$[*].duties' THEN PERFORM keep_duties(p_changes); END IF;
  -- The worker answers nobody, and its role may not call it.
  IF p_changes @? '$[*].answer' THEN PERFORM keep_answers(p_changes); END IF;
END $$;
