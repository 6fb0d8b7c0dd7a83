/**
 * Protection of a service's tables, one line each in the migration that makes them (run as the schema's owner, with the schema first in
 * search_path). A table gets forced row security, rights for requests and the worker, and a policy for each role it gives them to. A scope is
 * the JSON of `ScopeRules` (libs/auth/src/scope), so lists and policies are said in the same words; a word nobody knows raises.
 *
 * - `app.protect(table, scope)`: an aggregate's own table, whose `id` is its case. Seen by whom the scope says, by who is admitted to the
 *   case (`app.reports`) and by the transaction that made it; changed by whom `changes_case` lets.
 * - `app.protect_part(table, whole, by)`: rows of an aggregate; seen with the row of `whole` whose id is in the column `by`.
 * - `app.protect_cases(tables…)`: says that a case may be changed by who sees a row with its id in one of these tables, is admitted to it or
 *   made it, and that they and auditors read its trail. A later migration says it again of the tables that it adds.
 */
export const protectFunctions = `
  CREATE OR REPLACE FUNCTION app.seen_by(way jsonb) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE
    word text := (SELECT string_agg(key, ' ' ORDER BY key) FROM jsonb_object_keys(way) AS key);
    agencies text := (SELECT array_agg(one) FROM jsonb_array_elements_text(way->'agencies') AS one)::text;
  BEGIN
    RETURN CASE word
      WHEN 'desk' THEN format('%I = ANY ((SELECT app.desks())::uuid[])', way->>'desk')
      WHEN 'team' THEN format('%I && (SELECT app.desks())::uuid[]', way->>'team')
      WHEN 'agencies prefix' THEN format('%I ^@ ANY ((SELECT app.jurisdictions(%L))::text[])', way->>'prefix', agencies)
      WHEN 'agencies organisation' THEN format('(%I = (SELECT app.organisation()) AND (SELECT app.agencies() && %L))', way->>'organisation', agencies)
      WHEN 'post' THEN format('%I = ANY ((SELECT app.posts())::uuid[])', way->>'post')
      WHEN 'staff' THEN format('%I = (SELECT app.staff())', way->>'staff')
      WHEN 'at staff' THEN format('(%I = (SELECT app.staff()) AND %I = ANY ((SELECT app.desks())::uuid[]))', way->>'staff', way->>'at')
    END;
  END $$;

  CREATE OR REPLACE FUNCTION app.protect_by(name text, seen text, key text, rights text) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    role text := 'referrals_' || current_schema();
    command text;
  BEGIN
    EXECUTE format('ALTER TABLE %1$I ENABLE ROW LEVEL SECURITY; ALTER TABLE %1$I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT %s ON %I TO %I, %I', rights, name, role || '_app', role || '_worker');
    -- Migrations fill and mend rows; without a policy they would find none.
    EXECUTE format('CREATE POLICY owner_role ON %I TO %I USING (true) WITH CHECK (true)', name, role || '_owner');
    EXECUTE format('CREATE POLICY service_role ON %I TO %I USING (true) WITH CHECK (true)', name, role || '_worker');
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT TO %I USING (%s)', name, role || '_app', seen);
    FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      CONTINUE WHEN rights !~* ('\\m' || command || '\\M');
      EXECUTE format('CREATE POLICY %I ON %I FOR %s TO %I %s (changes_case(%I))', 'admitted_' || lower(command), name, command, role || '_app',
        CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, key);
    END LOOP;
  END $$;

  CREATE OR REPLACE FUNCTION app.protect(name text, scope jsonb, rights text DEFAULT 'SELECT, INSERT, UPDATE') RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    way jsonb;
    seen text[] := '{}';
    hidden text := '';
  BEGIN
    FOR way IN SELECT jsonb_array_elements(scope->'seenBy') LOOP
      IF app.seen_by(way) IS NULL THEN RAISE EXCEPTION 'No way to see a row: %', way; END IF;
      IF way ? 'prefix' AND NOT EXISTS (SELECT FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation
          WHERE a.attrelid = name::regclass AND a.attname = way->>'prefix' AND c.collname = 'C') THEN
        RAISE EXCEPTION 'The column % of % is not COLLATE "C": ranges of prefixes would miss rows', way->>'prefix', name;
      END IF;
      seen := seen || app.seen_by(way);
    END LOOP;
    IF seen = '{}' OR scope - ARRAY['seenBy', 'hidden'] <> '{}' OR coalesce(scope->'hidden', '{}') - ARRAY['desks', 'staff'] <> '{}' THEN
      RAISE EXCEPTION 'No scope: %', scope;
    END IF;
    -- A row that does not say from whom it is hidden is hidden from all.
    IF scope->'hidden' ? 'desks' THEN hidden := hidden || format(' AND NOT (%I && (SELECT app.desks())::uuid[])', scope->'hidden'->>'desks'); END IF;
    IF scope->'hidden' ? 'staff' THEN hidden := hidden || format(' AND NOT (%I @> ARRAY[(SELECT app.staff())])', scope->'hidden'->>'staff'); END IF;
    PERFORM app.protect_by(name, format('id = ANY ((SELECT app.reports() || app.made())::uuid[]) OR ((%s)%s)', array_to_string(seen, ' OR '), hidden), 'id', rights);
  END $$;

  CREATE OR REPLACE FUNCTION app.protect_part(name text, whole text, by text, rights text DEFAULT 'SELECT, INSERT, UPDATE') RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    -- Scalar with LIMIT, not EXISTS: that may be planned as a hash of all that somebody sees. Without a context it raises by itself, also where
    -- there is no such whole.
    PERFORM app.protect_by(name, format('(SELECT app.roles()) IS NOT NULL AND coalesce((SELECT true FROM %I whole WHERE whole.id = %I.%I LIMIT 1), false)', whole, name, by), by, rights);
  END $$;

  CREATE OR REPLACE FUNCTION app.protect_cases(VARIADIC names text[]) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    role text := 'referrals_' || current_schema();
    -- What an earlier migration said of its tables stays said.
    said text := (SELECT substring(prosrc FROM 'RETURN (EXISTS .*); END$') FROM pg_proc WHERE oid = to_regprocedure('changes_case(uuid)'));
    sees text := concat_ws(' OR ', said, (SELECT string_agg(format('EXISTS (SELECT FROM %I WHERE id = p_case)', one), ' OR ') FROM unnest(names) AS one));
  BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION changes_case(p_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS %L', format(
      'BEGIN IF p_case = ANY (app.made()) OR p_case = ANY (app.reports()) THEN RETURN true; END IF; RETURN %s; END', sees));
    IF said IS NOT NULL THEN RETURN; END IF;
    ALTER TABLE trail ENABLE ROW LEVEL SECURITY;
    ALTER TABLE trail FORCE ROW LEVEL SECURITY;
    EXECUTE format('CREATE POLICY owner_role ON trail TO %I USING (true) WITH CHECK (true)', role || '_owner');
    EXECUTE format('CREATE POLICY service_role ON trail TO %I USING (true) WITH CHECK (true)', role || '_worker');
    EXECUTE format('CREATE POLICY seen ON trail FOR SELECT TO %I USING (''AUDITOR'' = ANY ((SELECT app.roles())::text[]) OR changes_case(case_id))', role || '_app');
    EXECUTE format('CREATE POLICY admitted_insert ON trail FOR INSERT TO %I WITH CHECK (changes_case(case_id))', role || '_app');
  END $$;
`;
