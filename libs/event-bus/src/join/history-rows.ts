import type { ServiceName } from '@referrals/contracts';
import { schemaOf, type Tx } from '@referrals/database';

/** How far a producer is with a subscriber's history of a type. */
export interface HistoryRow {
  readonly subscriber: ServiceName;
  readonly type: string;
  readonly joinId: string;
  /** Handed over up to here, and known to be there up to `verified`. */
  readonly seq: number;
  readonly verified: number;
  /** It is not through before here. */
  readonly head: number;
  /** What is asked after is behind this. */
  readonly cut: number;
  /** Known to be there, of so many when it began. */
  readonly events: number;
  readonly total: number;
  readonly done: boolean;
}

export const readHistory = (tx: Tx, producer: ServiceName): Promise<HistoryRow[]> => tx.query<HistoryRow>(
  `SELECT subscriber, type, join_id AS "joinId", seq, verified, head, cut, events, total, done_at IS NOT NULL AS done FROM ${schemaOf(producer)}.history ORDER BY subscriber, type`);

/** A history begins, or begins anew: all that is there up to `head` is counted. */
export async function beginHistory(tx: Tx, producer: ServiceName, subscriber: ServiceName, type: string, joinId: string, head: number): Promise<void> {
  await tx.withoutTimeLimit();
  await tx.query(
    `INSERT INTO ${schemaOf(producer)}.history (subscriber, type, join_id, head, total)
     VALUES ($1, $2, $3, $4, (SELECT count(*) FROM ${schemaOf(producer)}.outbox WHERE type = $2 AND seq <= $4))
     ON CONFLICT (subscriber, type) DO UPDATE SET join_id = excluded.join_id, began_at = now(), seq = 0, verified = 0, head = excluded.head, cut = 0,
       events = 0, total = excluded.total, done_at = NULL`, [subscriber, type, joinId, head]);
}

/** No history: only what is behind `cut` is sent and asked after. */
export async function recordJoined(tx: Tx, producer: ServiceName, subscriber: ServiceName, type: string, joinId: string, cut: number): Promise<void> {
  await tx.query(
    `INSERT INTO ${schemaOf(producer)}.history (subscriber, type, join_id, seq, verified, head, cut, done_at) VALUES ($1, $2, $3, $4, $4, $4, $4, now())
     ON CONFLICT (subscriber, type) DO UPDATE SET join_id = excluded.join_id, cut = excluded.cut, seq = excluded.seq, done_at = now()`, [subscriber, type, joinId, cut]);
  await askAgainFrom(tx, producer, subscriber, cut);
}

/** The last row that is certainly from before a moment: by the clocks, which may differ by an hour. */
export async function lastBefore(tx: Tx, producer: ServiceName, type: string, moment: string): Promise<number> {
  await tx.withoutTimeLimit();
  const row = await tx.maybeOne<{ seq: number | null }>(
    `SELECT max(seq) AS seq FROM ${schemaOf(producer)}.outbox WHERE type = $1 AND at < $2::timestamptz - interval '1 hour'`, [type, moment]);
  return row?.seq ?? 0;
}

export interface Piece { readonly upTo: number; readonly events: number; readonly whole: boolean }

/** Rows looked at in one step. */
const STEP = 2_000;

/**
 * The next piece of a history behind `after`: up to the first row of it that is not sent, because what is sent live later must not have
 * an older event of its key still behind it. `whole`: there is nothing more of it up to `settled`.
 */
