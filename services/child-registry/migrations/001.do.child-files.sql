-- One file for each child (一人一档). `child` is its head: what lists, searches and row security ask of a file, by equality and ranges alone.
-- All else of a file are rows of their own, which are seen with the head and are never changed away: a correction supersedes.
CREATE SEQUENCE child_number;

CREATE TABLE child (
  id uuid PRIMARY KEY,
  number text COLLATE "C" NOT NULL UNIQUE,
  status text NOT NULL CHECK (status IN ('ACTIVE', 'ENDED', 'LINKED')),
  version int NOT NULL,
  -- The place that answers: 6, 9 or 12 digits.
  care_division text COLLATE "C" NOT NULL CHECK (care_division ~ '^[0-9]{6}([0-9]{3}){0,2}$'),
  county text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(care_division, 6)) STORED,
  township text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(care_division, 9)) STORED,
  -- A file that is the same child as another one answers with that one.
  primary_id uuid REFERENCES child,
  name text,
  name_index text,
  -- Syllables of the name, `zhang xiao yu`: lists are in this order, a search begins with it. A nameless child is '~', behind all.
  pinyin text COLLATE "C" NOT NULL,
  sex text CHECK (sex IN ('MALE', 'FEMALE')),
  birth_date date,
  birth_precision text CHECK (birth_precision IN ('EXACT', 'MONTH', 'YEAR', 'ESTIMATED')),
  id_number text,
  id_number_index text,
  no_id_reason text CHECK (no_id_reason IN ('NO_HUKOU', 'NOT_ISSUED', 'UNKNOWN')),
  household uuid,
  school uuid,
  schooling text CHECK (schooling IN ('IN_SCHOOL', 'NOT_OF_AGE', 'OUT_OF_SCHOOL', 'GRADUATED')),
  -- Codes in force on the day of the last change or of `derive_on`.
  categories text[] NOT NULL,
  tier text NOT NULL CHECK (tier IN ('LIGHT', 'BASIC', 'RAISED', 'HIGH')),
  tier_because text[] NOT NULL,
  -- Next contact and visit; of an overdue run its first missed day. Nothing owed (paused, ended): the last day there is.
  contact_due_on date NOT NULL,
  visit_due_on date NOT NULL,
  contact_last_on date,
  visit_last_on date,
  paused_since date,
  not_seen int NOT NULL,
  -- The first day on which what stands here changes without anybody doing anything: an age, a period's end or beginning.
  derive_on date,
  -- What an age changed is told on the first of a month: the day itself would tell a birthday.
  announce text[] NOT NULL,
  announce_on date,
  opened_on date NOT NULL,
  ended_on date,
  end_reason text CHECK (end_reason IN ('AGED_18', 'DIED', 'ADOPTED', 'LEFT_CATEGORIES', 'MOVED_OUT', 'OPENED_IN_ERROR')),
  -- What another service told makes these to be looked up again: GUARDIANS, CAREGIVERS, SCHOOLING.
  look_up text[] NOT NULL,
  -- Nobody but the county's desk sees more than the number.
  sealed boolean NOT NULL,
  recused uuid[] NOT NULL,
  CHECK ((status = 'ACTIVE') = (ended_on IS NULL) OR status = 'LINKED'),
  CHECK ((ended_on IS NULL) = (end_reason IS NULL)),
  CHECK ((status = 'LINKED') = (primary_id IS NOT NULL))
);
-- A list is of a village, a township, a county or all, in the order of names or of what is due.
CREATE INDEX child_village_name ON child (care_division, pinyin, id);
CREATE INDEX child_township_name ON child (township, pinyin, id);
CREATE INDEX child_county_name ON child (county, pinyin, id);
CREATE INDEX child_name ON child (pinyin, id);
CREATE INDEX child_village_contact ON child (care_division, contact_due_on, id) WHERE status = 'ACTIVE';
CREATE INDEX child_township_contact ON child (township, contact_due_on, id) WHERE status = 'ACTIVE';
CREATE INDEX child_county_contact ON child (county, contact_due_on, id) WHERE status = 'ACTIVE';
CREATE INDEX child_village_visit ON child (care_division, visit_due_on, id) WHERE status = 'ACTIVE';
CREATE INDEX child_township_visit ON child (township, visit_due_on, id) WHERE status = 'ACTIVE';
CREATE INDEX child_county_visit ON child (county, visit_due_on, id) WHERE status = 'ACTIVE';
CREATE INDEX child_name_index ON child (name_index) WHERE name_index IS NOT NULL;
CREATE INDEX child_id_number ON child (id_number_index) WHERE id_number_index IS NOT NULL;
CREATE INDEX child_same_sound ON child (pinyin, birth_date);
CREATE INDEX child_household ON child (household) WHERE household IS NOT NULL;
CREATE INDEX child_school ON child (school) WHERE school IS NOT NULL;
CREATE INDEX child_primary ON child (primary_id) WHERE primary_id IS NOT NULL;
CREATE INDEX child_derive ON child (derive_on) WHERE status = 'ACTIVE';
CREATE INDEX child_announce ON child (announce_on) WHERE announce_on IS NOT NULL;

