-- Services say who reads their trail; these two have none to read.
ALTER TABLE trail ENABLE ROW LEVEL SECURITY;
ALTER TABLE trail FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
  EXECUTE format('CREATE POLICY no_request ON trail TO %I USING ((SELECT app.nobody())) WITH CHECK ((SELECT app.nobody()))', 'referrals_' || current_schema() || '_app');
  EXECUTE format('CREATE POLICY service_role ON trail TO %I USING (true) WITH CHECK (true)', 'referrals_' || current_schema() || '_worker');
END $$;
