-- Children nobody told the registry of (主动发现), campaigns that look for them (摸底排查), and samples of what is written (抽查).

-- A hint to be looked into (待核查线索). What it is, who told it and whom it is about are rows of their own, which fewer people see.
CREATE TABLE candidate (
  id uuid PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('NEW', 'ASSIGNED', 'CONCLUDED')),
  version int NOT NULL,
  about text NOT NULL CHECK (about IN ('CHILD', 'PARENT')),
  urgent boolean NOT NULL,
  -- Where to look, as far as anybody knows; the county's desk is of this place.
  division text COLLATE "C" NOT NULL CHECK (division ~ '^[0-9]{6}([0-9]{3}){0,2}$'),
  -- The place that is to look; NULL while nobody was asked.
  assigned_to text COLLATE "C" CHECK (assigned_to ~ '^[0-9]{6}([0-9]{3}){0,2}$'),
  -- Of a campaign: the file whose child was not where it should be. It has no person of its own.
  file uuid REFERENCES child,
  told_at timestamptz NOT NULL,
  due_on date NOT NULL,
  outcome text CHECK (outcome IN ('OPENED', 'ON_FILE', 'NOT_ELIGIBLE', 'NOT_FOUND', 'ELSEWHERE', 'WRONG_DATA', 'DUPLICATE')),
  child uuid REFERENCES child,
  elsewhere text COLLATE "C",
  duplicate_of uuid REFERENCES candidate,
  concluded_on date,
  concluded_by uuid,
  -- The day on which whom it is about is forgotten.
  erase_on date,
  CHECK ((state = 'CONCLUDED') = (outcome IS NOT NULL)),
  CHECK ((state = 'CONCLUDED') = (concluded_on IS NOT NULL)),
  CHECK ((state = 'ASSIGNED') <= (assigned_to IS NOT NULL)),
  CHECK ((outcome IS NOT NULL AND outcome IN ('OPENED', 'ON_FILE')) = (child IS NOT NULL))
);
CREATE INDEX candidate_division ON candidate (division, due_on, id);
CREATE INDEX candidate_assigned ON candidate (assigned_to, due_on, id);
CREATE INDEX candidate_due ON candidate (due_on, id);
CREATE INDEX candidate_file ON candidate (file) WHERE file IS NOT NULL;
CREATE INDEX candidate_erase ON candidate (erase_on) WHERE erase_on IS NOT NULL;
SELECT app.protect('candidate', '{"seenBy": [{"prefix": "division", "agencies": ["CIV"]}, {"prefix": "assigned_to", "agencies": ["VILLAGE", "TOWNSHIP"]}]}');

-- What was told, and by which desk. It sees this row of it and no other: that it was concluded, and the outcome where the data were wrong.
-- Village and township see it only where the county says so.
CREATE TABLE candidate_source (
  id uuid PRIMARY KEY REFERENCES candidate,
  kind text NOT NULL,
  agency text NOT NULL,
  desk uuid NOT NULL,
  by_staff uuid NOT NULL,
  division text COLLATE "C" NOT NULL,
  since_on date,
  kind_shown boolean NOT NULL,
  told_at timestamptz NOT NULL,
  concluded boolean NOT NULL,
  outcome text CHECK (outcome IN ('NOT_FOUND', 'WRONG_DATA'))
);
CREATE INDEX candidate_source_desk ON candidate_source (desk, told_at DESC, id DESC);
SELECT app.protect_by('candidate_source', format('id = ANY ((SELECT app.reports() || app.made())::uuid[]) OR %s OR %s
    OR (kind_shown AND coalesce((SELECT true FROM candidate whole WHERE whole.id = candidate_source.id LIMIT 1), false))',
  app.seen_by('{"prefix": "division", "agencies": ["CIV"]}'), app.seen_by('{"desk": "desk"}')), 'id', 'SELECT, INSERT, UPDATE');

-- Whom it is about, and every word that may name them: what is forgotten is this row and the tries.
CREATE TABLE candidate_content (
  candidate uuid PRIMARY KEY REFERENCES candidate,
  name text,
  name_index text,
  id_number text,
  id_number_index text,
  phone text,
  phone_index text,
  document text,
  told text,
  returned text,
  answer text,
  paper text
);
CREATE INDEX candidate_content_id_number ON candidate_content (id_number_index) WHERE id_number_index IS NOT NULL;
SELECT app.protect_part('candidate_content', 'candidate', 'candidate');

