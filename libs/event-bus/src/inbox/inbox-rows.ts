import { addMillis, type Instant } from '@referrals/calendar';
import type { EventEnvelope } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { reasonOf, retryDelayMs, type RetryPolicy } from './retry-policy.js';

export interface ReadyRow {
  readonly seq: number;
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly envelope: EventEnvelope;
  /** Failed tries so far. */
  readonly attempts: number;
}

/** Ready rows of a shard in order, without the keys that wait or are parked. */
export function readReady(tx: Tx, shard: number, now: Instant, limit: number): Promise<ReadyRow[]> {
  return tx.query<ReadyRow>(
    `SELECT i.seq, i.id, i.key, i.type, i.envelope, coalesce(k.attempts, 0) AS attempts
     FROM inbox i LEFT JOIN inbox_key k ON k.key = i.key
     WHERE i.shard = $1 AND i.done_at IS NULL AND (k.key IS NULL OR (k.state <> 'PARKED' AND k.retry_at <= $2))
     ORDER BY i.seq LIMIT $3`,
    [shard, now, limit],
  );
}

/** Done: id, key and times stay for ever so that a replay is recognised; the envelope goes, and the key flows again. */
export function markDone(tx: Tx, row: ReadyRow, now: Instant): void {
  tx.write(`UPDATE inbox SET done_at = $2, outcome = 'DONE', envelope = NULL WHERE id = $1`, [row.id, now]);
  if (row.attempts > 0) forgetWait(tx, row);
}

function forgetWait(tx: Tx, row: ReadyRow): void {
  tx.write('DELETE FROM inbox_key WHERE key = $1 AND event_id = $2', [row.key, row.id]);
  tx.write('DELETE FROM inbox_attempt WHERE event_id = $1', [row.id]);
}

/** Lets the key wait without counting. `since` stays what it was, so the age of the wait can be alarmed. */
export function waitNotYet(tx: Tx, shard: number, row: ReadyRow, now: Instant, policy: RetryPolicy, reason: string): void {
  setWait(tx, shard, row, { state: 'NOT_YET', attempts: row.attempts, now, retryAt: addMillis(now, policy.notYetMs), reason });
}

/** Counts a failed try: the key waits longer each time, and is parked after the last. Answers whether it was parked. */
export function countFailure(tx: Tx, shard: number, row: ReadyRow, now: Instant, policy: RetryPolicy, error: unknown): boolean {
  const attempts = row.attempts + 1;
  const parked = attempts >= policy.maxAttempts;
  setWait(tx, shard, row, {
    state: parked ? 'PARKED' : 'RETRY', attempts, now, retryAt: parked ? null : addMillis(now, retryDelayMs(policy, attempts)), reason: reasonOf(error),
  });
  return parked;
}

/** Parks at once: trying again cannot help (an event that does not fit its schema). */
export function park(tx: Tx, shard: number, row: ReadyRow, now: Instant, reason: string): void {
  setWait(tx, shard, row, { state: 'PARKED', attempts: row.attempts + 1, now, retryAt: null, reason });
}

interface Wait { state: 'RETRY' | 'NOT_YET' | 'PARKED'; attempts: number; now: Instant; retryAt: Instant | null; reason: string }

function setWait(tx: Tx, shard: number, row: ReadyRow, wait: Wait): void {
  tx.write(
    `INSERT INTO inbox_key (key, shard, event_id, state, attempts, since, retry_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (key) DO UPDATE SET event_id = excluded.event_id, state = excluded.state, attempts = excluded.attempts,
       retry_at = excluded.retry_at, reason = excluded.reason,
       since = CASE WHEN inbox_key.event_id = excluded.event_id THEN inbox_key.since ELSE excluded.since END`,
    [row.key, shard, row.id, wait.state, wait.attempts, wait.now, wait.retryAt, wait.reason],
  );
}
