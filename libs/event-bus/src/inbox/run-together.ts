import type { EventEnvelope } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { Failpoints } from '../failpoints.js';
import type { InboxServer } from './inbox-server.js';
import { topicOf } from './plan-batch.js';
import type { ReadyRow } from './ready-rows.js';
import { readEvent, runHandler } from './run-event.js';

/** One of a batch failed, or said "not yet", however transient its reason: the batch is rolled back, and who it was is found one by one. */
export class OneFailed extends Error {}

export interface Together {
  readonly tx: Tx;
  readonly server: InboxServer;
  readonly failpoints: Failpoints;
  readonly until: number;
  /** The try of each row is in its `attempts` already. */
  readonly counted?: boolean;
}

/**
 * Runs a batch's handlers in one transaction without savepoints: the events of a key one after the other, each seeing what the
 * one before wrote; those of different keys at the same time, so that their statements share messages. Events of different topics
 * never run beside each other. Answers the rows that were handled; what had no time is left ready.
 * @throws OneFailed when any of them fails; nothing of the batch may be committed then
 */
export async function runTogether(together: Together, rows: readonly ReadyRow[]): Promise<ReadyRow[]> {
  const done: ReadyRow[] = [];
  for (const [index, stretch] of stretchesOf(rows).entries()) {
    if (index > 0) await together.tx.flush();
    const progress = { failed: false, done };
    const chains = [...Map.groupBy(stretch, (row) => row.key).values()].map((chain) => runChain(together, chain, progress));
    // All of them end before anybody rolls back: a statement of a late one would run in the connection's next transaction.
    await Promise.allSettled(chains);
    if (progress.failed) throw new OneFailed();
    if (performance.now() > together.until) break;
  }
  return done;
}

async function runChain({ tx, server, failpoints, until, counted = false }: Together, chain: readonly ReadyRow[], progress: { failed: boolean; done: ReadyRow[] }): Promise<void> {
  try {
    for (const [index, row] of chain.entries()) {
      if (progress.failed || (progress.done.length > 0 && performance.now() > until)) return;
      if (index > 0) await tx.flush();
      await runHandler(tx, row, eventOf(row, server), counted ? row.attempts : row.attempts + 1, server, failpoints);
      progress.done.push(row);
    }
  } catch {
    progress.failed = true;
  }
}

function eventOf(row: ReadyRow, server: InboxServer): EventEnvelope {
  const event = readEvent(row, server);
  if ('kind' in event) throw new OneFailed();
  return event;
}

/** Neighbours of one topic, in order. */
function stretchesOf(rows: readonly ReadyRow[]): ReadyRow[][] {
  const stretches: ReadyRow[][] = [];
  for (const row of rows) {
    const last = stretches.at(-1);
    if (last?.[0] !== undefined && topicOf(last[0].type) === topicOf(row.type)) last.push(row);
    else stretches.push([row]);
  }
  return stretches;
}
