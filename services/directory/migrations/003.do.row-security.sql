-- Offices are known to everybody who signed in; people and changes belong to the administrator; sign-in belongs to the service alone.
-- app.roles() raises when a transaction has no context, so a forgotten context never looks like an empty register.

GRANT SELECT ON division, organisation, desk, staff, staff_role, desk_member TO referrals_directory_app;
GRANT SELECT, UPDATE (revision) ON register TO referrals_directory_app;
GRANT INSERT, UPDATE ON division, organisation, desk, staff TO referrals_directory_app;
GRANT INSERT, DELETE ON staff_role TO referrals_directory_app;
GRANT INSERT, UPDATE, DELETE ON desk_member TO referrals_directory_app;
GRANT SELECT (staff), INSERT, UPDATE ON password TO referrals_directory_app;
GRANT SELECT (account_id), DELETE ON oidc_payload TO referrals_directory_app;

GRANT SELECT, INSERT, UPDATE ON register, division, organisation, desk, staff, password TO referrals_directory_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON staff_role, desk_member, oidc_payload, signing_key, sign_in_count TO referrals_directory_worker;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['register', 'division', 'organisation', 'desk', 'staff', 'staff_role', 'desk_member', 'password', 'oidc_payload', 'signing_key', 'sign_in_count'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', name, name);
    EXECUTE format('CREATE POLICY service ON %I TO referrals_directory_worker USING (true) WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY administrator ON %I TO referrals_directory_app USING (''ADMIN'' = ANY ((SELECT app.roles())::text[])) WITH CHECK (''ADMIN'' = ANY ((SELECT app.roles())::text[]))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['register', 'division', 'organisation', 'desk'] LOOP
    EXECUTE format('CREATE POLICY signed_in ON %I FOR SELECT TO referrals_directory_app USING ((SELECT app.staff()) IS NOT NULL)', name);
  END LOOP;
END $$;

-- A person sees their own place in the register.
CREATE POLICY own ON staff FOR SELECT TO referrals_directory_app USING (id = (SELECT app.staff()));
CREATE POLICY own ON staff_role FOR SELECT TO referrals_directory_app USING (staff = (SELECT app.staff()));
CREATE POLICY own ON desk_member FOR SELECT TO referrals_directory_app USING (staff = (SELECT app.staff()));
