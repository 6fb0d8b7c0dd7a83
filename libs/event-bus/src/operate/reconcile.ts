import { eventDefinition, type ServiceName } from '@referrals/contracts';
import { inTransaction, schemaOf, type Tx } from '@referrals/database';
import type pg from 'pg';
import { readHistory } from '../join/history-rows.js';
import { markUnsent } from './delivery-audit.js';
import { unknownIds } from './unknown-ids.js';

/** A service's outbox and inbox, wherever they are. */
export interface Ledger {
  readonly service: ServiceName;
  /** Of its worker role: reads both. */
  readonly worker: pg.Pool;
  /** Of its bus role: marks the outbox. */
  readonly bus: pg.Pool;
}

/** Events that a producer counts as sent and a subscriber never got. */
export interface Missing { readonly producer: ServiceName; readonly subscriber: ServiceName; readonly events: number; readonly cases: number }

/** Events a subscriber has and no producer knows of: what the producer did was lost with its database. */
export interface Unknown { readonly subscriber: ServiceName; readonly events: number; readonly cases: readonly string[] }

export interface Reconciled { readonly missing: readonly Missing[]; readonly unknown: readonly Unknown[]; readonly sentAgain: number }

const PAGE = 20_000;

/**
 * Compares every outbox with every inbox after databases or a broker were restored to different moments. Outboxes keep what they ever
 * sent and inboxes the ids of what they ever got, so what is missing can be named and sent again; a second copy is nothing. With
 * `again` what is missing is marked as unsent and goes again in the order of its outbox. What a subscriber has beyond its producers
 * cannot be mended by a machine: it is reported, with the cases it concerns. What a subscriber has not joined yet, or is from before it joined
 * for what comes, is not missing: the first is brought by its joining, the second is not for it.
 */
export async function reconcile(ledgers: readonly Ledger[], again: boolean): Promise<Reconciled> {
  const missing: Missing[] = [];
  let sentAgain = 0;
  for (const producer of ledgers) {
    const lacking = await findMissing(producer, ledgers);
    for (const [subscriber, rows] of lacking) missing.push({ producer: producer.service, subscriber, events: rows.length, cases: new Set(rows.map(({ key }) => key)).size });
    if (again) sentAgain += await sendAgain(producer, new Set([...lacking.values()].flat().map(({ seq }) => seq)));
  }
  const unknown: Unknown[] = [];
  for (const subscriber of ledgers) {
    const rows = await findUnknown(subscriber, ledgers);
    if (rows.length > 0) unknown.push({ subscriber: subscriber.service, events: rows.length, cases: [...new Set(rows.map(({ key }) => key))] });
  }
  return { missing, unknown, sentAgain };
}

interface Row { readonly seq: number; readonly id: string; readonly key: string; readonly type: string }

async function findMissing(producer: Ledger, ledgers: readonly Ledger[]): Promise<Map<ServiceName, Row[]>> {
  const lacking = new Map<ServiceName, Row[]>();
  const joined = new Map((await read(producer.worker, (tx) => readHistory(tx, producer.service))).filter(({ done }) => done).map(({ subscriber, type, cut }) => [`${subscriber} ${type}`, cut]));
  for await (const page of pages(producer.worker, producer.service, 'outbox', 'sent_at IS NOT NULL')) {
    for (const { service, worker } of ledgers) {
      const own = page.filter(({ type, seq }) => eventDefinition(type)?.consumers.includes(service) && seq > (joined.get(`${service} ${type}`) ?? Infinity));
      const unknown = new Set(await unknownTo(worker, service, 'inbox', own));
      const lost = own.filter(({ id }) => unknown.has(id));
      if (lost.length > 0) lacking.set(service, [...lacking.get(service) ?? [], ...lost]);
    }
  }
  return lacking;
}

async function findUnknown(subscriber: Ledger, ledgers: readonly Ledger[]): Promise<Row[]> {
  const unknown: Row[] = [];
  for await (const page of pages(subscriber.worker, subscriber.service, 'inbox', 'true')) {
    let left = page;
    for (const { service, worker } of ledgers) {
      const unknownHere = new Set(await unknownTo(worker, service, 'outbox', left));
      left = left.filter(({ id }) => unknownHere.has(id));
    }
    unknown.push(...left);
  }
  return unknown;
}

/** All rows in the order they were written, so many at a time. */
async function* pages(pool: pg.Pool, service: ServiceName, table: 'outbox' | 'inbox', condition: string): AsyncGenerator<Row[]> {
  for (let after = 0; ;) {
    const from = after;
    const page = await read(pool, (tx) => tx.query<Row>(
      `SELECT seq, id, key, type FROM ${schemaOf(service)}.${table} WHERE seq > $1 AND ${condition} ORDER BY seq LIMIT ${PAGE}`, [from]));
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.seq ?? after;
  }
}

const unknownTo = (pool: pg.Pool, service: ServiceName, table: 'outbox' | 'inbox', rows: readonly Row[]): Promise<string[]> =>
  read(pool, (tx) => unknownIds(tx, service, table, rows.map(({ id }) => id)));

async function sendAgain({ service, bus }: Ledger, seqs: ReadonlySet<number>): Promise<number> {
  const all = [...seqs];
  for (let from = 0; from < all.length; from += PAGE) await read(bus, (tx) => markUnsent(tx, service, all.slice(from, from + PAGE)));
  return all.length;
}

const read = <T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(pool, 'BEGIN', work);
