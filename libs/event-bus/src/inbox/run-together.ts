import type { EventEnvelope } from '@referrals/contracts';
import { isTransient, type Tx } from '@referrals/database';
import type { InboxServer } from './inbox-server.js';
import { topicOf } from './plan-batch.js';
import type { ReadyRow } from './ready-rows.js';
import { readEvent, runHandler, type Running } from './run-event.js';

/** One of a batch failed, or said "not yet", however transient its reason: the batch is rolled back, and who it was is found one by one. */
export class OneFailed extends Error {}

export interface Together extends Running {
  readonly until: number;
  /** The try of each row is in its `attempts` already. */
  readonly counted?: boolean;
}

/**
 * Runs a batch's handlers in one transaction without savepoints, in rounds: of every key the first event, then of every key the second,
 * and so on, each seeing what the one before it wrote. Those of a round run at the same time, so that their statements share messages
 * and their writes travel together. Events of different topics never run beside each other. Answers the rows that were handled; what
 * had no time is left ready.
 * @throws OneFailed when any of them fails; nothing of the batch may be committed then
 */
export async function runTogether(together: Together, rows: readonly ReadyRow[]): Promise<ReadyRow[]> {
  const done: ReadyRow[] = [];
  for (const round of stretchesOf(rows).flatMap(roundsOf)) {
    if (done.length > 0) {
      if (performance.now() > together.until) break;
      await sendWrites(together.tx);
    }
    // All of them end before anybody rolls back: a statement of a late one would run in the connection's next transaction.
    const ended = await Promise.allSettled(round.map((row) => run(together, row)));
    if (ended.some(({ status }) => status === 'rejected')) throw new OneFailed();
    done.push(...round);
  }
  return done;
}

/** Whose writes they were that could not be done is found one by one, too; that the database was away is nobody's. */
async function sendWrites(tx: Tx): Promise<void> {
  try {
    await tx.flush();
  } catch (error) {
    throw isTransient(error) ? error : new OneFailed();
  }
}

async function run({ counted = false, ...running }: Together, row: ReadyRow): Promise<void> {
  await runHandler(running, row, eventOf(row, running.server), counted ? row.attempts : row.attempts + 1);
}

/** The first row of each key, the second of each, and so on. */
function roundsOf(stretch: readonly ReadyRow[]): ReadyRow[][] {
  const rounds: ReadyRow[][] = [];
  for (const chain of Map.groupBy(stretch, (row) => row.key).values()) {
    for (const [index, row] of chain.entries()) (rounds[index] ??= []).push(row);
  }
  return rounds;
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
