import pg from 'pg';

/** A table as it travels in a backup. Generated columns are left out: they are computed again. */
export interface TableShape {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** How many rows a table has, and SHA-256 over their COPY text in the order of the primary key. */
export interface TableTotal {
  readonly schema: string;
  readonly name: string;
  readonly rows: number;
  readonly digest: string;
}

export interface SequenceState {
  readonly schema: string;
  readonly name: string;
  readonly value: string;
  readonly called: boolean;
  /** Numbers a column of a table; others give numbers to people. */
  readonly owned: boolean;
}

export const identifier = (schema: string, name: string): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relkind = 'r' AND n.nspname = ANY ($1)
  GROUP BY 1, 2 ORDER BY 1, 2`;

const SEQUENCES = `
  SELECT n.nspname AS schema, c.relname AS name, EXISTS (
    SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
  ) AS owned
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'S' AND n.nspname = ANY ($1) ORDER BY 1, 2`;

/** Text sorts by its bytes, so two databases of different collations have one order. */
const ORDER = `
  SELECT quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END AS key
  FROM pg_index i
  CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, n)
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
  WHERE i.indrelid = $1::text::regclass AND i.indisprimary ORDER BY k.n`;

export async function readTables(client: pg.Client, schemas: readonly string[]): Promise<TableShape[]> {
  return (await client.query<TableShape>(TABLES, [schemas])).rows;
}

/** Asked after the snapshot was taken, a sequence is never behind the rows of that snapshot. */
export async function readSequences(client: pg.Client, schemas: readonly string[]): Promise<SequenceState[]> {
  const { rows } = await client.query<{ schema: string; name: string; owned: boolean }>(SEQUENCES, [schemas]);
  const states: SequenceState[] = [];
  for (const { schema, name, owned } of rows) {
    const [state] = (await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${identifier(schema, name)}`,
    )).rows;
    if (state) states.push({ schema, name, owned, ...state });
  }
  return states;
}

/** The query whose COPY text is a table's content, always in the same order. */
export async function contentQuery(client: pg.Client, { schema, name, columns }: TableShape): Promise<string> {
  const { rows } = await client.query<{ key: string }>(ORDER, [identifier(schema, name)]);
  const order = rows.length > 0 ? rows.map(({ key }) => key).join(', ') : 't::text COLLATE "C"';
  return `SELECT ${columns.map((column) => pg.escapeIdentifier(column)).join(', ')} FROM ONLY ${identifier(schema, name)} t ORDER BY ${order}`;
}