export async function nextPiece(tx: Tx, producer: ServiceName, types: readonly string[], after: number, settled: number): Promise<Piece> {
  const row = await tx.maybeOne<{ last: number | null; rows: number; unsent: number | null; events: number }>(
    `WITH looked AS (SELECT seq, type, sent_at FROM ${schemaOf(producer)}.outbox WHERE seq > $2 AND seq <= $3 ORDER BY seq LIMIT ${STEP}),
       stop AS (SELECT min(seq) AS seq FROM looked WHERE type = ANY ($1) AND sent_at IS NULL)
     SELECT max(looked.seq) AS last, count(*)::int AS rows, max(stop.seq) AS unsent,
       count(*) FILTER (WHERE type = ANY ($1) AND looked.seq < coalesce(stop.seq, looked.seq + 1))::int AS events FROM looked, stop`, [types, after, settled]);
  const { last = null, rows = 0, unsent = null, events = 0 } = row ?? {};
  const end = rows < STEP ? Math.max(settled, after) : last ?? after;
  return { upTo: unsent === null ? end : unsent - 1, events, whole: unsent !== null || rows < STEP };
}

/** What was handed over; whatever is behind `from` of it for the second time was only taken back. */
export async function advance(tx: Tx, producer: ServiceName, subscriber: ServiceName, types: readonly string[], upTo: number): Promise<void> {
  await tx.query(`UPDATE ${schemaOf(producer)}.history SET seq = greatest(seq, $3) WHERE subscriber = $1 AND type = ANY ($2) AND done_at IS NULL`, [subscriber, types, upTo]);
}

/** Hands over again from what is known to be there. */
export async function takeBack(tx: Tx, producer: ServiceName, subscriber: ServiceName, types: readonly string[]): Promise<void> {
  await tx.query(`UPDATE ${schemaOf(producer)}.history SET seq = verified WHERE subscriber = $1 AND type = ANY ($2) AND done_at IS NULL`, [subscriber, types]);
}

export interface HandedRow { readonly seq: number; readonly id: string; readonly type: string }

/** Of what was handed over the first that are not known to be there. */
export const readHanded = (tx: Tx, producer: ServiceName, types: readonly string[], after: number, upTo: number, limit: number): Promise<HandedRow[]> => tx.query<HandedRow>(
  `SELECT seq, id, type FROM ${schemaOf(producer)}.outbox WHERE seq > $2 AND seq <= $3 AND type = ANY ($1) ORDER BY seq LIMIT $4`, [types, after, upTo, limit]);

/** Everything up to `upTo` is there; of each type so many more. */
export async function verify(tx: Tx, producer: ServiceName, subscriber: ServiceName, upTo: number, events: ReadonlyMap<string, number>): Promise<void> {
  await tx.query(
    `UPDATE ${schemaOf(producer)}.history AS h SET verified = greatest(h.verified, $2), events = h.events + c.n
     FROM unnest($3::text[], $4::int[]) AS c(type, n) WHERE h.subscriber = $1 AND h.type = c.type AND h.done_at IS NULL`, [subscriber, upTo, [...events.keys()], [...events.values()]]);
}

/** The history is through: from here on it is asked after what arrives as of any other. */
export async function finishHistory(tx: Tx, producer: ServiceName, subscriber: ServiceName, types: readonly string[], upTo: number): Promise<void> {
  await tx.query(`UPDATE ${schemaOf(producer)}.history SET done_at = now() WHERE subscriber = $1 AND type = ANY ($2) AND done_at IS NULL`, [subscriber, types]);
  await askAgainFrom(tx, producer, subscriber, upTo);
}

/** What other types are known to have arrived by says nothing of a type that was not asked after meanwhile. */
async function askAgainFrom(tx: Tx, producer: ServiceName, subscriber: ServiceName, seq: number): Promise<void> {
  await tx.query(`UPDATE ${schemaOf(producer)}.arrival SET seq = $2 WHERE subscriber = $1 AND seq > $2`, [subscriber, seq]);
}

/** Of these events those a subscriber that joined for what comes is not sent: they are from before. */
export async function readSentBefore(tx: Tx, producer: ServiceName, subscriber: ServiceName, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT o.id FROM ${schemaOf(producer)}.outbox o JOIN ${schemaOf(producer)}.history h ON h.type = o.type AND h.subscriber = $1 AND o.seq <= h.cut WHERE o.id = ANY ($2::uuid[])`, [subscriber, ids]);
  return rows.map(({ id }) => id);
}
