import pg from 'pg';

interface Column { readonly table: string; readonly column: string; readonly type: string }

/** Columns that name a case or a part of it; every copy has its own. Desks, staff and organisations are the same ones. */
const OF_THE_CASE = /^(id|\w*(report|referral|decision)Id)$/;
/** Counted by PostgreSQL again. */
const COUNTED = 'sequence';
const DAYS = 1_000;
const BATCH = 5_000;

/**
 * Fills the databases of the stock flow with copies of its newest case, which must have been worked to its end, filed over the last
 * thousand days: the same rows with other ids and moments, in PostgreSQL by itself.
 */
export async function prefillStock(urls: { readonly reporting: string; readonly desk: string }, cases: number, signal: AbortSignal): Promise<void> {
  const newest = await copyCases(urls.reporting, 'SELECT id FROM report ORDER BY "filedAt" DESC LIMIT 1', cases, signal);
  await copyCases(urls.desk, `SELECT '${newest}'::uuid AS id`, cases, signal);
}

async function copyCases(url: string, newest: string, cases: number, signal: AbortSignal): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
    const { rows: [template] } = await client.query<{ id: string }>(newest);
    const id = template?.id ?? '';
    const { rows: columns } = await client.query<Column>(
      `SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, ordinal_position`);
    for (let from = 1; from <= cases; from += BATCH) {
      signal.throwIfAborted();
      for (const [table, of] of Map.groupBy(columns, (one) => one.table)) await client.query(copyOf(table, of, cases), [id, from, Math.min(from + BATCH - 1, cases)]);
    }
    await client.query('ANALYZE; CHECKPOINT');
    return id;
  } finally {
    await client.end();
  }
}

/** A copy's ids come from its number and the template's own, so that rows of different tables name each other still. */
function copyOf(table: string, columns: readonly Column[], cases: number): string {
  const copied = columns.filter(({ column }) => column !== COUNTED);
  const value = ({ column, type }: Column): string => {
    if (type === 'uuid' && OF_THE_CASE.test(column)) return `md5(n || t."${column}"::text)::uuid`;
    return type === 'timestamp with time zone' ? `t."${column}" - (${cases} - n + 1) * interval '${DAYS} days' / ${cases}` : `t."${column}"`;
  };
  const owner = columns.some(({ column }) => column === 'reportId') ? 'reportId' : 'id';
  return `INSERT INTO "${table}" (${copied.map(({ column }) => `"${column}"`).join(', ')})
    SELECT ${copied.map(value).join(', ')} FROM "${table}" t, generate_series($2::int, $3::int) n WHERE t."${owner}" = $1`;
}
