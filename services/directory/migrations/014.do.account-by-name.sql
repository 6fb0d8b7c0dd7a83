-- Whose sign-in account this is, for whoever appoints a village's director: townships and civil affairs, of people whose organisation lies in
-- their desks' places. An account in full alone; nobody is listed.
CREATE FUNCTION account_named(p_account text) RETURNS TABLE (id uuid, name text, organisation text) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT s.id, s.display_name, o.name FROM staff s JOIN organisation o ON o.id = s.organisation
  WHERE s.account = p_account AND s.status = 'ACTIVE'
    AND EXISTS (SELECT FROM desk d WHERE d.id = ANY (app.desks()) AND d.agency IN ('TOWNSHIP', 'CIV') AND starts_with(o.division, d.jurisdiction))
$$;
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION account_named(text) SET search_path = %I, pg_temp', current_schema());
END $$;
-- What this takes away nobody uses: the function is of this release.
-- contract: 0.0.0
REVOKE EXECUTE ON FUNCTION account_named(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_named(text) TO referrals_directory_app;
