-- What was done about a delegate in doubt, as often as it was done.
CREATE TABLE delegation_step (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  delegation uuid NOT NULL REFERENCES delegation,
  what text NOT NULL CHECK (what IN ('doubt', 'tell-parents', 'help', 'clear', 'reselect', 'end')),
  on_day date NOT NULL,
  code text,
  said text,
  whom text,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL
);
CREATE INDEX delegation_step_delegation ON delegation_step (delegation);
CREATE INDEX delegation_step_child ON delegation_step (child);
SELECT app.protect_part('delegation_step', 'child', 'child', 'SELECT, INSERT');
-- Those in doubt for long are found without asking all.
CREATE INDEX delegation_doubted ON delegation (id) WHERE state = 'DOUBTED';

-- Harm: an act that was taken back unreported, and whether the county's desk has read why. Only the child's own county sees what is left over:
-- neither the city nor a desk of civil affairs elsewhere whose holder sees the child in another office.
ALTER TABLE harm ADD COLUMN voided_at timestamptz, ADD COLUMN looked_at timestamptz;
ALTER POLICY seen ON harm USING (maker = (SELECT app.staff()) OR (reported_at IS NULL AND (voided_at IS NOT NULL OR due_at <= (SELECT app.at()))
  AND coalesce((SELECT true FROM child whole WHERE whole.id = harm.child AND whole.county = ANY ((SELECT app.jurisdictions('{CIV}'))::text[]) LIMIT 1), false)));
CREATE INDEX harm_voided ON harm (voided_at) WHERE reported_at IS NULL AND voided_at IS NOT NULL AND looked_at IS NULL;
-- What is written there is written once: what becomes of it is said by the functions below alone.

