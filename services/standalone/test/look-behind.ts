import { createPool } from '@referrals/database';
import { schemas } from '../src/services.js';

/** Every row of every table of the services' schemas as text, by `schema.table`; seen as the superuser, past all policies. */
export async function everyRow(databases: readonly string[]): Promise<Map<string, string[]>> {
  return new Map((await Promise.all(databases.map(rowsOf))).flatMap((found) => [...found]));
}

async function rowsOf(databaseUrl: string): Promise<Map<string, string[]>> {
  const pool = createPool({ url: databaseUrl, name: 'look-behind', max: 1, schema: 'public' });
  try {
    const { rows: tables } = await pool.query<{ schema: string; name: string }>(
      `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
       WHERE table_schema = ANY ($1) AND table_type = 'BASE TABLE'`, [schemas],
    );
    const found = new Map<string, string[]>();
    for (const { schema, name } of tables) {
      const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${schema}."${name}" t`);
      found.set(`${schema}.${name}`, rows.map(({ row }) => row));
    }
    return found;
  } finally {
    await pool.end();
  }
}
