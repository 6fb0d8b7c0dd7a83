import type { Instant } from '@referrals/calendar';
import type { EventEnvelope } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { Taken } from './plan-batch.js';

export interface ReadyRow extends Taken {
  readonly id: string;
  readonly shard: number;
  readonly envelope: EventEnvelope;
  /** Tries counted so far. */
  readonly attempts: number;
  /** Times it said "not yet". */
  readonly waits: number;
  /** Its key has a wait on record at this event. */
  readonly waited: boolean;
}

/**
 * Of `inbox i`: not held by a wait of its key at the time `$1`. The held keys are hashed once, because the backlog behind one
 * parked key can be long and stands in front.
 */
const FLOWS = `i.done_at IS NULL
  AND i.key NOT IN (SELECT k.key FROM inbox_key k WHERE k.state = 'PARKED' OR (k.state = 'RETRY' AND k.retry_at > $1))
  AND (i.key, split_part(i.type, '.', 1) || '.' || split_part(i.type, '.', 2)) NOT IN
    (SELECT k.key, k.topic FROM inbox_key k WHERE k.state = 'NOT_YET' AND k.retry_at > $1)`;

/**
 * Ready rows of some shards, of each at most its limit in order of `seq`, without what waits or is parked. Could the planner see how
 * many shards they are, it would think a plan for just so many better than any it can keep, and plan anew each time: twice what reading costs.
 */
export function readReady(tx: Tx, limits: ReadonlyMap<number, number>, now: Instant): Promise<ReadyRow[]> {
  return tx.query<ReadyRow>(
    `SELECT i.seq, i.id, i.shard, i.key, i.type, i.envelope, coalesce(a.attempts, 0) AS attempts, a.event_id IS NOT NULL AS suspect,
       w.key IS NOT NULL AS waited, CASE WHEN w.state = 'NOT_YET' THEN w.attempts ELSE 0 END AS waits
     FROM unnest((SELECT $2::smallint[]), (SELECT $3::int[])) AS s(shard, most),
       LATERAL (SELECT i.seq, i.id, i.shard, i.key, i.type, i.envelope FROM inbox i WHERE i.shard = s.shard AND ${FLOWS} ORDER BY i.seq LIMIT s.most) AS i
       LEFT JOIN inbox_attempt a ON a.event_id = i.id LEFT JOIN inbox_key w ON w.key = i.key AND w.event_id = i.id
     ORDER BY i.seq`,
    [now, [...limits.keys()], [...limits.values()]],
  );
}

/** Shards that have a ready row; a LIMIT for each, or the planner would read the whole backlog. */
export async function findReadyShards(tx: Tx, shards: number, now: Instant): Promise<number[]> {
  const rows = await tx.query<{ shard: number }>(
    `SELECT s AS shard FROM generate_series(0, (SELECT $2::int - 1)) AS s, LATERAL (SELECT FROM inbox i WHERE i.shard = s AND ${FLOWS} ORDER BY i.seq LIMIT 1) AS first`, [now, shards],
  );
  return rows.map((row) => row.shard);
}

/** The last row of each shard that is not done: what a process found when it started. */
export function readBacklogEnds(tx: Tx): Promise<{ shard: number; last: number }[]> {
  return tx.query('SELECT shard, max(seq) AS last FROM inbox WHERE done_at IS NULL GROUP BY shard');
}

/** Counts a try of each before it is made. */
export function countAttempts(tx: Tx, ids: readonly string[], now: Instant): void {
  tx.write(
    `INSERT INTO inbox_attempt (event_id, attempts, at) SELECT id, 1, $2 FROM unnest($1::uuid[]) AS id
     ON CONFLICT (event_id) DO UPDATE SET attempts = inbox_attempt.attempts + 1, at = excluded.at`, [ids, now],
  );
}

/** Takes a counted try back: it was not made, or its failure was not the event's. */
export function uncountAttempts(tx: Tx, ids: readonly string[]): void {
  if (ids.length === 0) return;
  tx.write('DELETE FROM inbox_attempt WHERE event_id = ANY ($1::uuid[]) AND attempts <= 1', [ids]);
  tx.write('UPDATE inbox_attempt SET attempts = attempts - 1 WHERE event_id = ANY ($1::uuid[]) AND attempts > 1', [ids]);
}
