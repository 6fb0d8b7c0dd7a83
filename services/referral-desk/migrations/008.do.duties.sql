-- What of a case its duties show and from whom they are hidden.
CREATE OR REPLACE FUNCTION duty_number(p_case uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT number FROM case_file WHERE report_id = p_case $$;
CREATE OR REPLACE FUNCTION duty_hidden(p_case uuid) RETURNS TABLE (desks uuid[], staff uuid[]) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT coalesce(max(excluded_desks), '{}'), coalesce(max(recused), '{}') FROM case_file WHERE report_id = p_case
$$;

-- Whoever is shut out, or steps aside, sees none of the duties from the same moment, and those of a case that is made know its file.
CREATE FUNCTION hide_duties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE duty SET hidden_desks = NEW.excluded_desks, hidden_staff = NEW.recused WHERE case_id = NEW.report_id
    AND (hidden_desks, hidden_staff) IS DISTINCT FROM (NEW.excluded_desks, NEW.recused);
  RETURN NULL;
END $$;
CREATE TRIGGER hide_duties_new AFTER INSERT ON case_file FOR EACH ROW EXECUTE FUNCTION hide_duties();
CREATE TRIGGER hide_duties AFTER UPDATE ON case_file FOR EACH ROW
  WHEN ((OLD.excluded_desks, OLD.recused) IS DISTINCT FROM (NEW.excluded_desks, NEW.recused)) EXECUTE FUNCTION hide_duties();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['duty_number(uuid)', 'duty_hidden(uuid)', 'hide_duties()'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO referrals_referral_desk_app, referrals_referral_desk_worker', name);
  END LOOP;
END $$;

-- When the next thing owed on a referral is due: worklists come in this order. What owes nothing comes last.
ALTER TABLE referral ADD COLUMN due_at timestamptz NOT NULL DEFAULT '2100-12-31T00:00:00Z';
CREATE INDEX referral_owner_due ON referral (owner, due_at, id);
CREATE INDEX referral_owner_state_due ON referral (owner, state, due_at, id);
CREATE FUNCTION date_referrals(p_keys uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE referral AS r SET due_at = next.due FROM (
    SELECT key, coalesce((SELECT min(d.due_at) FROM duty AS d WHERE d.place_key = key AND d.state = 'OPEN'), '2100-12-31T00:00:00Z') AS due FROM unnest(p_keys) AS key
  ) AS next WHERE r.id = next.key AND r.due_at <> next.due
$$;
CREATE FUNCTION date_referrals_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM date_referrals(ARRAY(SELECT DISTINCT place_key FROM now));
  RETURN NULL;
END $$;
CREATE FUNCTION date_referrals_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  PERFORM date_referrals(ARRAY(SELECT place_key FROM now UNION SELECT place_key FROM before));
  RETURN NULL;
END $$;
CREATE TRIGGER date_referrals_new AFTER INSERT ON duty REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION date_referrals_new();
CREATE TRIGGER date_referrals_changed AFTER UPDATE ON duty REFERENCING NEW TABLE AS now OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION date_referrals_changed();
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['date_referrals(uuid[])', 'date_referrals_new()', 'date_referrals_changed()'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', name);
  END LOOP;
  GRANT EXECUTE ON FUNCTION date_referrals_new(), date_referrals_changed() TO referrals_referral_desk_app, referrals_referral_desk_worker;
END $$;