SELECT app.protect('child', '{"seenBy": [{"prefix": "care_division", "agencies": ["VILLAGE", "TOWNSHIP", "CIV"]}], "hidden": {"staff": "recused"}}');
SELECT app.protect_cases('child');

-- What is known of the child beside its head: one row a file.
CREATE TABLE child_detail (
  child uuid PRIMARY KEY REFERENCES child,
  former_names text,
  hukou_division text COLLATE "C",
  hukou_address text,
  residence_division text COLLATE "C",
  residence_address text,
  rural boolean,
  phone text,
  phone_index text,
  contact_via text NOT NULL CHECK (contact_via IN ('CHILD', 'CAREGIVER')),
  contact_via_reason text,
  school_name text,
  grade text,
  class_name text,
  boarding boolean,
  schooling_since date,
  disability_kinds text[],
  disability_grade int CHECK (disability_grade BETWEEN 1 AND 4),
  disability_certificate text,
  illness text CHECK (illness IN ('SERIOUS', 'CHRONIC', 'MENTAL', 'OTHER')),
  special_care boolean,
  -- Number in the province's system, and what both sides held when it was last imported or confirmed there.
  system_no text COLLATE "C",
  baseline text
);
CREATE INDEX child_detail_phone ON child_detail (phone_index) WHERE phone_index IS NOT NULL;
CREATE INDEX child_detail_system_no ON child_detail (system_no) WHERE system_no IS NOT NULL;
SELECT app.protect_part('child_detail', 'child', 'child');

