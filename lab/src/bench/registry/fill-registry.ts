import type { PlainDate } from '@referrals/calendar';
import { ManyFiles, type RowsOfTables } from '@referrals/child-registry';
import { dutyId } from '@referrals/duties';
import type { KeyRing } from '@referrals/service-kit';
import pg from 'pg';
import { v5, v7 } from 'uuid';
import { copyRows } from './copy-rows.js';

const BATCH = 2_000;
const HOLDERS = '3c1e9c0e-2a46-5b50-9f3b-2f0c7d0a9a11';
const DAY_MS = 86_400_000;

/** What a file that was opened here by a person left for the bus and the duties: other files leave the like. */
interface Left { readonly events: readonly Like[]; readonly duties: readonly Like[]; readonly places: readonly Like[]; readonly child: string }
type Like = Readonly<Record<string, unknown>>;

export interface Filled { readonly seconds: number; readonly bytes: number; readonly rows: number }

/**
 * Fills the registry with so many files, by COPY: what the product's functions make (`ManyFiles`), and beside it the events that date contact and visit with the duties
 * they began, each like those of the file `like`, which a person opened. Foreign keys and triggers are off on the way in. The kept figures count as due.
 */
export async function fillRegistry(url: string, { keys, today, files, villages, like }: { readonly keys: KeyRing; readonly today: PlainDate; readonly files: number; readonly villages: readonly string[]; readonly like: string }, signal: AbortSignal): Promise<Filled> {
  const began = performance.now();
  const [client, second] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  await Promise.all([client.connect(), second.connect()]);
  try {
    for (const one of [client, second]) await one.query('SET session_replication_role = replica; SET synchronous_commit = off; SET search_path = child_registry');
    const before = await size(client);
    const left = await readLeft(client, like);
    await fillPosts(client, villages);
    const many = new ManyFiles(keys, today, villages);
    let rows = 0;
    // One batch is made while another is loaded.
    let [loading, free] = [Promise.resolve(), client];
    for (let from = 0; from < files; from += BATCH) {
      signal.throwIfAborted();
      const made: RowsOfTables = new Map();
      for (let n = from; n < Math.min(files, from + BATCH); n += 1) leave(left, many.add(n, made), made);
      rows += [...made.values()].reduce((sum, some) => sum + some.length, 0);
      const previous = loading;
      loading = load(free, made);
      loading.catch(() => undefined);
      free = free === client ? second : client;
      await previous;
    }
    await loading;
    await client.query(`SELECT setval('child_number', ${files + 2_000}); UPDATE coverage_state SET month_on = NULL`);
    await client.query('ANALYZE');
    await client.query('CHECKPOINT');
    return { seconds: (performance.now() - began) / 1_000, bytes: await size(client) - before, rows };
  } finally {
    await Promise.all([client.end(), second.end()]);
  }
}

async function load(client: pg.Client, made: RowsOfTables): Promise<void> {
  await client.query('BEGIN');
  for (const [table, rows] of made) await copyRows(client, table, rows);
  await client.query('COMMIT');
}

async function readLeft(client: pg.Client, child: string): Promise<Left> {
  const read = async (sql: string): Promise<Like[]> => (await client.query<{ row: Like }>(sql, [child])).rows.map(({ row }) => row);
  return {
    child, events: await read(`SELECT to_jsonb(o) - 'seq' AS row FROM outbox o WHERE key = $1 AND type ~ '(registered|office-set|dated)' ORDER BY seq`),
    duties: await read(`SELECT to_jsonb(d) AS row FROM duty d WHERE case_id = $1 AND clock IN ('CR-CONTACT', 'CR-VISIT')`), places: await read('SELECT to_jsonb(p) AS row FROM duty_place p WHERE case_id = $1'),
  };
}

