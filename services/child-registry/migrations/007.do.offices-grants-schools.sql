-- Which office each digits' files were told that they are owed by: what is another now is told again. The worker's alone.
CREATE TABLE told_office (
  division text COLLATE "C" PRIMARY KEY CHECK (division ~ '^[0-9]{4,12}$'),
  office uuid NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON told_office TO referrals_child_registry_worker;
ALTER TABLE told_office ENABLE ROW LEVEL SECURITY;
ALTER TABLE told_office FORCE ROW LEVEL SECURITY;
CREATE POLICY service_role ON told_office TO referrals_child_registry_worker USING (true) WITH CHECK (true);

-- Where a post is, whoever asks: of a duty that it owes the place is kept.
CREATE FUNCTION office_division(p_office uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT division FROM post WHERE id = p_office $$;

-- A diagnosis, an infection, a pregnancy: the child's own county alone, and neither the city nor a desk of civil affairs elsewhere whose holder
-- sees the child in another office. Each record is a case of its own, with a trail of its own: village and township read the child's.
CREATE TABLE sealed_health (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  content text NOT NULL,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX sealed_health_child ON sealed_health (child, recorded_at DESC, id DESC);
SELECT app.protect_by('sealed_health', $seen$id = ANY ((SELECT app.made())::uuid[]) OR coalesce((SELECT true FROM child whole WHERE whole.id = sealed_health.child
  AND whole.county = ANY ((SELECT app.jurisdictions('{CIV}'))::text[]) LIMIT 1), false)$seen$, 'id', 'SELECT, INSERT');
-- Written by the child's county alone.
ALTER POLICY admitted_insert ON sealed_health WITH CHECK (changes_case(id) AND coalesce((SELECT true FROM child whole WHERE whole.id = sealed_health.child
  AND whole.county = ANY ((SELECT app.jurisdictions('{CIV}'))::text[]) LIMIT 1), false));

-- A desk of another agency sees a child's card for some months, on a letter. A case of its own: which desk it is tells of what the child is in.
CREATE TABLE file_grant (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  desk uuid NOT NULL,
  level text NOT NULL CHECK (level IN ('C', 'F')),
  from_on date NOT NULL,
  until_on date NOT NULL CHECK (until_on >= from_on),
  reason text NOT NULL,
  letter_number text NOT NULL,
  version int NOT NULL,
  ended_on date,
  ended_by uuid,
  end_reason text,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL,
  CHECK ((ended_on IS NULL) = (end_reason IS NULL))
);
CREATE INDEX file_grant_child ON file_grant (child);
CREATE INDEX file_grant_desk ON file_grant (desk, until_on) WHERE ended_on IS NULL;
-- The desk sees it while it holds; the child's county for ever.
SELECT app.protect_by('file_grant', $seen$id = ANY ((SELECT app.made())::uuid[])
  OR (desk = ANY ((SELECT app.desks())::uuid[]) AND ended_on IS NULL AND until_on > ((SELECT app.at()) AT TIME ZONE 'Asia/Shanghai')::date)
  OR coalesce((SELECT true FROM child whole WHERE whole.id = file_grant.child AND whole.county = ANY ((SELECT app.jurisdictions('{CIV}'))::text[]) LIMIT 1), false)$seen$,
  'id', 'SELECT, INSERT, UPDATE');
-- Given and ended by the child's county alone: the desk that is let in prolongs and widens nothing.
ALTER POLICY admitted_insert ON file_grant WITH CHECK (changes_case(id) AND coalesce((SELECT true FROM child whole WHERE whole.id = file_grant.child
  AND whole.county = ANY ((SELECT app.jurisdictions('{CIV}'))::text[]) LIMIT 1), false));
ALTER POLICY admitted_update ON file_grant USING (changes_case(id) AND coalesce((SELECT true FROM child whole WHERE whole.id = file_grant.child
  AND whole.county = ANY ((SELECT app.jurisdictions('{CIV}'))::text[]) LIMIT 1), false));

-- What a school is asked of a pupil on the care list, and what it answers or tells unasked.
CREATE TABLE school_request (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  organisation uuid NOT NULL,
  county text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('ASKED', 'ANSWERED')),
  version int NOT NULL,
  -- NULL: nobody asked.
  ask text,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL,
  CHECK ((state = 'ANSWERED') = (answer IS NOT NULL))
);
CREATE INDEX school_request_child ON school_request (child);
CREATE INDEX school_request_organisation ON school_request (organisation, recorded_at DESC, id DESC);
SELECT app.protect_by('school_request', format('id = ANY ((SELECT app.made())::uuid[]) OR %s OR ((SELECT app.roles()) IS NOT NULL AND sees_whole(child))',
  app.seen_by('{"organisation": "organisation", "agencies": ["SCHOOL", "KINDERGARTEN"]}')), 'id', 'SELECT, INSERT, UPDATE');

SELECT app.protect_cases('sealed_health', 'file_grant', 'school_request');

-- Pupils of the asker's school that are on the care list, and nothing else of them: who has no desk of a school has none.
CREATE FUNCTION pupils() RETURNS TABLE (id uuid, pinyin text, county text) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT c.id, c.pinyin, c.county FROM child c WHERE c.school = (SELECT app.organisation()) AND (SELECT app.agencies() && '{SCHOOL,KINDERGARTEN}')
    AND c.status = 'ACTIVE' AND NOT c.sealed AND NOT c.recused @> ARRAY[(SELECT app.staff())]
$$;
-- Which of these files lie in a county of which the asker's desk keeps school, health or disability.
CREATE FUNCTION named_to_county(p_ids uuid[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(array_agg(c.id), '{}') FROM child c WHERE c.id = ANY (p_ids) AND c.county = ANY ((SELECT app.jurisdictions('{EDU,HLTH,DPF}'))::text[])
    AND NOT c.sealed AND NOT c.recused @> ARRAY[(SELECT app.staff())]
$$;
-- A school writes of its own pupils, an office of a child whose file it reads.
ALTER POLICY admitted_insert ON school_request WITH CHECK (changes_case(id)
  AND ((organisation = (SELECT app.organisation()) AND child IN (SELECT p.id FROM pupils() p)) OR sees_whole(child)));
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['office_division(uuid)', 'pupils()', 'named_to_county(uuid[])'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO referrals_child_registry_app, referrals_child_registry_worker', name);
  END LOOP;
END $$;

-- Who read what is sealed is for auditors: to a village's or township's supervisor it would tell that there is something.
ALTER POLICY scope_select ON access_log USING ((SELECT app.supervises()) <> '{}' AND what NOT IN ('HARM', 'REPORT_LINKS', 'SEALED_HEALTH')
  AND coalesce((SELECT true FROM child c WHERE c.id = access_log.case_id LIMIT 1), false));
ALTER POLICY scope_page ON access_log USING (case_id IS NULL AND what NOT IN ('HARM', 'REPORT_LINKS', 'SEALED_HEALTH')
  AND (SELECT app.supervises()) <> '{}' AND EXISTS (SELECT FROM access_case c WHERE c.access_id = access_log.id));
