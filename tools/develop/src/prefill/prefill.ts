import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { instant } from '@referrals/calendar';
import { receiptNumber } from '@referrals/mandatory-reporting';
import type { KeyRing } from '@referrals/service-kit';
import { caseSchemas } from '@referrals/services';
import { from as copyFrom } from 'pg-copy-streams';
import { Seeded } from '../seeded.js';
import { CaseTemplate, type Link } from './case-template.js';
import { newIdLike } from './new-ids.js';
import { readCases, type CaseRows } from './read-cases.js';
import { SchemaClients, type UrlOfSchema } from './schema-clients.js';

export interface Prefilled {
  readonly cases: number;
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Rows of a usual case by table. */
  readonly shape: readonly { readonly table: string; readonly rows: number }[];
  readonly numbers: readonly string[];
  readonly names: readonly string[];
}

const BATCH = 1_000;
const DAY_MS = 86_400_000;
/** Filed over so long, until a day ago. */
const USUAL: Filed = { overMs: 1_000 * DAY_MS, untilMs: DAY_MS };

export interface Filed { readonly overMs: number; readonly untilMs: number }

/**
 * Fills the databases with cases of the last thousand days, by COPY: each is a copy of one that was filed and worked here just now.
 * Foreign keys are not checked on the way in (the templates passed them); everything else is as in daily work. `keys` are those of
 * mandatory-reporting, which alone seals parts of a case. What was late by now has climbed already.
 */
export async function prefill(urlOf: UrlOfSchema, keys: KeyRing, cases: number, signal: AbortSignal, { overMs, untilMs }: Filed = USUAL): Promise<Prefilled> {
  const started = performance.now();
  const pair: [SchemaClients, SchemaClients] = [await SchemaClients.open(urlOf), await SchemaClients.open(urlOf)];
  try {
    const [clients] = pair;
    for (const one of pair) await one.all('SET session_replication_role = replica; SET synchronous_commit = off');
    const worked = await readCases(clients);
    const templates: CaseTemplate[] = [];
    for (const rows of worked) templates.push(new CaseTemplate(rows, await chainsOf(clients, rows.reportId), keys));
    const columns = new Map(worked.flatMap(({ tables }) => tables.map((one) => [one.table, one.columns] as const)));
    const before = await size(clients);
    const first = Number((await clients.of('mandatory_reporting').query<{ n: string }>(`SELECT last_value AS n FROM mandatory_reporting.receipt_sequence`)).rows[0]?.n) + 1;
    const [newId, now] = [newIdLike(new Seeded(11)), Date.now()];
    const numbers: string[] = [];
    let rows = 0;
    // One batch is made while another is loaded.
    let [loading, free] = [Promise.resolve(), pair[0]];
    for (let from = 0; from < cases; from += BATCH) {
      signal.throwIfAborted();
      const lines = new Map<string, string[]>([...columns.keys()].map((table) => [table, []]));
      for (let n = from; n < Math.min(cases, from + BATCH); n += 1) {
        const filed = Math.floor(now - untilMs - ((cases - n) / cases) * overMs);
        const number = receiptNumber(first + n, instant(new Date(filed).toISOString()));
        if (n % 997 === 0) numbers.push(number);
        templates[n % templates.length]?.copy(n, filed, number, newId, (table, text) => { rows += 1; lines.get(table)?.push(text); });
      }
      const previous = loading;
      loading = load(free, lines, columns);
      loading.catch(() => undefined);
      free = free === pair[0] ? pair[1] : pair[0];
      await previous;
    }
    await loading;
    await clients.of('mandatory_reporting').query(`SELECT setval('mandatory_reporting.receipt_sequence', $1)`, [first + cases]);
    for (const schema of caseSchemas) await clients.of(schema).query(`UPDATE ${schema}.duty SET next_step_at = NULL WHERE next_step_at <= now(); SELECT ${schema}.tally_duties()`);
    await clients.all('ANALYZE');
    await clients.all('CHECKPOINT');
    const bytes = await size(clients) - before;
    return {
      cases, rows, bytes, seconds: (performance.now() - started) / 1_000, shape: shapeOf(worked), numbers, names: Array.from({ length: 100 }, (_, index) => `演示儿童p${(index * 7_919) % cases}`),
    };
  } finally {
    await Promise.all(pair.map((clients) => clients.end()));
  }
}

async function load(clients: SchemaClients, lines: ReadonlyMap<string, readonly string[]>, columns: ReadonlyMap<string, readonly string[]>): Promise<void> {
  await clients.all('BEGIN');
  for (const [table, rows] of lines) {
    if (rows.length === 0) continue;
    await pipeline(Readable.from([Buffer.from(`${rows.join('\n')}\n`)]), clients.of(table).query(copyFrom(`COPY ${table} (${columns.get(table)?.join(', ')}) FROM STDIN`)));
  }
  await clients.all('COMMIT');
}

async function chainsOf(clients: SchemaClients, reportId: string): Promise<Link[][]> {
  const chains: Link[][] = [];
  for (const schema of caseSchemas) {
    const { rows } = await clients.of(schema).query<Link>(
      `SELECT case_id AS "caseId", n, at, desk, actor_role AS "actorRole", actor, action, facts, prev, hash FROM ${schema}.trail WHERE case_id = $1 ORDER BY n`, [reportId]);
    chains.push(rows);
  }
  return chains;
}

async function size(clients: SchemaClients): Promise<number> {
  const sizes = await clients.all<{ n: string }>('SELECT pg_database_size(current_database()) AS n');
  return sizes.reduce((sum, { n }) => sum + Number(n), 0);
}

/** The case with the median number of rows. */
function shapeOf(worked: readonly CaseRows[]): Prefilled['shape'] {
  const count = ({ tables }: CaseRows): number => tables.reduce((sum, one) => sum + one.rows.length, 0);
  const usual = worked.toSorted((a, b) => count(a) - count(b))[Math.floor(worked.length / 2)];
  return (usual?.tables ?? []).map(({ table, rows }) => ({ table, rows: rows.length }));
}
