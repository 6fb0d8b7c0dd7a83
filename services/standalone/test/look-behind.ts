import { eventDefinition } from '@referrals/contracts';
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

/** How many handlings of events are still to come: each event counts once for each service that listens to it. */
export async function eventsUnderWay(databases: readonly string[]): Promise<number> {
  const rows = await everyRowOf<{ type: string; done: string | null }>(databases, (schema) => [
    `SELECT o.type, NULL AS done FROM "${schema}".outbox o`, `SELECT i.type, i.done_at::text AS done FROM "${schema}".inbox i WHERE i.done_at IS NOT NULL`,
  ]);
  return rows.reduce((left, { type, done }) => left + (done === null ? eventDefinition(type)?.consumers.length ?? 0 : -1), 0);
}

/** Rows of what is asked of each schema that has an outbox. */
async function everyRowOf<R extends object>(databases: readonly string[], ask: (schema: string) => string[]): Promise<R[]> {
  const found = await Promise.all(databases.map(async (url) => {
    const pool = createPool({ url, name: 'look-behind', max: 1, schema: 'public' });
    try {
      const { rows: schemas } = await pool.query<{ schema: string }>(
        `SELECT n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relname = 'outbox'`);
      const rows: R[] = [];
      for (const sql of schemas.flatMap(({ schema }) => ask(schema))) rows.push(...(await pool.query<R>(sql)).rows);
      return rows;
    } finally {
      await pool.end();
    }
  }));
  return found.flat();
}
