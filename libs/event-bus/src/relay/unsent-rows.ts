import type { Instant } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { schemaOf, type Tx } from '@referrals/database';
import type { OutboxBacklog } from '../transport.port.js';

/**
 * Of one shard `s`, in order. A range of shards, and `shard` in the order: an equality would let the planner take the order of `seq` from
 * the primary key and walk through everything that was ever sent, as soon as statistics were gathered while a backlog stood.
 */
export const UNSENT_OF_SHARD = 'WHERE shard BETWEEN s AND s AND sent_at IS NULL ORDER BY shard, seq';

export interface UnsentRow { readonly seq: number; readonly shard: number; readonly type: string }

/** Unsent rows of some shards, of each in the order of its commits per key, at most `limit`. */
export function readUnsent(tx: Tx, producer: ServiceName, shards: readonly number[], limit: number): Promise<UnsentRow[]> {
  return tx.query(
    `SELECT u.seq, u.shard, u.type FROM unnest($1::smallint[]) AS s,
       LATERAL (SELECT seq, shard, type FROM ${schemaOf(producer)}.outbox ${UNSENT_OF_SHARD} LIMIT $2) AS u`, [shards, limit],
  );
}

export function markSent(tx: Tx, producer: ServiceName, seqs: readonly number[], now: Instant): void {
  tx.write(`UPDATE ${schemaOf(producer)}.outbox SET sent_at = $2 WHERE seq = ANY ($1::bigint[])`, [seqs, now]);
}

/** Shards with unsent rows, numbered through all producers; a LIMIT for each, or the planner would read the whole backlog. */
export async function findUnsentShards(tx: Tx, producers: readonly ServiceName[], shards: number): Promise<number[]> {
  const each = producers.map((producer, index) =>
    `SELECT ${index * shards} + s AS slot FROM generate_series(0, ${shards - 1}) AS s, LATERAL (SELECT FROM ${schemaOf(producer)}.outbox ${UNSENT_OF_SHARD} LIMIT 1) AS first`);
  return (await tx.query<{ slot: number }>(each.join(' UNION ALL '))).map((row) => row.slot);
}

/** A producer's unsent rows and how long the oldest has waited. */
export async function readBacklog(tx: Tx, producer: ServiceName, now: Instant): Promise<OutboxBacklog> {
  const row = await tx.maybeOne<{ unsent: number; oldest: Instant | null }>(
    `SELECT count(*)::int AS unsent, min(at) AS oldest FROM ${schemaOf(producer)}.outbox WHERE sent_at IS NULL`);
  const oldest = row?.oldest ?? now;
  return { producer, unsent: row?.unsent ?? 0, oldestSeconds: Math.max(0, (Date.parse(now) - Date.parse(oldest)) / 1_000) };
}
