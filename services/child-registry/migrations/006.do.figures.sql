-- Figures that officials report, kept by village and period: counted anew wherever a fact they follow from has changed.
CREATE TABLE coverage_count (
  kind text NOT NULL CHECK (kind IN ('CONTACT', 'VISIT')),
  -- 2026-05, 2026Q2.
  period text COLLATE "C" NOT NULL,
  -- Which place answered on the period's last day.
  village text COLLATE "C" NOT NULL,
  obliged int NOT NULL,
  met int NOT NULL,
  PRIMARY KEY (kind, period, village)
);
-- Counted is also whoever is hidden from somebody: a count names nobody.
SELECT app.protect_by('coverage_count', app.seen_by('{"prefix": "village", "agencies": ["VILLAGE", "TOWNSHIP", "CIV"]}'), 'village', 'SELECT');
GRANT INSERT, UPDATE ON coverage_count TO referrals_child_registry_worker;

-- Places of which something changed since they were counted, and from which day on. Rows are added and taken away, never changed: nobody waits here.
CREATE TABLE coverage_due (
  village text COLLATE "C" NOT NULL,
  since_on date NOT NULL
);
CREATE INDEX coverage_due_village ON coverage_due (village);
-- One row: what is counted holds what was there at that moment; and the newest month for which every place was counted.
CREATE TABLE coverage_state (
  one boolean PRIMARY KEY CHECK (one),
  as_of timestamptz,
  month_on date
);
INSERT INTO coverage_state VALUES (true, NULL, NULL);
SELECT app.protect_by('coverage_state', '(SELECT app.agencies() && ''{VILLAGE,TOWNSHIP,CIV}'')', 'one', 'SELECT');
GRANT UPDATE ON coverage_state TO referrals_child_registry_worker;
DO $$
BEGIN
  ALTER TABLE coverage_due ENABLE ROW LEVEL SECURITY;
  ALTER TABLE coverage_due FORCE ROW LEVEL SECURITY;
  CREATE POLICY service_role ON coverage_due TO referrals_child_registry_worker USING (true) WITH CHECK (true);
  CREATE POLICY owner_role ON coverage_due TO referrals_child_registry_owner USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, DELETE ON coverage_due TO referrals_child_registry_worker;
END $$;

-- Files by the place that owed them.
CREATE INDEX span_division ON span (division);

-- Whoever changes a fact: all places that answered for the file, or for the one that answers for it now, are counted again from that day on.
CREATE FUNCTION counts_again(p_child uuid, p_since date) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
  INSERT INTO coverage_due (village, since_on)
  SELECT DISTINCT s.division, p_since FROM child c JOIN span s ON s.child IN (c.id, c.primary_id) WHERE c.id = p_child AND p_since IS NOT NULL
$$;
CREATE FUNCTION act_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM counts_again(NEW.child, least(NEW.on_day, OLD.on_day));
  IF OLD.child <> NEW.child THEN PERFORM counts_again(OLD.child, OLD.on_day); END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION span_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  -- An end that is moved changes nothing before it, nor before where it was.
  PERFORM counts_again(NEW.child, CASE WHEN NEW.from_on = OLD.from_on AND NEW.division = OLD.division THEN least(OLD.to_on, NEW.to_on) ELSE least(OLD.from_on, NEW.from_on) END);
  IF OLD.division <> NEW.division THEN INSERT INTO coverage_due VALUES (OLD.division, OLD.from_on); END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION tier_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN PERFORM counts_again(NEW.child, least(NEW.on_day, OLD.on_day)); RETURN NULL; END $$;
CREATE FUNCTION away_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN PERFORM counts_again(NEW.child, least(NEW.from_on, OLD.from_on)); RETURN NULL; END $$;
-- Who it is that answers, how old the child is, or through whom contacts go: all there ever was.
CREATE FUNCTION child_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM counts_again(NEW.id, (SELECT min(from_on) FROM span WHERE child IN (NEW.id, NEW.primary_id, OLD.primary_id)));
  IF OLD.primary_id IS DISTINCT FROM NEW.primary_id THEN PERFORM counts_again(OLD.primary_id, (SELECT min(from_on) FROM span WHERE child IN (OLD.id, OLD.primary_id))); END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION via_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN PERFORM counts_again(NEW.child, (SELECT min(from_on) FROM span WHERE child = NEW.child)); RETURN NULL; END $$;

CREATE TRIGGER act_counts AFTER INSERT OR UPDATE OF child, on_day, recorded_on, kind, place, child_seen, child_spoken, caregiver_spoken, state, confirmed_at ON act
  FOR EACH ROW EXECUTE FUNCTION act_counts();
CREATE TRIGGER span_counts AFTER INSERT OR UPDATE ON span FOR EACH ROW EXECUTE FUNCTION span_counts();
CREATE TRIGGER tier_counts AFTER INSERT OR UPDATE ON tier_day FOR EACH ROW EXECUTE FUNCTION tier_counts();
CREATE TRIGGER away_counts AFTER INSERT OR UPDATE ON away FOR EACH ROW EXECUTE FUNCTION away_counts();
CREATE TRIGGER child_counts AFTER UPDATE OF status, primary_id, birth_date ON child FOR EACH ROW
  WHEN ((OLD.status, OLD.primary_id, OLD.birth_date) IS DISTINCT FROM (NEW.status, NEW.primary_id, NEW.birth_date)) EXECUTE FUNCTION child_counts();
CREATE TRIGGER via_counts AFTER UPDATE OF contact_via ON child_detail FOR EACH ROW WHEN (OLD.contact_via IS DISTINCT FROM NEW.contact_via) EXECUTE FUNCTION via_counts();

-- Problems that stood open in a time, and those of them that were closed in it, by the first digits of where their files are; of the asker's
-- places, whoever stepped aside. Planned for each place by itself: a county goes by its files, a province by its problems.
CREATE FUNCTION problem_figures(p_from date, p_to date, p_digits int) RETURNS TABLE (place text, whole bigint, done bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
  places text[] := app.jurisdictions('{VILLAGE,TOWNSHIP,CIV}');
  one text;
BEGIN
  FOREACH one IN ARRAY places LOOP
    CONTINUE WHEN EXISTS (SELECT FROM unnest(places) wider WHERE wider <> one AND one ^@ wider);
    RETURN QUERY EXECUTE 'SELECT left(c.care_division, $5), count(*), count(*) FILTER (WHERE p.closed_on <= $4) FROM child c JOIN problem p ON p.child = c.id
      WHERE c.care_division >= $1 AND c.care_division < $2 AND (p.closed_on IS NULL OR p.closed_on >= $3) AND p.recorded_at < ($4 + 1)::timestamp AT TIME ZONE ''Asia/Shanghai''
      GROUP BY 1' USING one, one || ':', p_from, p_to, p_digits;
  END LOOP;
END $$;
CREATE INDEX problem_unclosed ON problem (child) WHERE closed_on IS NULL;
CREATE INDEX problem_closed ON problem (closed_on) WHERE closed_on IS NOT NULL;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['counts_again(uuid, date)', 'act_counts()', 'span_counts()', 'tier_counts()', 'away_counts()', 'child_counts()', 'via_counts()',
    'problem_figures(date, date, int)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
  END LOOP;
  GRANT EXECUTE ON FUNCTION problem_figures(date, date, int) TO referrals_child_registry_app;
END $$;
