import type { Instant } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { schemaOf, type Tx } from '@referrals/database';
import { lockClass } from '../run/shard-lock.js';

/** As the index has it. */
const TOPIC = "split_part(type, '.', 1) || '.' || split_part(type, '.', 2)";

/** Types of one topic: within it, what happens to a key is in order whatever its types. */
export interface TopicTypes { readonly topic: string; readonly types: readonly string[] }

/** Of these types as many as `limit` of those in one order go into the inbox; answers how many went. */
async function move(tx: Tx, service: ServiceName, which: string, values: readonly unknown[], order: string, now: Instant): Promise<number> {
  const schema = schemaOf(service);
  const rows = await tx.query<{ n: number }>(
    `WITH moved AS (DELETE FROM ${schema}.inbox_aside WHERE seq IN (SELECT seq FROM ${schema}.inbox_aside WHERE ${which}) RETURNING *),
       stored AS (INSERT INTO ${schema}.inbox (id, shard, key, type, received_at, envelope)
         SELECT id, shard, key, type, $1, envelope FROM moved ORDER BY ${order} ON CONFLICT (id) DO NOTHING)
     SELECT count(*)::int AS n FROM moved`, [now, ...values]);
  return rows[0]?.n ?? 0;
}

/** One process of a service at a time takes in: false when another does. To the end of the transaction. */
export async function tryToTakeIn(tx: Tx, service: ServiceName): Promise<boolean> {
  const row = await tx.maybeOne<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1, 0) AS mine', [lockClass('join', service)]);
  return row?.mine === true;
}

/** The next of the history of these types, in its order. */
export const moveHistory = (tx: Tx, service: ServiceName, { topic, types }: TopicTypes, limit: number, now: Instant): Promise<number> =>
  move(tx, service, `${TOPIC} = $2 AND history AND type = ANY ($3) ORDER BY seq LIMIT $4`, [topic, types, limit], 'seq', now);

/** The next of what came live meanwhile, in the order it came. Only once all history is in. */
export const moveLive = (tx: Tx, service: ServiceName, { topic, types }: TopicTypes, limit: number, now: Instant): Promise<number> =>
  move(tx, service, `${TOPIC} = $2 AND NOT history AND type = ANY ($3) ORDER BY seq LIMIT $4`, [topic, types, limit], 'seq', now);

/** Whether history of these types stands aside, and how much that came live, at most so many are counted. */
export async function readAside(tx: Tx, service: ServiceName, { topic, types }: TopicTypes, most: number): Promise<{ history: boolean; live: number }> {
  const aside = `FROM ${schemaOf(service)}.inbox_aside WHERE ${TOPIC} = $1 AND type = ANY ($2)`;
  const row = await tx.maybeOne<{ history: boolean; live: number }>(
    `SELECT EXISTS (SELECT ${aside} AND history) AS history, (SELECT count(*)::int FROM (SELECT ${aside} AND NOT history LIMIT $3) AS first) AS live`, [topic, types, most]);
  return row ?? { history: false, live: 0 };
}

/**
 * Ends a joining: whoever is storing just now is waited for, what stands aside of `whole` goes in, and from then on all these types go
 * straight into the inbox.
 */
export async function endJoining(tx: Tx, service: ServiceName, types: readonly string[], whole: TopicTypes, now: Instant): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, 0)', [lockClass('aside', service)]);
  await move(tx, service, `${TOPIC} = $2 AND type = ANY ($3)`, [whole.topic, whole.types], 'history DESC, seq', now);
  await tx.query(`UPDATE ${schemaOf(service)}.subscription SET state = 'JOINED', joined_at = $2 WHERE type = ANY ($1) AND state = 'JOINING'`, [types, now]);
}

/** Of what may be from before a service joined for what comes: the first that came. */
export async function readInDoubt(tx: Tx, service: ServiceName, types: readonly string[], limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(`SELECT id FROM ${schemaOf(service)}.inbox_aside WHERE NOT history AND type = ANY ($1) ORDER BY seq LIMIT $2`, [types, limit]);
  return rows.map(({ id }) => id);
}

/** What is from before is left, the rest goes in, in the order it came. */
export async function settleDoubt(tx: Tx, service: ServiceName, ids: readonly string[], before: readonly string[], now: Instant): Promise<void> {
  await tx.query(`DELETE FROM ${schemaOf(service)}.inbox_aside WHERE id = ANY ($1::uuid[])`, [before]);
  await move(tx, service, 'id = ANY ($2::uuid[])', [ids], 'seq', now);
}

/** How much history stands aside, by topic. */
export const countHistory = (tx: Tx, service: ServiceName): Promise<{ topic: string; n: number }[]> =>
  tx.query(`SELECT ${TOPIC} AS topic, count(*)::int AS n FROM ${schemaOf(service)}.inbox_aside WHERE history GROUP BY 1`);

/** How many of these types are ready to be handled, at most so many are counted. What waits behind a failure or for something does not count. As the worker. */
export async function countFlowing(tx: Tx, types: readonly string[], most: number): Promise<number> {
  const row = await tx.maybeOne<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT FROM inbox i WHERE i.done_at IS NULL AND i.type = ANY ($1) AND NOT EXISTS (SELECT FROM inbox_key k WHERE k.key = i.key) LIMIT $2) AS first`, [types, most]);
  return row?.n ?? 0;
}
