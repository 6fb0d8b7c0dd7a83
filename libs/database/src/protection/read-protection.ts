import type pg from 'pg';
import type { FunctionFacts, PolicyFacts, RelationFacts, RoleFacts, SchemaFacts } from './protection.domain.js';

const SERVING = `serving AS (SELECT oid, rolname::text AS role, rolsuper OR rolbypassrls AS bypasses FROM pg_roles
  WHERE rolname ~ '^referrals_(.+_(app|worker|bus)|bus)$')`;
const SCHEMAS = `schemas AS (SELECT oid, nspname::text AS schema FROM pg_namespace WHERE nspname IN ($1, 'app'))`;

const ROLES = `WITH ${SERVING}
  SELECT role, bypasses, ARRAY(SELECT other.rolname::text FROM pg_roles other
    WHERE other.rolname ~ '^referrals_(.+_(app|worker|bus|owner)|bus)$' AND other.oid <> serving.oid AND pg_has_role(serving.oid, other.oid, 'MEMBER')) AS becomes
  FROM serving WHERE role IN ('referrals_bus', 'referrals_' || $1 || '_app', 'referrals_' || $1 || '_worker', 'referrals_' || $1 || '_bus') ORDER BY role`;

const RELATIONS = `WITH ${SERVING}, ${SCHEMAS}
  SELECT s.schema, c.relname::text AS name, c.relkind::text AS kind, pg_get_userbyid(c.relowner)::text AS owner, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
    EXISTS (SELECT FROM pg_options_to_table(c.reloptions) WHERE option_name = 'security_invoker' AND option_value::boolean) AS invoker,
    jsonb_agg(jsonb_build_object('role', r.role, 'read', g.read, 'update', g.update, 'remove', g.remove) ORDER BY r.role) AS rights
  FROM schemas s JOIN pg_class c ON c.relnamespace = s.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
    JOIN serving r ON has_schema_privilege(r.oid, s.oid, 'USAGE'),
    LATERAL (SELECT has_any_column_privilege(r.oid, c.oid, 'SELECT') AS read, has_any_column_privilege(r.oid, c.oid, 'UPDATE') AS update,
      has_table_privilege(r.oid, c.oid, 'DELETE') AS remove, has_any_column_privilege(r.oid, c.oid, 'INSERT') OR has_table_privilege(r.oid, c.oid, 'TRUNCATE') AS other) g
  WHERE g.read OR g.update OR g.remove OR g.other
  GROUP BY s.schema, c.oid, c.relname, c.relkind, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.reloptions ORDER BY 1, 2`;

const POLICIES = `WITH ${SERVING}, ${SCHEMAS}
  SELECT s.schema, c.relname::text AS table, p.polname::text AS policy, p.polcmd::text AS command,
    ARRAY(SELECT r.role FROM serving r WHERE EXISTS (SELECT FROM unnest(p.polroles) AS named WHERE CASE named WHEN 0 THEN true ELSE pg_has_role(r.oid, named, 'USAGE') END)) AS roles,
    pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check
  FROM schemas s JOIN pg_class c ON c.relnamespace = s.oid JOIN pg_policy p ON p.polrelid = c.oid WHERE p.polpermissive ORDER BY 1, 2, 3`;

const FUNCTIONS = `WITH ${SERVING}, ${SCHEMAS}
  SELECT s.schema, f.proname::text AS name, f.prosrc || coalesce(pg_get_function_sqlbody(f.oid), '') AS body, f.prosecdef AS definer,
    (SELECT substr(setting, length('search_path=') + 1) FROM unnest(f.proconfig) AS setting WHERE setting LIKE 'search\\_path=%') AS "searchPath",
    ARRAY(SELECT r.role FROM serving r WHERE has_schema_privilege(r.oid, s.oid, 'USAGE') AND has_function_privilege(r.oid, f.oid, 'EXECUTE')) AS roles
  FROM schemas s JOIN pg_proc f ON f.pronamespace = s.oid WHERE f.prokind IN ('f', 'p') ORDER BY 1, 2`;

/** What the catalogue says of a schema, and of `app`, to the roles that serve. */
export async function readProtection(client: pg.Client, schema: string): Promise<SchemaFacts> {
  // Names outside of the path are given back qualified.
  await client.query('SET search_path = pg_catalog');
  const ask = async <R extends pg.QueryResultRow>(text: string): Promise<R[]> => (await client.query<R>(text, [schema])).rows;
  return {
    roles: await ask<RoleFacts & pg.QueryResultRow>(ROLES), relations: await ask<RelationFacts & pg.QueryResultRow>(RELATIONS),
    policies: await ask<PolicyFacts & pg.QueryResultRow>(POLICIES), functions: await ask<FunctionFacts & pg.QueryResultRow>(FUNCTIONS),
  };
}
