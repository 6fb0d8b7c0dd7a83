-- Who answers for a place: posts (岗位) of villages and townships, who is appointed to them, and who is trained.
CREATE TABLE post (
  id uuid PRIMARY KEY,
  -- 12 digits: a village's director (儿童主任); 9: a township's supervisor (儿童督导员).
  division text COLLATE "C" NOT NULL CHECK (division ~ '^[0-9]{9}([0-9]{3})?$'),
  county text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(division, 6)) STORED,
  kind text NOT NULL CHECK (kind IN ('DIRECTOR', 'SUPERVISOR')),
  state text NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
  version int NOT NULL,
  since_on date NOT NULL,
  closed_on date CHECK (closed_on >= since_on),
  -- The first day on which the division had nobody, of the one post that speaks for it; NULL where somebody is there.
  vacant_since date,
  -- The first day on which an appointment begins or ends without anybody doing anything.
  settle_on date,
  CHECK ((kind = 'DIRECTOR') = (length(division) = 12)),
  CHECK ((state = 'CLOSED') = (closed_on IS NOT NULL))
);
CREATE INDEX post_division ON post (division, id);
CREATE INDEX post_vacant ON post (division, id) WHERE vacant_since IS NOT NULL;
CREATE INDEX post_settle ON post (settle_on) WHERE settle_on IS NOT NULL;
SELECT app.protect('post', '{"seenBy": [{"prefix": "division", "agencies": ["VILLAGE", "TOWNSHIP", "CIV"]}]}');

-- 任职
CREATE TABLE appointment (
  id uuid PRIMARY KEY,
  post uuid NOT NULL REFERENCES post,
  division text COLLATE "C" NOT NULL,
  -- The same for whoever has the same ID number, whatever post they hold.
  person uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('ACTIVE', 'ENDED')),
  version int NOT NULL,
  name text NOT NULL,
  sex text NOT NULL CHECK (sex IN ('MALE', 'FEMALE')),
  birth_date text NOT NULL,
  id_number text NOT NULL,
  id_number_index text,
  phone text,
  education text CHECK (education IN ('PRIMARY', 'JUNIOR', 'SENIOR', 'COLLEGE', 'BACHELOR', 'MASTER')),
  capacity text NOT NULL CHECK (capacity IN ('COMMITTEE_MEMBER', 'SOCIAL_WORKER', 'OTHER')),
  reason text,
  -- Those of the five that are met.
  criteria text[] NOT NULL,
  -- When it was last asked whether there is an offence that bars from work with children.
  record_checked_on date,
  staff uuid,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  approved_by uuid NOT NULL,
  approved_at timestamptz NOT NULL,
  end_reason text CHECK (end_reason IN ('TERM', 'RESIGNED', 'REPLACED', 'UNFIT', 'BARRED', 'DIED', 'ERROR', 'CLOSED')),
  end_note text,
  ended_by uuid,
  CHECK ((state = 'ENDED') = (end_reason IS NOT NULL))
);
CREATE INDEX appointment_post ON appointment (post);
CREATE INDEX appointment_division ON appointment (division);
CREATE INDEX appointment_person ON appointment (person);
CREATE INDEX appointment_id_number ON appointment (id_number_index) WHERE id_number_index IS NOT NULL;
SELECT app.protect_part('appointment', 'post', 'post');

-- Who stands in for a holder, named by the township, for at most six months.
CREATE TABLE deputy (
  id uuid PRIMARY KEY,
  post uuid NOT NULL REFERENCES post,
  staff uuid NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  named_by uuid NOT NULL,
  named_at timestamptz NOT NULL,
  ended_by uuid
);
CREATE INDEX deputy_post ON deputy (post);
SELECT app.protect_part('deputy', 'post', 'post');

CREATE TABLE evaluation (
  id uuid PRIMARY KEY,
  post uuid NOT NULL REFERENCES post,
  appointment uuid NOT NULL REFERENCES appointment,
  year int NOT NULL,
  result text NOT NULL CHECK (result IN ('EXCELLENT', 'GOOD', 'PASS', 'FAIL')),
  contact_percent int CHECK (contact_percent BETWEEN 0 AND 100),
  visit_percent int CHECK (visit_percent BETWEEN 0 AND 100),
  note text,
  by_staff uuid NOT NULL,
  by_desk uuid,
  recorded_at timestamptz NOT NULL,
  UNIQUE (appointment, year)
);
CREATE INDEX evaluation_post ON evaluation (post);
SELECT app.protect_part('evaluation', 'post', 'post');

