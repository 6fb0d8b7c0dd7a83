import { createPool } from '@referrals/database';

/** Every row of every table there is as text, by `schema.table`, whatever schema it is in; seen as the superuser, past all policies. */
export async function everyRow(databases: readonly string[]): Promise<Map<string, string[]>> {
  return new Map((await Promise.all(databases.map(rowsOf))).flatMap((found) => [...found]));
}

async function rowsOf(databaseUrl: string): Promise<Map<string, string[]>> {
  const pool = createPool({ url: databaseUrl, name: 'look-behind', max: 1, schema: 'public' });
  try {
    const { rows: tables } = await pool.query<{ schema: string; name: string }>(
      `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'`,
    );
    const found = new Map<string, string[]>();
    for (const { schema, name } of tables) {
      const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${schema}"."${name}" t`);
      found.set(`${schema}.${name}`, rows.map(({ row }) => row));
    }
    return found;
  } finally {
    await pool.end();
  }
}
