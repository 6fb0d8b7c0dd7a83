SELECT app.hold_tables(ARRAY['register', 'staff', 'staff_role', 'desk', 'desk_member', 'organisation', 'division', 'password', 'oidc_payload', 'signing_key',
  'sign_in_count', 'trail']);

-- The register has one case, itself, which administrators change; its trail tells who administers what, so they alone read it.
CREATE OR REPLACE FUNCTION changes_case(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT 'ADMIN' = ANY (app.roles()) AND p_case = '00000000-0000-7000-8000-000000000001'
$$;

ALTER TABLE trail ENABLE ROW LEVEL SECURITY;
ALTER TABLE trail FORCE ROW LEVEL SECURITY;
CREATE POLICY service ON trail TO referrals_directory_worker USING (true) WITH CHECK (true);
CREATE POLICY administrator ON trail FOR SELECT TO referrals_directory_app USING ('ADMIN' = ANY ((SELECT app.roles())::text[]));
CREATE POLICY administrator_new ON trail FOR INSERT TO referrals_directory_app WITH CHECK (changes_case(case_id));

-- Migrations fill and mend rows; without a policy they would find none.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['trail', 'register', 'division', 'organisation', 'desk', 'staff', 'staff_role', 'desk_member', 'password', 'oidc_payload',
    'signing_key', 'sign_in_count'] LOOP
    EXECUTE format('CREATE POLICY owner_role ON %I TO referrals_directory_owner USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
