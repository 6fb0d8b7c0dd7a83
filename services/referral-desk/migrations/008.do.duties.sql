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
