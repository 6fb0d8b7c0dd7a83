import { schemas as all } from '@referrals/services';
import { ask } from '@referrals/testing';

const schemas = `(${all.map((schema) => `'${schema}'`).join(', ')})`;
const SHAPE = `SELECT json_build_object(
  'constraints', (SELECT json_agg(c.conrelid::regclass || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid) ORDER BY c.conrelid::regclass::text, c.conname)
    FROM pg_constraint c WHERE c.connamespace::regnamespace::text IN ${schemas}),
  'indexes', (SELECT json_agg(indexdef ORDER BY indexdef) FROM pg_indexes WHERE schemaname IN ${schemas}),
  'policies', (SELECT json_agg(p ORDER BY p::text) FROM pg_policies p WHERE schemaname IN ${schemas}),
  'relations', (SELECT json_agg(c.oid::regclass || ' ' || c.relrowsecurity || c.relforcerowsecurity || coalesce(c.relacl::text, '') || c.relowner::regrole ORDER BY c.oid::regclass::text)
    FROM pg_class c WHERE c.relnamespace::regnamespace::text IN ${schemas} AND c.relkind IN ('r', 'S')),
  'triggers', (SELECT json_agg(t.tgrelid::regclass || ' ' || t.tgname || ' ' || t.tgenabled::text ORDER BY t.tgrelid::regclass::text, t.tgname) FROM pg_trigger t WHERE NOT t.tgisinternal)
) AS shape`;

/** All that an installation's tables are: rows, constraints, indexes, policies, grants, triggers. Two that are alike are equal. */
export async function shapeOf(url: string): Promise<object> {
  const [catalogue] = await ask<{ shape: object }>(url, SHAPE);
  const tables = await ask<{ name: string }>(url, `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ${schemas} ORDER BY 1`);
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) rows[name] = (await ask<{ row: string }>(url, `SELECT t::text AS row FROM ${name} t ORDER BY 1`)).map(({ row }) => row);
  return { ...catalogue?.shape, rows };
}

export async function schemasOf(url: string): Promise<string[]> {
  return (await ask<{ name: string }>(url, `SELECT nspname AS name FROM pg_namespace WHERE nspname IN ${schemas} OR nspname = 'app'`)).map(({ name }) => name);
}
