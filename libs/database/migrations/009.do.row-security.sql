-- Row security on the common tables: each role of the service sees what it is said to see here, and nothing where nothing is said.
-- What a request sees is said in terms of its context, which raises where there is none. `trail` is protected by each service: who
-- reads it differs.

SELECT app.hold_tables(ARRAY['idempotency', 'inbox_key', 'inbox_attempt', 'inbox', 'case_head', 'outbox', 'bus_setting', 'operator_action', 'quarantine',
  'access_log', 'arrival']);

-- Whether a request may change this case: lock its head, add links to its trail and events to the outbox. Here: anybody who signed in, a case the
-- context is admitted to, or one that this transaction made. Each service replaces it by what it knows. An asker's rights apply inside.
CREATE FUNCTION changes_case(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT app.staff() IS NOT NULL OR p_case = ANY (app.reports()) OR p_case = ANY (app.made())
$$;

-- Remembers for the transaction which cases it made: to file is to be admitted, also without sign-in.
CREATE FUNCTION remember_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.made', (app.made() || NEW.case_id)::text, true);
  RETURN NULL;
END $$;
CREATE TRIGGER remember_made AFTER INSERT ON case_head FOR EACH ROW WHEN (current_setting('app.context', true) = 'set') EXECUTE FUNCTION remember_made();

DO $$
DECLARE
  app text := 'referrals_' || current_schema() || '_app';
  worker text := 'referrals_' || current_schema() || '_worker';
  owner text := 'referrals_' || current_schema() || '_owner';
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['case_head', 'bus_setting', 'outbox', 'inbox', 'inbox_key', 'inbox_attempt', 'operator_action', 'quarantine',
    'idempotency', 'access_log', 'arrival'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %I FORCE ROW LEVEL SECURITY', name, name);
    -- Migrations fill and mend rows; without a policy they would find none.
    EXECUTE format('CREATE POLICY owner_role ON %I TO %I USING (true) WITH CHECK (true)', name, owner);
  END LOOP;
  -- Handlers of events, jobs and what an operator does. Keys of requests are none of theirs, nor is how far others have come.
  FOREACH name IN ARRAY ARRAY['case_head', 'bus_setting', 'outbox', 'inbox', 'inbox_key', 'inbox_attempt', 'operator_action', 'quarantine', 'access_log'] LOOP
    EXECUTE format('CREATE POLICY service_role ON %I TO %I USING (true) WITH CHECK (true)', name, worker);
  END LOOP;
  -- Of the bus a request sees nothing, whoever makes it.
  FOREACH name IN ARRAY ARRAY['inbox_key', 'inbox_attempt', 'operator_action', 'quarantine'] LOOP
    EXECUTE format('CREATE POLICY no_request ON %I FOR SELECT TO %I USING ((SELECT app.nobody()))', name, app);
  END LOOP;
  -- Answers that the release before keeps in clear are reached by functions alone, by either release (007).
  EXECUTE format('CREATE POLICY no_request ON idempotency TO %I USING ((SELECT app.nobody())) WITH CHECK ((SELECT app.nobody()))', app);

  -- A head that says 0 is being made: nothing is recorded of its case.
  EXECUTE format('CREATE POLICY begun ON case_head FOR INSERT TO %I WITH CHECK ((SELECT app.at()) IS NOT NULL AND n = 0)', app);
  EXECUTE format('CREATE POLICY admitted ON case_head FOR SELECT TO %I USING ((SELECT app.at()) IS NOT NULL AND (n = 0 OR changes_case(case_id)))', app);
  EXECUTE format('CREATE POLICY admitted_change ON case_head FOR UPDATE TO %I USING ((SELECT app.at()) IS NOT NULL AND (n = 0 OR changes_case(case_id)))', app);
  EXECUTE format('CREATE POLICY admitted_new ON outbox FOR INSERT TO %I WITH CHECK (changes_case(key))', app);

  -- Which events never came is asked by the services that sent them, which were before they joined by those that get them, and they are no
  -- person: a request of a person sees none of it.
  FOREACH name IN ARRAY ARRAY['inbox', 'outbox'] LOOP
    EXECUTE format('CREATE POLICY no_person ON %I FOR SELECT TO %I USING ((SELECT app.no_person()))', name, app);
  END LOOP;

  -- A person leaves accesses of their own alone; who reported leaves theirs without a name. Auditors read them; services say who else.
  EXECUTE format('CREATE POLICY own_access ON access_log FOR INSERT TO %I WITH CHECK ((SELECT app.at()) IS NOT NULL AND (staff IS NULL OR staff = (SELECT app.staff())))', app);
  EXECUTE format('CREATE POLICY auditor ON access_log FOR SELECT TO %I USING (''AUDITOR'' = ANY ((SELECT app.roles())::text[]))', app);
END $$;

-- The bus carries: it reads outboxes and marks them, knows what is in inboxes by its id, and keeps what it could not read.
CREATE POLICY bus_role ON outbox TO referrals_bus USING (true) WITH CHECK (true);
CREATE POLICY bus_role ON inbox TO referrals_bus USING (true) WITH CHECK (true);
CREATE POLICY bus_role ON quarantine TO referrals_bus USING (true) WITH CHECK (true);
CREATE POLICY bus_role ON arrival TO referrals_bus USING (true) WITH CHECK (true);
