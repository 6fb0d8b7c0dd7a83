import { addMillis, type Instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import { backOff, type RetryPolicy } from '../run/back-off.js';
import { topicOf } from './plan-batch.js';
import { uncountAttempts, type ReadyRow } from './ready-rows.js';
import type { Outcome } from './run-event.js';

export interface Result { readonly row: ReadyRow; readonly outcome: Outcome }

/** The business's time for what is recorded, the machine's time for how long to wait. */
export interface Times { readonly now: Instant; readonly waitsFrom: Instant }

const BUSY_MS = 200;

/**
 * Leaves with the commit what became of each event: done rows lose their envelope and keep id, key and times, so that a replay is
 * recognised for ever; keys that failed wait or are parked. Answers which were parked.
 * @param counted the try of each row is in its `attempts` already
 */
export function settleBatch(tx: Tx, results: readonly Result[], counted: boolean, times: Times, policy: RetryPolicy): readonly Result[] {
  settleDone(tx, results.filter(({ outcome }) => outcome.kind === 'DONE').map(({ row }) => row), times);
  const uncounted: string[] = [];
  const parked: Result[] = [];
  for (const result of results) {
    const { row, outcome } = result;
    if (outcome.kind === 'DONE') continue;
    const wait = waitOf(row, outcome, counted, policy);
    if (wait.state === 'PARKED') parked.push(result);
    if (outcome.kind === 'FAILED' && !counted) setAttempts(tx, row, wait.attempts, times.now);
    if (counted && (outcome.kind === 'NOT_YET' || outcome.kind === 'BUSY')) uncounted.push(row.id);
    setWait(tx, row, wait, times, outcome.reason);
  }
  uncountAttempts(tx, uncounted);
  return parked;
}

interface Wait { readonly state: 'RETRY' | 'NOT_YET' | 'PARKED'; readonly attempts: number; readonly millis: number }

function waitOf(row: ReadyRow, outcome: Exclude<Outcome, { kind: 'DONE' }>, counted: boolean, policy: RetryPolicy): Wait {
  switch (outcome.kind) {
    case 'NOT_YET': return { state: 'NOT_YET', attempts: row.waits + 1, millis: backOff(policy.notYetMs, policy.notYetMs * 20, row.waits + 1) };
    case 'BUSY': return { state: 'RETRY', attempts: counted ? row.attempts - 1 : row.attempts, millis: BUSY_MS };
    case 'UNFIT': return { state: 'PARKED', attempts: row.attempts, millis: 0 };
    case 'FAILED': {
      const attempts = counted ? row.attempts : row.attempts + 1;
      return { state: attempts >= policy.maxAttempts ? 'PARKED' : 'RETRY', attempts, millis: backOff(policy.firstDelayMs, policy.maxDelayMs, attempts) };
    }
  }
}

function settleDone(tx: Tx, rows: readonly ReadyRow[], { now, waitsFrom }: Times): void {
  if (rows.length === 0) return;
  tx.write(`UPDATE inbox SET done_at = $2, outcome = 'DONE', envelope = NULL WHERE id = ANY ($1::uuid[])`, [rows.map((row) => row.id), now]);
  const waited = rows.filter((row) => row.waited).map((row) => row.id);
  if (waited.length > 0) tx.write('DELETE FROM inbox_key WHERE key = ANY ($1::uuid[]) AND event_id = ANY ($2::uuid[])', [rows.map((row) => row.key), waited]);
  const suspects = rows.filter((row) => row.suspect).map((row) => row.id);
  if (suspects.length > 0) tx.write('DELETE FROM inbox_attempt WHERE event_id = ANY ($1::uuid[])', [suspects]);
  // What another topic of the key waited for may just have happened.
  tx.write(`UPDATE inbox_key SET retry_at = $2 WHERE key = ANY ($1::uuid[]) AND state = 'NOT_YET' AND retry_at > $2`, [[...new Set(rows.map((row) => row.key))], waitsFrom]);
}

function setAttempts(tx: Tx, row: ReadyRow, attempts: number, now: Instant): void {
  tx.write('INSERT INTO inbox_attempt (event_id, attempts, at) VALUES ($1, $2, $3) ON CONFLICT (event_id) DO UPDATE SET attempts = excluded.attempts, at = excluded.at', [row.id, attempts, now]);
}

function setWait(tx: Tx, row: ReadyRow, wait: Wait, { now, waitsFrom }: Times, reason: string): void {
  tx.write(
    `INSERT INTO inbox_key (key, topic, shard, event_id, state, attempts, since, retry_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (key, topic) DO UPDATE SET event_id = excluded.event_id, state = excluded.state, attempts = excluded.attempts,
       retry_at = excluded.retry_at, reason = excluded.reason,
       since = CASE WHEN inbox_key.event_id = excluded.event_id THEN inbox_key.since ELSE excluded.since END`,
    [row.key, topicOf(row.type), row.shard, row.id, wait.state, wait.attempts, now, wait.state === 'PARKED' ? null : addMillis(waitsFrom, wait.millis), reason],
  );
}
