/** What row-level policies ask. Each raises when a transaction set no context: "no context" must never look like "no rows". */
export const contextFunctions = `
  CREATE SCHEMA IF NOT EXISTS app;
  CREATE OR REPLACE FUNCTION app.no_context() RETURNS text LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RAISE EXCEPTION 'no security context in this transaction' USING ERRCODE = '42501';
  END $$;
  -- One expression, as those below: PostgreSQL puts it in the place of the call, and what each statement asks several times costs no call.
  CREATE OR REPLACE FUNCTION app.setting(name text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN current_setting('app.context', true) = 'set' THEN nullif(current_setting('app.' || name, true), '') ELSE app.no_context() END
  $$;
  CREATE OR REPLACE FUNCTION app.staff() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT app.setting('staff')::uuid $$;
  CREATE OR REPLACE FUNCTION app.organisation() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT app.setting('organisation')::uuid $$;
  CREATE OR REPLACE FUNCTION app.desks() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT coalesce(app.setting('desks'), '{}')::uuid[] $$;
  CREATE OR REPLACE FUNCTION app.supervises() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT coalesce(app.setting('supervises'), '{}')::uuid[] $$;
  CREATE OR REPLACE FUNCTION app.roles() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT coalesce(app.setting('roles'), '{}')::text[] $$;
  CREATE OR REPLACE FUNCTION app.reports() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT coalesce(app.setting('reports'), '{}')::uuid[] $$;
  -- Where their desks are: CIV:430223 for each, agency and jurisdiction together.
  CREATE OR REPLACE FUNCTION app.prefixes() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT coalesce(app.setting('prefixes'), '{}')::text[] $$;
  CREATE OR REPLACE FUNCTION app.agencies() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT ARRAY(SELECT DISTINCT split_part(one, ':', 1) FROM unnest(app.prefixes()) AS one) $$;
  -- Of desks of these agencies the jurisdictions alone.
  CREATE OR REPLACE FUNCTION app.jurisdictions(agencies text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY(SELECT DISTINCT split_part(one, ':', 2) FROM unnest(app.prefixes()) AS one WHERE split_part(one, ':', 1) = ANY (agencies))
  $$;
  -- What they are at which desk: <desk>:CLERK. A clerk at one is none at another.
  CREATE OR REPLACE FUNCTION app.functions() RETURNS text[] LANGUAGE sql STABLE AS $$ SELECT coalesce(app.setting('functions'), '{}')::text[] $$;
  -- Posts that the service established as the person's own.
  CREATE OR REPLACE FUNCTION app.posts() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT coalesce(app.setting('posts'), '{}')::uuid[] $$;
  -- The service that asks for itself; no person then.
  CREATE OR REPLACE FUNCTION app.service() RETURNS text LANGUAGE sql STABLE AS $$ SELECT app.setting('service') $$;
  -- Cases that this transaction made.
  CREATE OR REPLACE FUNCTION app.made() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT coalesce(app.setting('made'), '{}')::uuid[] $$;
  -- Cases whose heads this transaction holds, and all of whose duties it sees: what it leaves is derived from all of them.
  CREATE OR REPLACE FUNCTION app.held() RETURNS uuid[] LANGUAGE sql STABLE AS $$ SELECT coalesce(app.setting('held'), '{}')::uuid[] $$;
  -- For what no request may see, whoever makes it.
  CREATE OR REPLACE FUNCTION app.nobody() RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN PERFORM app.setting('at'); RETURN false; END $$;
  -- For what services ask of each other: the transaction acts for no person, no desk and no report.
  CREATE OR REPLACE FUNCTION app.no_person() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN app.setting('staff') IS NULL AND app.setting('desks') = '{}' AND app.setting('roles') = '{}' AND app.setting('reports') = '{}';
  END $$;
  -- For migrations: holds these tables before anything is changed, all or none. Waiting for one while it holds another, a migration could
  -- stand against a change that waits the other way round, and PostgreSQL would end either. So it gives way long before: whoever is at
  -- work goes on, and it tries again.
  CREATE OR REPLACE FUNCTION app.hold_tables(names text[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('lock_timeout', '300ms', true);
    FOR tries IN 1..200 LOOP
      BEGIN
        EXECUTE 'LOCK TABLE ' || (SELECT string_agg(quote_ident(name), ', ' ORDER BY n) FROM unnest(names) WITH ORDINALITY AS one(name, n)) || ' IN ACCESS EXCLUSIVE MODE';
        PERFORM set_config('lock_timeout', '0', true);
        RETURN;
      EXCEPTION WHEN lock_not_available THEN
        PERFORM pg_sleep(0.05 + random() / 10);
      END;
    END LOOP;
    RAISE EXCEPTION 'The tables % stay in use', names USING ERRCODE = '55P03';
  END $$;
  CREATE OR REPLACE FUNCTION app.at() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT app.setting('at')::timestamptz $$;
`;