-- That it is reported: said by whoever wrote it, wherever they work by now, or by the county's desk for what is left over. No trail, no event, no
-- version tells of it. False: not theirs to say.
CREATE FUNCTION harm_reported(p_act uuid, p_at timestamptz, p_how text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE harm h SET reported_at = coalesce(h.reported_at, p_at), reported_how = coalesce(h.reported_how, p_how) WHERE h.act = p_act AND (h.maker = app.staff()
    OR (h.reported_at IS NULL AND (h.voided_at IS NOT NULL OR h.due_at <= app.at()) AND EXISTS (
      SELECT FROM child c WHERE c.id = h.child AND c.county = ANY (app.jurisdictions('{CIV}')) AND NOT app.staff() = ANY (c.recused))));
  RETURN found;
END $$;
CREATE FUNCTION harm_voided(p_act uuid, p_at timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
  UPDATE harm SET voided_at = p_at WHERE act = p_act AND reported_at IS NULL AND voided_at IS NULL
$$;
CREATE FUNCTION harm_looked(p_act uuid, p_at timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
  UPDATE harm h SET looked_at = p_at WHERE h.act = p_act AND h.voided_at IS NOT NULL AND h.looked_at IS NULL
    AND EXISTS (SELECT FROM child c WHERE c.id = h.child AND c.county = ANY (app.jurisdictions('{CIV}')))
$$;

-- Who read of harm, or of a report's link, is for auditors: to a village's or township's supervisor it would tell that there is something.
ALTER POLICY scope_select ON access_log USING ((SELECT app.supervises()) <> '{}' AND what NOT IN ('HARM', 'REPORT_LINKS')
  AND coalesce((SELECT true FROM child c WHERE c.id = access_log.case_id LIMIT 1), false));
ALTER POLICY scope_page ON access_log USING (case_id IS NULL AND what NOT IN ('HARM', 'REPORT_LINKS')
  AND (SELECT app.supervises()) <> '{}' AND EXISTS (SELECT FROM access_case c WHERE c.access_id = access_log.id));

-- Which report is of a child: the child's county alone. A case of its own, with a trail of its own: village and township read the child's.
CREATE TABLE report_link (
  id uuid PRIMARY KEY,
  child uuid NOT NULL REFERENCES child,
  report_id uuid NOT NULL,
  basis text NOT NULL CHECK (basis IN ('ID_EQUAL', 'NAMED_SAME', 'SEEN')),
  unlinked_by uuid,
  unlinked_at timestamptz,
  reason text,
  by_staff uuid, by_desk uuid, recorded_at timestamptz NOT NULL, source text NOT NULL,
  CHECK ((unlinked_at IS NULL) = (reason IS NULL))
);
CREATE UNIQUE INDEX report_link_once ON report_link (child, report_id) WHERE unlinked_at IS NULL;
SELECT app.protect_by('report_link', $seen$(SELECT app.roles()) IS NOT NULL AND coalesce((SELECT true FROM child whole WHERE whole.id = report_link.child
  AND whole.county = ANY ((SELECT app.jurisdictions('{CIV}'))::text[]) LIMIT 1), false)$seen$, 'id', 'SELECT, INSERT, UPDATE');

-- Files that are watched because of a link.
CREATE TABLE report_link_watch (
  link uuid NOT NULL REFERENCES report_link,
  child uuid NOT NULL REFERENCES child,
  factor uuid REFERENCES factor,
  PRIMARY KEY (link, child)
);
CREATE INDEX report_link_watch_child ON report_link_watch (child);
SELECT app.protect_part('report_link_watch', 'report_link', 'link');

-- A link is a case, too.
DO $$
DECLARE body text := (SELECT prosrc FROM pg_proc WHERE oid = to_regprocedure('changes_case(uuid)'));
BEGIN
  IF body NOT LIKE '%; END' THEN RAISE EXCEPTION 'changes_case is not as app.protect_cases makes it: %', body; END IF;
  EXECUTE format('CREATE OR REPLACE FUNCTION changes_case(p_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS %L',
    regexp_replace(body, '; END$', ' OR EXISTS (SELECT FROM report_link WHERE id = p_case); END'));
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['harm_reported(uuid, timestamptz, text)', 'harm_voided(uuid, timestamptz)', 'harm_looked(uuid, timestamptz)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO referrals_child_registry_app, referrals_child_registry_worker', name);
  END LOOP;
END $$;

-- 疑似重复: two files that may be one child's. Nothing is merged by it and nothing is lost: a linked file keeps its records and gets its place back.
CREATE TABLE pair (
  id uuid PRIMARY KEY,
  a uuid NOT NULL REFERENCES child,
  b uuid NOT NULL REFERENCES child,
  -- Where the files are, kept by a trigger: a list goes by these.
  a_division text COLLATE "C" NOT NULL,
  b_division text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('SUGGESTED', 'LINKED', 'DIFFERENT')),
  version int NOT NULL,
  class text NOT NULL CHECK (class IN ('SAME', 'LIKELY', 'POSSIBLE')),
  score int NOT NULL,
  reasons text[] NOT NULL,
  -- Of name, birth date and ID number of both: a pair that somebody told apart comes again only when this is another.
  identity text NOT NULL,
  found_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  -- Of a linked pair: which file answers, and as what and where the other one stood.
  primary_id uuid REFERENCES child,
  other_status text CHECK (other_status IN ('ACTIVE', 'ENDED')),
  other_division text COLLATE "C",
  linked_on date,
  CHECK (a < b),
  CHECK ((state = 'LINKED') <= (primary_id IS NOT NULL AND other_status IS NOT NULL AND other_division IS NOT NULL AND linked_on IS NOT NULL)),
  UNIQUE (a, b)
);
CREATE INDEX pair_b ON pair (b);
CREATE INDEX pair_a_division ON pair (a_division, found_at DESC, id DESC);
CREATE INDEX pair_b_division ON pair (b_division, found_at DESC, id DESC);
CREATE INDEX pair_found ON pair (found_at DESC, id DESC);
SELECT app.protect_by('pair', format('%s OR %s', app.seen_by('{"prefix": "a_division", "agencies": ["CIV"]}'), app.seen_by('{"prefix": "b_division", "agencies": ["CIV"]}')), 'a', 'SELECT, INSERT, UPDATE');

-- A file that goes to another place takes the files along that are linked to it, whoever moves it; and its pairs are where it is.
CREATE FUNCTION child_goes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE child SET care_division = new.care_division WHERE primary_id = new.id;
  UPDATE pair SET a_division = new.care_division WHERE a = new.id;
  UPDATE pair SET b_division = new.care_division WHERE b = new.id;
  RETURN NULL;
END $$;
CREATE TRIGGER child_goes AFTER UPDATE OF care_division ON child FOR EACH ROW WHEN (old.care_division IS DISTINCT FROM new.care_division) EXECUTE FUNCTION child_goes();

-- An act that belongs to the other file after all takes what was beside it along, whoever sees that.
CREATE FUNCTION harm_goes(p_acts uuid[], p_child uuid) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ UPDATE harm SET child = p_child WHERE act = ANY (p_acts) $$;

-- Of an ID number that several files have, the one that is active first.
CREATE OR REPLACE FUNCTION on_file(p_index text) RETURNS TABLE (id uuid, care_division text) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT id, care_division FROM child WHERE id_number_index = p_index ORDER BY status, id
$$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['child_goes()', 'harm_goes(uuid[], uuid)', 'on_file(text)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO referrals_child_registry_app, referrals_child_registry_worker', name);
  END LOOP;
END $$;