-- Each time that somebody went and found nobody.
CREATE TABLE candidate_try (
  id uuid PRIMARY KEY,
  candidate uuid NOT NULL REFERENCES candidate,
  on_day date NOT NULL,
  how text NOT NULL,
  by_staff uuid NOT NULL
);
CREATE INDEX candidate_try_candidate ON candidate_try (candidate);
SELECT app.protect_part('candidate_try', 'candidate', 'candidate');
GRANT DELETE ON candidate_content, candidate_try TO referrals_child_registry_worker;

-- A person of a candidate is looked for among guardians, too.
CREATE INDEX guardian_by_phone ON guardian (phone_index) WHERE phone_index IS NOT NULL;
CREATE INDEX guardian_by_name ON guardian (name_index) WHERE name_index IS NOT NULL;

-- 摸底排查: every house of these villages, every file of theirs.
CREATE TABLE campaign (
  id uuid PRIMARY KEY,
  title text NOT NULL,
  county text COLLATE "C" NOT NULL CHECK (county ~ '^[0-9]{6}$'),
  opens_on date NOT NULL,
  closes_on date NOT NULL CHECK (closes_on >= opens_on),
  categories text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('DRAFT', 'RUNNING', 'CLOSED')),
  version int NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE TABLE campaign_village (
  id uuid PRIMARY KEY,
  campaign uuid NOT NULL REFERENCES campaign,
  code text COLLATE "C" NOT NULL CHECK (code ~ '^[0-9]{12}$'),
  state text NOT NULL CHECK (state IN ('OPEN', 'SUBMITTED')),
  version int NOT NULL,
  households int,
  visited int,
  found int,
  -- 零报告: no child there, and somebody stands for it.
  none boolean NOT NULL,
  submitted_on date,
  submitted_by uuid,
  sent_back text,
  UNIQUE (campaign, code),
  CHECK ((state = 'SUBMITTED') = (submitted_on IS NOT NULL))
);
SELECT app.protect_by('campaign_village', format('campaign = ANY ((SELECT app.reports() || app.made())::uuid[]) OR %s',
  app.seen_by('{"prefix": "code", "agencies": ["VILLAGE", "TOWNSHIP", "CIV"]}')), 'campaign', 'SELECT, INSERT, UPDATE');
-- Village and township see a campaign that asks them, and not its plan.
SELECT app.protect_by('campaign', format('id = ANY ((SELECT app.reports() || app.made())::uuid[]) OR %s
    OR (state <> ''DRAFT'' AND coalesce((SELECT true FROM campaign_village part WHERE part.campaign = campaign.id LIMIT 1), false))',
  app.seen_by('{"prefix": "county", "agencies": ["CIV"]}')), 'id', 'SELECT, INSERT, UPDATE');
CREATE INDEX campaign_county ON campaign (county, opens_on DESC, id DESC);
CREATE INDEX campaign_opens ON campaign (opens_on DESC, id DESC);

-- What the campaign found of a file: seen with the file, wherever it lies by then.
CREATE TABLE campaign_result (
  campaign uuid NOT NULL REFERENCES campaign,
  child uuid NOT NULL REFERENCES child,
  result text NOT NULL CHECK (result IN ('FOUND', 'CHANGED', 'LEFT', 'NOT_FOUND')),
  on_day date NOT NULL,
  by_staff uuid NOT NULL,
  -- What is to be looked into because the child was not there.
  candidate uuid REFERENCES candidate,
  PRIMARY KEY (campaign, child)
);
CREATE INDEX campaign_result_child ON campaign_result (child);
SELECT app.protect_part('campaign_result', 'child', 'child');

-- 抽查. The seed tells who was drawn: it is the county's, as all of this is.
CREATE TABLE spot_check (
  id uuid PRIMARY KEY,
  county text COLLATE "C" NOT NULL CHECK (county ~ '^[0-9]{6}$'),
  half text NOT NULL CHECK (half ~ '^[0-9]{4}H[12]$'),
  state text NOT NULL CHECK (state IN ('DRAWN', 'DONE')),
  version int NOT NULL,
  seed text NOT NULL CHECK (seed ~ '^[0-9a-f]{32}$'),
  rate int NOT NULL,
  min int NOT NULL,
  frame_size int NOT NULL,
  frame_digest text NOT NULL CHECK (frame_digest ~ '^[0-9a-f]{64}$'),
  drawn int NOT NULL,
  -- Why a second one of the same half-year.
  reason text,
  drawn_at timestamptz NOT NULL,
  done_on date,
  CHECK ((state = 'DONE') = (done_on IS NOT NULL))
);
CREATE INDEX spot_check_county ON spot_check (county, drawn_at DESC, id DESC);
CREATE INDEX spot_check_drawn ON spot_check (drawn_at DESC, id DESC);
SELECT app.protect('spot_check', '{"seenBy": [{"prefix": "county", "agencies": ["CIV"]}]}');