-- Name, sex, birth date, ID number as they stood before a correction.
CREATE TABLE correction (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  field text NOT NULL,
  was text,
  reason text NOT NULL,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX correction_child ON correction (child);
SELECT app.protect_part('correction', 'child', 'child');

-- Why and when a file ended, or was opened again.
CREATE TABLE ending (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  what text NOT NULL CHECK (what IN ('ENDED', 'REOPENED')),
  reason text,
  manner text CHECK (manner IN ('NATURAL', 'ABNORMAL', 'UNKNOWN')),
  on_day date NOT NULL,
  evidence text,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX ending_child ON ending (child);
SELECT app.protect_part('ending', 'child', 'child');

CREATE TABLE category (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  code text NOT NULL,
  sub text,
  status text NOT NULL CHECK (status IN ('PROPOSED', 'CONFIRMED', 'REFUSED', 'ENDED')),
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  evidence text,
  document_number text,
  -- An end that waits for whoever confirms.
  end_proposed_on date,
  end_evidence text,
  decided_by uuid, decided_at timestamptz, decided_reason text,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX category_child ON category (child);
CREATE UNIQUE INDEX category_once ON category (child, code) WHERE status IN ('PROPOSED', 'CONFIRMED');
SELECT app.protect_part('category', 'child', 'child');

CREATE TABLE factor (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  code text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  evidence text,
  end_evidence text,
  ended_by uuid,
  -- What brought it and ends it: a delegation, another service's case. NULL: a person.
  cause text,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX factor_child ON factor (child);
CREATE UNIQUE INDEX factor_once ON factor (child, code) WHERE to_on IS NULL;
SELECT app.protect_part('factor', 'child', 'child');

-- Why the county watches a file: the county's desk alone.
CREATE TABLE watch_reason (
  factor uuid PRIMARY KEY REFERENCES factor,
  child uuid NOT NULL REFERENCES child,
  reason text NOT NULL,
  review_on date NOT NULL
);
SELECT app.protect_by('watch_reason', $seen$(SELECT app.agencies() && '{CIV}') AND coalesce((SELECT true FROM child whole WHERE whole.id = watch_reason.child LIMIT 1), false)$seen$,
  'child', 'SELECT, INSERT, UPDATE');

CREATE TABLE assessment (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  tier text NOT NULL CHECK (tier IN ('LIGHT', 'BASIC', 'RAISED', 'HIGH')),
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on > from_on),
  reason text NOT NULL,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX assessment_child ON assessment (child);
SELECT app.protect_part('assessment', 'child', 'child');

-- 帮扶方案
CREATE TABLE plan (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  measures text NOT NULL,
  from_on date NOT NULL,
  review_on date NOT NULL,
  supersedes uuid REFERENCES plan,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX plan_child ON plan (child);
SELECT app.protect_part('plan', 'child', 'child');

-- Who guards, with the facts of the parents.
CREATE TABLE guardian (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  name text NOT NULL,
  name_index text,
  relation text NOT NULL CHECK (relation IN ('FATHER', 'MOTHER', 'STEP_PARENT', 'GRANDPARENT', 'SIBLING', 'OTHER')),
  id_number text,
  id_number_index text,
  phone text,
  phone_index text,
  legal boolean NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  workplace text,
  supersedes uuid REFERENCES guardian,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX guardian_child ON guardian (child);
CREATE INDEX guardian_id_number ON guardian (id_number_index) WHERE id_number_index IS NOT NULL;
SELECT app.protect_part('guardian', 'child', 'child');

CREATE TABLE parent_fact (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  guardian uuid NOT NULL REFERENCES guardian,
  code text NOT NULL,
  since_on date NOT NULL,
  until_on date CHECK (until_on >= since_on),
  supersedes uuid REFERENCES parent_fact,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX parent_fact_child ON parent_fact (child);
SELECT app.protect_part('parent_fact', 'child', 'child');

-- Who looks after the child day by day: a person, or an organisation by its id, never an address.
CREATE TABLE caregiver (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  name text,
  organisation uuid,
  relation text CHECK (relation IN ('FATHER', 'MOTHER', 'STEP_PARENT', 'GRANDPARENT', 'SIBLING', 'OTHER')),
  basis text NOT NULL CHECK (basis IN ('PARENT', 'GUARDIAN', 'DELEGATED', 'FOSTER', 'INSTITUTION')),
  phone text,
  phone_index text,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  supersedes uuid REFERENCES caregiver,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL,
  CHECK ((name IS NULL) <> (organisation IS NULL))
);
CREATE INDEX caregiver_child ON caregiver (child);
SELECT app.protect_part('caregiver', 'child', 'child');

-- 委托照护
CREATE TABLE delegation (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  state text NOT NULL CHECK (state IN ('IN_FORCE', 'DOUBTED', 'PARENTS_TOLD', 'HELPED', 'REPLACED', 'ENDED')),
  name text NOT NULL,
  relation text NOT NULL CHECK (relation IN ('FATHER', 'MOTHER', 'STEP_PARENT', 'GRANDPARENT', 'SIBLING', 'OTHER')),
  birth_date date,
  phone text,
  phone_index text,
  capacity text CHECK (capacity IN ('FULL', 'LIMITED', 'NONE')),
  looks_after int,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  signed_on date,
  -- NULL: not asked. Of an offence what it was is in `exclusion_reason`.
  exclusions text[],
  told_village_on date,
  told_school_on date,
  child_heard text CHECK (child_heard IN ('YES', 'NO', 'NOT_ABLE')),
  duties text,
  doubted_on date,
  doubt text CHECK (doubt IN ('NO_ABILITY', 'NEGLECT', 'EXCLUDED', 'ILL', 'LEFT')),
  parents_told_on date,
  parents_answer text CHECK (parents_answer IN ('RESELECT', 'HELP', 'REFUSED', 'UNREACHABLE')),
  help text,
  review_on date,
  ended_on date,
  replaced_by uuid REFERENCES delegation,
  supersedes uuid REFERENCES delegation,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX delegation_child ON delegation (child);
SELECT app.protect_part('delegation', 'child', 'child');

-- What offence a delegate has: the county's desk alone.
CREATE TABLE exclusion_reason (
  delegation uuid PRIMARY KEY REFERENCES delegation,
  child uuid NOT NULL REFERENCES child,
  reason text NOT NULL
);
SELECT app.protect_by('exclusion_reason', $seen$(SELECT app.agencies() && '{CIV}') AND coalesce((SELECT true FROM child whole WHERE whole.id = exclusion_reason.child LIMIT 1), false)$seen$,
  'child', 'SELECT, INSERT');

CREATE TABLE away (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  kind text NOT NULL CHECK (kind IN ('WITH_PARENTS', 'SCHOOL_ELSEWHERE', 'HOSPITAL', 'PLACED', 'OTHER')),
  from_on date NOT NULL,
  back_on date CHECK (back_on > from_on),
  place text,
  recorded_on date NOT NULL,
  confirmed boolean NOT NULL,
  -- The case of another service that brought it and ends it.
  cause text,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX away_child ON away (child);
SELECT app.protect_part('away', 'child', 'child');

-- 联系与走访. The id is the phone's own: what is sent twice is here once. Every answer of a form may be missing.
CREATE TABLE act (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  kind text NOT NULL CHECK (kind IN ('VISIT', 'CONTACT')),
  on_day date NOT NULL,
  place text NOT NULL CHECK (place IN ('HOME', 'SCHOOL', 'PHONE', 'VIDEO', 'OTHER')),
  child_seen boolean NOT NULL,
  child_spoken boolean NOT NULL,
  child_alone boolean NOT NULL,
  caregiver_spoken boolean NOT NULL,
  not_met text CHECK (not_met IN ('NOBODY_HOME', 'MOVED', 'REFUSED', 'ILL', 'AT_SCHOOL', 'WITH_PARENTS')),
  state text NOT NULL CHECK (state IN ('RECORDED', 'VOID')),
  -- Of one that was written more than 31 days late: whether somebody else stands for it.
  confirmed_by uuid,
  confirmed_at timestamptz,
  void_reason text,
  voided_by uuid,
  voided_at timestamptz,
  home text,
  hazards text[],
  caregiver_says text CHECK (caregiver_says IN ('SAME', 'CHANGED', 'NOBODY')),
  caregiver_able text CHECK (caregiver_able IN ('YES', 'LIMITED', 'NO')),
  alone boolean,
  unattended boolean,
  parents_called text,
  parents_visited text,
  attends_school boolean,
  days_missed int,
  ill boolean,
  injury_seen boolean,
  mood text,
  phone_hours int,
  benefits_paid text CHECK (benefits_paid IN ('YES', 'NO', 'UNKNOWN')),
  own_words text,
  help_given text,
  note text,
  recorded_on date NOT NULL,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX act_child ON act (child, on_day);
SELECT app.protect_part('act', 'child', 'child');

-- What harm somebody saw, or an answer that asks for it: whoever wrote it, alone. Only when its hour has passed unreported the county's desk.
CREATE TABLE harm (
  act uuid PRIMARY KEY REFERENCES act,
  child uuid NOT NULL REFERENCES child,
  maker uuid NOT NULL,
  seen text,
  words text,
  concerns text[] NOT NULL,
  danger text CHECK (danger IN ('NONE', 'POSSIBLE', 'IMMINENT')),
  due_at timestamptz NOT NULL,
  reported_at timestamptz,
  reported_how text CHECK (reported_how IN ('PLATFORM', 'POLICE', 'OTHER'))
);
CREATE INDEX harm_open ON harm (due_at) WHERE reported_at IS NULL;
SELECT app.protect_by('harm', $seen$maker = (SELECT app.staff()) OR (reported_at IS NULL AND due_at <= (SELECT app.at()) AND (SELECT app.agencies() && '{CIV}')
  AND coalesce((SELECT true FROM child whole WHERE whole.id = harm.child LIMIT 1), false))$seen$, 'child', 'SELECT, INSERT');

-- Since when, and until when, somebody owes contacts and visits.
CREATE TABLE span (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  -- Of an imported file: when it is to be visited first.
  visit_by date,
  division text COLLATE "C" NOT NULL
);
CREATE INDEX span_child ON span (child);
CREATE UNIQUE INDEX span_open ON span (child) WHERE to_on IS NULL;
SELECT app.protect_part('span', 'child', 'child');

-- From which day which tier counts for the schedule.
CREATE TABLE tier_day (
  child uuid NOT NULL REFERENCES child,
  on_day date NOT NULL,
  tier text NOT NULL CHECK (tier IN ('LIGHT', 'BASIC', 'RAISED', 'HIGH')),
  PRIMARY KEY (child, on_day)
);
SELECT app.protect_part('tier_day', 'child', 'child');

-- 发现问题—解决方案
CREATE TABLE problem (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  kind text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('H', 'M', 'L')),
  -- What it was found by: a code of the care gaps, another service's case. One open problem of a kind and cause.
  cause text NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'PLANNED', 'HANDED_OVER', 'DONE', 'CLOSED')),
  act uuid REFERENCES act,
  found text,
  solution text,
  who text,
  do_by date,
  need text CHECK (need IN ('BENEFIT', 'DISABILITY', 'HEALTH', 'SCHOOLING')),
  done text,
  done_by uuid,
  done_on date,
  checked text,
  closed_by uuid,
  closed_on date,
  closed_as text CHECK (closed_as IN ('SOLVED', 'NOT_A_PROBLEM')),
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX problem_child ON problem (child);
CREATE UNIQUE INDEX problem_once ON problem (child, kind, cause) WHERE state <> 'CLOSED';
SELECT app.protect_part('problem', 'child', 'child');

-- 关爱帮扶
CREATE TABLE help (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  kind text NOT NULL CHECK (kind IN ('CASH', 'GOODS', 'STUDY', 'PSYCH', 'CALL_PARENTS', 'ACTIVITY', 'OTHER')),
  on_day date NOT NULL,
  by_whom text,
  what text,
  -- The record of another service that told it, and which version of it; taken back when it no longer says so.
  record_id uuid,
  record_version int,
  taken_back boolean NOT NULL,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX help_child ON help (child);
CREATE UNIQUE INDEX help_told ON help (record_id, child) WHERE record_id IS NOT NULL;
SELECT app.protect_part('help', 'child', 'child');

-- 工作日志
CREATE TABLE note (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  on_day date NOT NULL,
  content text NOT NULL,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX note_child ON note (child);
SELECT app.protect_part('note', 'child', 'child');

-- 转接. Both sides see the move; whoever is to take the file sees nothing of it before.
CREATE TABLE move (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  kind text NOT NULL CHECK (kind IN ('PUSH', 'PULL', 'OUT')),
  state text NOT NULL CHECK (state IN ('PROPOSED', 'ACCEPTED', 'REFUSED', 'KEPT', 'WITHDRAWN', 'SENT', 'GONE')),
  version int NOT NULL,
  from_division text COLLATE "C" NOT NULL,
  to_division text COLLATE "C" NOT NULL,
  since_on date,
  reason text,
  answer text,
  letter_number text,
  receipt text,
  proposed_at timestamptz NOT NULL,
  answered_at timestamptz,
  ended_at timestamptz,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX move_child ON move (child);
CREATE INDEX move_from ON move (from_division, proposed_at DESC, id DESC);
CREATE INDEX move_to ON move (to_division, proposed_at DESC, id DESC);
CREATE INDEX move_proposed ON move (proposed_at DESC, id DESC);
-- REFUSED is open, too: it waits for the desk above.
CREATE UNIQUE INDEX move_open ON move (child) WHERE state IN ('PROPOSED', 'REFUSED', 'SENT');
SELECT app.protect_by('move', format('id = ANY ((SELECT app.made())::uuid[]) OR %s OR %s',
  app.seen_by('{"prefix": "from_division", "agencies": ["VILLAGE", "TOWNSHIP", "CIV"]}'), app.seen_by('{"prefix": "to_division", "agencies": ["VILLAGE", "TOWNSHIP", "CIV"]}')),
  'child', 'SELECT, INSERT, UPDATE');

-- Where an ID number is on file already, whoever asks: that is told, or leads to a move. And whose an act's id is.
CREATE FUNCTION on_file(p_index text) RETURNS TABLE (id uuid, care_division text) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT id, care_division FROM child WHERE id_number_index = p_index
$$;
CREATE FUNCTION child_of_act(p_act uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT child FROM act WHERE id = p_act $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['on_file(text)', 'child_of_act(uuid)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO referrals_child_registry_app, referrals_child_registry_worker', name);
  END LOOP;
END $$;

-- What of a file its duties show and from whom they are hidden: whoever steps aside sees none of them from the same moment.
CREATE OR REPLACE FUNCTION duty_number(p_case uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT number FROM child WHERE id = p_case $$;
CREATE OR REPLACE FUNCTION duty_hidden(p_case uuid) RETURNS TABLE (desks uuid[], staff uuid[]) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT '{}'::uuid[], coalesce(max(recused), '{}') FROM child WHERE id = p_case
$$;
CREATE FUNCTION hide_duties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE duty SET hidden_staff = NEW.recused WHERE case_id = NEW.id AND hidden_staff IS DISTINCT FROM NEW.recused;
  RETURN NULL;
END $$;
CREATE TRIGGER hide_duties AFTER UPDATE ON child FOR EACH ROW WHEN (OLD.recused IS DISTINCT FROM NEW.recused) EXECUTE FUNCTION hide_duties();
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['duty_number(uuid)', 'duty_hidden(uuid)', 'hide_duties()'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO referrals_child_registry_app, referrals_child_registry_worker', name);
  END LOOP;
END $$;

-- Every key this service ever started with: one that is missing at a later start may have sealed something.
CREATE TABLE key_seen (
  id text PRIMARY KEY,
  at timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON key_seen TO referrals_child_registry_worker;
ALTER TABLE key_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_seen FORCE ROW LEVEL SECURITY;
CREATE POLICY service_role ON key_seen TO referrals_child_registry_worker USING (true) WITH CHECK (true);

-- Supervisors of desks that see a file see who looked at it, also where it was one of a page, and not which others were.
CREATE POLICY scope_select ON access_log FOR SELECT TO referrals_child_registry_app USING ((SELECT app.supervises()) <> '{}'
  AND coalesce((SELECT true FROM child c WHERE c.id = access_log.case_id LIMIT 1), false));
CREATE POLICY scope_select ON access_case FOR SELECT TO referrals_child_registry_app USING ((SELECT app.supervises()) <> '{}'
  AND coalesce((SELECT true FROM child c WHERE c.id = access_case.case_id LIMIT 1), false));
CREATE POLICY scope_page ON access_log FOR SELECT TO referrals_child_registry_app USING (case_id IS NULL
  AND (SELECT app.supervises()) <> '{}' AND EXISTS (SELECT FROM access_case c WHERE c.access_id = access_log.id));
GRANT USAGE ON SEQUENCE child_number TO referrals_child_registry_app, referrals_child_registry_worker;