-- 交接清单: the files a new holder takes over, as they stood that day: [{child, contactDueOn, visitDueOn, problems}].
CREATE TABLE hand_over (
  appointment uuid PRIMARY KEY REFERENCES appointment,
  post uuid NOT NULL REFERENCES post,
  made_on date NOT NULL,
  files jsonb NOT NULL,
  received_at timestamptz,
  received_by uuid
);
CREATE INDEX hand_over_post ON hand_over (post);
SELECT app.protect_part('hand_over', 'post', 'post');

-- Whose account holds which place on which days: what scopes ask, by equality. A row for each appointment with an account and each deputy.
CREATE TABLE post_holding (
  id uuid PRIMARY KEY,
  post uuid NOT NULL REFERENCES post,
  staff uuid NOT NULL,
  division text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('HOLDER', 'DEPUTY')),
  from_on date NOT NULL,
  to_on date
);
CREATE INDEX post_holding_staff ON post_holding (staff);
CREATE INDEX post_holding_division ON post_holding (division);
CREATE INDEX post_holding_post ON post_holding (post);
-- Their own, before anything is known of their posts.
SELECT app.protect_by('post_holding', format('%s OR %s', app.seen_by('{"staff": "staff"}'),
  app.seen_by('{"prefix": "division", "agencies": ["VILLAGE", "TOWNSHIP", "CIV"]}')), 'post', 'SELECT, INSERT, UPDATE');

-- 培训
CREATE TABLE course (
  id uuid PRIMARY KEY,
  -- The place that keeps it: 4, 6 or 9 digits.
  division text COLLATE "C" NOT NULL,
  level text NOT NULL CHECK (level IN ('NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')),
  state text NOT NULL CHECK (state IN ('PLANNED', 'HELD', 'LOCKED')),
  version int NOT NULL,
  demonstration boolean NOT NULL,
  title text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL CHECK (to_on >= from_on),
  hours int NOT NULL,
  -- From this day on who was there is not changed any more.
  lock_on date NOT NULL,
  by_staff uuid NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX course_division ON course (division);
CREATE INDEX course_from ON course (from_on DESC, id DESC);
CREATE INDEX course_lock ON course (lock_on) WHERE state = 'HELD';
SELECT app.protect('course', '{"seenBy": [{"prefix": "division", "agencies": ["TOWNSHIP", "CIV"]}]}');

CREATE TABLE attendance (
  course uuid NOT NULL REFERENCES course,
  person uuid NOT NULL,
  completed boolean NOT NULL,
  on_day date NOT NULL,
  hours int NOT NULL,
  mark int,
  by_staff uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (course, person)
);
CREATE INDEX attendance_person ON attendance (person);
SELECT app.protect_part('attendance', 'course', 'course');

-- A post and a course are cases, too.
DO $$
DECLARE body text := (SELECT prosrc FROM pg_proc WHERE proname = 'changes_case' AND pronamespace = current_schema()::regnamespace);
BEGIN
  IF body NOT LIKE '%; END' THEN RAISE EXCEPTION 'changes_case is not as app.protect_cases makes it: %', body; END IF;
  EXECUTE format('CREATE OR REPLACE FUNCTION changes_case(p_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS %L',
    regexp_replace(body, '; END$', ' OR EXISTS (SELECT FROM post WHERE id = p_case) OR EXISTS (SELECT FROM course WHERE id = p_case); END'));
END $$;

-- Supervisors of desks that see a post see who looked at it.
CREATE POLICY post_select ON access_log FOR SELECT TO referrals_child_registry_app USING ((SELECT app.supervises()) <> '{}'
  AND coalesce((SELECT true FROM post p WHERE p.id = access_log.case_id LIMIT 1), false));
CREATE POLICY post_select ON access_case FOR SELECT TO referrals_child_registry_app USING ((SELECT app.supervises()) <> '{}'
  AND coalesce((SELECT true FROM post p WHERE p.id = access_case.case_id LIMIT 1), false));

-- Whose ID number this is, whoever asks: a person is one, and whoever was barred in one place is barred in all.
CREATE FUNCTION known_person(p_index text) RETURNS TABLE (person uuid, barred boolean) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT person, bool_or(coalesce(end_reason = 'BARRED', false)) FROM appointment WHERE id_number_index = p_index GROUP BY person
$$;
-- Which of these villages and townships have a post whose holder has an account: only then is its desk not the one that works on files.
CREATE FUNCTION held_divisions(p_divisions text[], p_on date) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT DISTINCT h.division FROM post_holding h WHERE h.division = ANY (p_divisions) AND h.kind = 'HOLDER' AND h.from_on <= p_on AND (h.to_on IS NULL OR h.to_on > p_on)
    AND NOT EXISTS (SELECT FROM suspended_staff s WHERE s.staff = h.staff AND s.suspended)
$$;
-- The posts that lie on the way up from a place, and whether somebody with an account holds them: who answers is asked of these.
CREATE FUNCTION offices_above(p_division text, p_on date) RETURNS TABLE (id uuid, division text, manned boolean) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT p.id, p.division, EXISTS (SELECT FROM post_holding h WHERE h.post = p.id AND h.kind = 'HOLDER' AND h.from_on <= p_on AND (h.to_on IS NULL OR h.to_on > p_on)
    AND NOT EXISTS (SELECT FROM suspended_staff s WHERE s.staff = h.staff AND s.suspended))
  FROM post p WHERE p.division IN (left(p_division, 9), left(p_division, 12)) AND p.since_on <= p_on AND (p.closed_on IS NULL OR p.closed_on > p_on)
$$;
-- What persons of the asker's places were trained, whoever kept the course.
CREATE FUNCTION training_of(p_persons uuid[]) RETURNS TABLE (person uuid, level text, on_day date, hours int, completed boolean) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT a.person, c.level, a.on_day, a.hours, a.completed FROM attendance a JOIN course c ON c.id = a.course
  WHERE a.person = ANY (p_persons) AND EXISTS (SELECT FROM appointment p WHERE p.person = a.person
    AND p.division ^@ ANY ((SELECT app.jurisdictions('{VILLAGE,TOWNSHIP,CIV}'))::text[]))
$$;
-- What whoever takes over a place takes over; also a file that they may not open themselves.
CREATE FUNCTION files_to_hand_over(p_division text) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('child', c.id, 'contactDueOn', c.contact_due_on, 'visitDueOn', c.visit_due_on,
    'problems', (SELECT count(*) FROM problem p WHERE p.child = c.id AND p.state <> 'CLOSED')) ORDER BY c.pinyin, c.id), '[]')
  FROM child c WHERE c.care_division = p_division AND c.status = 'ACTIVE' AND NOT c.sealed
