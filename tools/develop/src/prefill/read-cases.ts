import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { caseSchemas } from '@referrals/services';
import type { SchemaClients } from './schema-clients.js';

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  /** Rows as COPY text, without the newline. */
  readonly rows: readonly string[];
}

/** All rows that a case has, in every table of the services that keep cases. */
export interface CaseRows { readonly reportId: string; readonly number: string; readonly ids: ReadonlySet<string>; readonly tables: readonly TableRows[] }

/**
 * Reads the cases of a young database out of all tables: a row belongs to the case whose report's or referral's id is in it.
 * Generated columns and identities are left out, PostgreSQL makes them again.
 */
export async function readCases(clients: SchemaClients): Promise<CaseRows[]> {
  const reports = await clients.of('mandatory_reporting').query<{ id: string; number: string }>('SELECT id, number FROM mandatory_reporting.report ORDER BY id');
  const owners = new Map<string, string>(reports.rows.map(({ id }) => [id, id]));
  const referrals = await clients.of('referral_desk').query<{ id: string; report: string }>('SELECT id, report_id AS report FROM referral_desk.referral');
  for (const { id, report } of referrals.rows) owners.set(id, report);
  const others = await officesAndPeople(clients.of('directory'));
  const byCase = new Map(reports.rows.map(({ id, number }) => [id, { reportId: id, number, ids: new Set<string>(), tables: [] as { table: string; columns: string[]; rows: string[] }[] }]));
  for (const { table, columns } of await tablesWithCases(clients)) {
    for (const row of await rowsOf(clients.of(table), table, columns)) {
      const ids = row.match(UUIDS) ?? [];
      const found = byCase.get(owners.get(ids.find((id) => owners.has(id)) ?? '') ?? '');
      if (found === undefined) continue;
      for (const id of ids) if (!others.has(id)) found.ids.add(id);
      let rows = found.tables.find((one) => one.table === table);
      if (rows === undefined) found.tables.push(rows = { table, columns, rows: [] });
      rows.rows.push(row);
    }
  }
  return [...byCase.values()];
}

/** Ids of desks, organisations and staff: every copy names the same ones. */
async function officesAndPeople(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM directory.desk UNION ALL SELECT id FROM directory.organisation UNION ALL SELECT id FROM directory.staff');
  return new Set(rows.map(({ id }) => id));
}

async function tablesWithCases(clients: SchemaClients): Promise<{ table: string; columns: string[] }[]> {
  const read = await Promise.all(caseSchemas.map((schema) => clients.of(schema).query<{ table: string; columns: string[] }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE n.nspname = $1 AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
     GROUP BY 1 ORDER BY 1`, [schema])));
  return read.flatMap(({ rows }) => rows);
}

async function rowsOf(client: pg.Client, table: string, columns: readonly string[]): Promise<string[]> {
  const text = await buffer(client.query(copyTo(`COPY (SELECT ${columns.join(', ')} FROM ${table}) TO STDOUT`)));
  return text.toString('utf8').split('\n').filter((row) => row !== '');
}