/** The file's own: ids, days and places in the places of the other's. */
function leave({ events, duties, places, child }: Left, file: { readonly id: string; readonly careDivision: string; readonly contactDueOn: string; readonly visitDueOn: string }, made: RowsOfTables): void {
  const own = <T extends Like>(like: T): T => JSON.parse(JSON.stringify(like).replaceAll(child, file.id)) as T;
  const add = (table: string, row: object): void => {
    const known = made.get(table);
    if (known === undefined) made.set(table, [row]);
    else known.push(row);
  };
  const ids = new Map(events.map(({ id }) => [id, v7()]));
  for (const event of events) {
    const { envelope, ...rest } = own(event) as Like & { envelope: { id: string; type: string; data: Record<string, unknown> } };
    const dueOn = /visit/.test(envelope.type) ? file.visitDueOn : file.contactDueOn;
    const data = 'dueOn' in envelope.data ? { ...envelope.data, dueOn } : envelope.data;
    add('outbox', { ...rest, id: ids.get(event['id']), envelope: { ...envelope, id: ids.get(event['id']), data: 'county' in data ? { ...data, county: file.careDivision.slice(0, 6) } : data }, sent_at: rest['sent_at'] ?? rest['at'] });
  }
  for (const duty of duties) {
    const trigger = ids.get(String(duty['trigger_event'])) ?? String(duty['trigger_event']);
    const due = Date.parse(`${duty['clock'] === 'CR-VISIT' ? file.visitDueOn : file.contactDueOn}T16:00:00Z`);
    const next = due - 3 * DAY_MS;
    add('duty', {
      ...own(duty), id: dutyId(file.id, String(duty['clock']), file.id, trigger), trigger_event: trigger, due_at: new Date(due).toISOString(), division: file.careDivision,
      // A year ahead: nothing climbs while something else is measured.
      next_step_at: new Date(Math.max(next, Date.now() + 365 * DAY_MS)).toISOString(), provisional: false, pauses: JSON.stringify(duty['pauses']),
    });
  }
  for (const place of places) add('duty_place', own(place));
}

/** A post for each village, nine of ten held; a course of the city that two of three were at. */
async function fillPosts(client: pg.Client, villages: readonly string[]): Promise<void> {
  const posts = villages.map((division) => ({ id: v5(division, HOLDERS), division, held: Number(division.slice(-2)) % 10 !== 1 }));
  await client.query('BEGIN');
  await copyRows(client, 'post', posts.map(({ id, division, held }) => ({ id, division, kind: 'DIRECTOR', state: 'OPEN', version: 1, since_on: '2026-01-01', vacant_since: held ? null : '2026-01-01' })));
  const holders = posts.filter(({ held }) => held);
  const by = { state: 'ACTIVE', version: 1, name: 'x', sex: 'FEMALE', birth_date: 'x', id_number: 'x', capacity: 'COMMITTEE_MEMBER', criteria: [], approved_by: HOLDERS, approved_at: '2026-01-01T00:00:00Z', from_on: '2026-01-01' };
  await copyRows(client, 'appointment', holders.map(({ id, division }) => ({ ...by, id: v5(`appointment ${id}`, HOLDERS), person: v5(`person ${id}`, HOLDERS), post: id, division })));
  const year = new Date().getUTCFullYear();
  await copyRows(client, 'course', [{ id: HOLDERS, division: '4302', level: 'CITY', state: 'LOCKED', version: 1, demonstration: false, title: '演示培训', from_on: `${year}-01-10`, to_on: `${year}-01-11`, hours: 8, lock_on: `${year}-03-15`, by_staff: HOLDERS, recorded_at: `${year}-01-11T00:00:00Z` }]);
  await copyRows(client, 'attendance', holders.filter((_, n) => n % 3 !== 0).map(({ id }) => ({ course: HOLDERS, person: v5(`person ${id}`, HOLDERS), completed: true, on_day: `${year}-01-11`, hours: 8, by_staff: HOLDERS, recorded_at: `${year}-01-11T00:00:00Z` })));
  await client.query('COMMIT');
}

const size = async (client: pg.Client): Promise<number> => Number((await client.query<{ n: string }>('SELECT pg_database_size(current_database()) AS n')).rows[0]?.n);
