import type { Instant } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { schemaOf, type Tx } from '@referrals/database';

export interface UnsentRow { readonly seq: number; readonly type: string }

/** Unsent rows of a shard in the order of their commits per key. */
export function readUnsent(tx: Tx, producer: ServiceName, shard: number, limit: number): Promise<UnsentRow[]> {
  return tx.query(`SELECT seq, type FROM ${schemaOf(producer)}.outbox WHERE shard = $1 AND sent_at IS NULL ORDER BY seq LIMIT $2`, [shard, limit]);
}

/** Copies these rows into a subscriber's inbox, in order; one that is there already stays as it is. Sent with the commit. */
export function storeInInbox(tx: Tx, producer: ServiceName, subscriber: ServiceName, seqs: readonly number[], now: Instant): void {
  tx.write(
    `INSERT INTO ${schemaOf(subscriber)}.inbox (id, shard, key, type, received_at, envelope)
     SELECT id, shard, key, type, $2, envelope FROM ${schemaOf(producer)}.outbox WHERE seq = ANY ($1::bigint[]) ORDER BY seq
     ON CONFLICT (id) DO NOTHING`, [seqs, now],
  );
}

export function markSent(tx: Tx, producer: ServiceName, seqs: readonly number[], now: Instant): void {
  tx.write(`UPDATE ${schemaOf(producer)}.outbox SET sent_at = $2 WHERE seq = ANY ($1::bigint[])`, [seqs, now]);
}

/** Shards with unsent rows, numbered through all producers; a LIMIT for each, or the planner would read the whole backlog. */
export async function findUnsentShards(tx: Tx, producers: readonly ServiceName[], shards: number): Promise<number[]> {
  const each = producers.map((producer, index) =>
    `SELECT ${index * shards} + s AS slot FROM generate_series(0, ${shards - 1}) AS s, LATERAL (SELECT FROM ${schemaOf(producer)}.outbox WHERE shard = s AND sent_at IS NULL ORDER BY seq LIMIT 1) AS first`);
  return (await tx.query<{ slot: number }>(each.join(' UNION ALL '))).map((row) => row.slot);
}

export async function countUnsent(tx: Tx, producer: ServiceName): Promise<{ unsent: number; oldest: string | null }> {
  const row = await tx.maybeOne<{ unsent: number; oldest: string | null }>(
    `SELECT count(*)::int AS unsent, min(at) AS oldest FROM ${schemaOf(producer)}.outbox WHERE sent_at IS NULL`);
  return row ?? { unsent: 0, oldest: null };
}