-- All files that could have been drawn: whoever has seed and frame draws the same.
CREATE TABLE spot_check_frame (
  spot_check uuid NOT NULL REFERENCES spot_check,
  village text COLLATE "C" NOT NULL,
  files uuid[] NOT NULL,
  PRIMARY KEY (spot_check, village)
);
SELECT app.protect_part('spot_check_frame', 'spot_check', 'spot_check', 'SELECT, INSERT');

-- A file that was drawn. Village and township know of it when something was found, not before: else it would be put right for the check.
CREATE TABLE spot_check_item (
  id uuid PRIMARY KEY,
  spot_check uuid NOT NULL REFERENCES spot_check,
  child uuid NOT NULL REFERENCES child,
  village text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'OK', 'FINDING', 'CORRECTED', 'CONFIRMED')),
  version int NOT NULL,
  method text CHECK (method IN ('CALL_BACK', 'ON_SITE', 'PAPERS')),
  codes text[] NOT NULL,
  note text,
  correction text,
  checked_on date,
  checked_by uuid,
  corrected_on date,
  corrected_by uuid,
  confirmed_on date,
  confirmed_by uuid,
  sent_back text,
  UNIQUE (spot_check, child),
  CHECK ((state IN ('FINDING', 'CORRECTED', 'CONFIRMED')) = (codes <> '{}'))
);
CREATE INDEX spot_check_item_order ON spot_check_item (spot_check, id);
CREATE INDEX spot_check_item_found ON spot_check_item (village, checked_on, id) WHERE state IN ('FINDING', 'CORRECTED', 'CONFIRMED');
SELECT app.protect_by('spot_check_item', format('id = ANY ((SELECT app.reports() || app.made())::uuid[]) OR %s OR (state IN (''FINDING'', ''CORRECTED'', ''CONFIRMED'') AND %s)',
  app.seen_by('{"prefix": "village", "agencies": ["CIV"]}'), app.seen_by('{"prefix": "village", "agencies": ["VILLAGE", "TOWNSHIP"]}')),
  'spot_check', 'SELECT, INSERT, UPDATE');
-- A finding is a case of its own: whoever is to put it right sees nothing of the check that it is of.
CREATE POLICY own_case ON spot_check_item FOR UPDATE TO referrals_child_registry_app USING (changes_case(id));

SELECT app.protect_cases('candidate', 'campaign', 'spot_check', 'spot_check_item');

-- Files are counted and drawn from, whoever stepped aside from one of them; only for whose place it is. Of one village, or of all (NULL).
CREATE FUNCTION campaign_files(p_campaign uuid, p_code text) RETURNS TABLE (code text, files int, accounted int) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT v.code, (SELECT count(*)::int FROM child c WHERE c.care_division = v.code AND c.status = 'ACTIVE'),
    (SELECT count(*)::int FROM child c JOIN campaign_result r ON r.child = c.id AND r.campaign = p_campaign WHERE c.care_division = v.code AND c.status = 'ACTIVE')
  FROM campaign_village v WHERE v.campaign = p_campaign AND (p_code IS NULL OR v.code = p_code)
    AND v.code ^@ ANY ((SELECT app.jurisdictions('{VILLAGE,TOWNSHIP,CIV}'))::text[])
$$;
CREATE FUNCTION files_to_check(p_county text) RETURNS TABLE (id uuid, village text) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT id, care_division FROM child WHERE county = p_county AND status = 'ACTIVE' AND p_county ^@ ANY ((SELECT app.jurisdictions('{CIV}'))::text[])
$$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['campaign_files(uuid, text)', 'files_to_check(text)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO referrals_child_registry_app', name);
  END LOOP;
END $$;

-- Who looked at a candidate is seen as who looked at a file is.
CREATE POLICY scope_candidate ON access_log FOR SELECT TO referrals_child_registry_app USING ((SELECT app.supervises()) <> '{}'
  AND coalesce((SELECT true FROM candidate c WHERE c.id = access_log.case_id LIMIT 1), false));
CREATE POLICY scope_candidate ON access_case FOR SELECT TO referrals_child_registry_app USING ((SELECT app.supervises()) <> '{}'
  AND coalesce((SELECT true FROM candidate c WHERE c.id = access_case.case_id LIMIT 1), false));