$$;
-- Whether who asks sees all of a file and not its card alone: whose township or county it lies in, who holds the village's post or stands in, and
-- others at the village's desk while nobody with an account holds it.
CREATE FUNCTION sees_whole(p_child uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_child = ANY (app.reports() || app.made()) OR coalesce((SELECT
      c.care_division ^@ ANY ((SELECT app.jurisdictions('{TOWNSHIP,CIV}'))::text[])
      OR EXISTS (SELECT FROM post_holding h WHERE h.staff = app.staff() AND h.division = c.care_division AND h.from_on <= today.day AND (h.to_on IS NULL OR h.to_on > today.day))
      OR NOT EXISTS (SELECT FROM held_divisions(ARRAY[c.care_division], today.day))
    FROM child c WHERE c.id = p_child LIMIT 1), false)
  FROM (SELECT (app.at() AT TIME ZONE 'Asia/Shanghai')::date AS day) AS today
$$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['known_person(text)', 'held_divisions(text[], date)', 'offices_above(text, date)', 'training_of(uuid[])', 'files_to_hand_over(text)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO referrals_child_registry_app, referrals_child_registry_worker', name);
  END LOOP;
END $$;
-- What of a file is no part of its card. Whoever sits at no village's desk and holds no village's post is asked nothing for each row.
-- What this takes away nobody uses: these tables are of this release, as the service is.
-- contract: 0.0.0
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['child_detail', 'correction', 'ending', 'category', 'factor', 'assessment', 'plan', 'guardian', 'parent_fact', 'caregiver', 'delegation', 'away',
    'act', 'problem', 'help', 'note'] LOOP
    EXECUTE format('CREATE POLICY whole ON %I AS RESTRICTIVE FOR SELECT TO referrals_child_registry_app
      USING ((SELECT NOT app.agencies() && ''{VILLAGE}'') OR sees_whole(child))', name);
  END LOOP;
END $$;
