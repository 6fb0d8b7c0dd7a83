import { EnvelopeFields, type EventEnvelope } from '@referrals/contracts';
import { isTransient, type Tx } from '@referrals/database';
import type { Failpoints } from '../failpoints.js';
import { reasonOf } from '../run/back-off.js';
import { NotYet } from './inbox-context.js';
import type { InboxServer } from './inbox-server.js';
import type { ReadyRow } from './ready-rows.js';

/** What became of one event. BUSY: the database's trouble, not the event's. UNFIT: trying again cannot help. */
export type Outcome =
  | { readonly kind: 'DONE' }
  | { readonly kind: 'NOT_YET' | 'BUSY' | 'FAILED' | 'UNFIT'; readonly reason: string };

/** The event as its handler gets it, without what a later release may have added to it, or what becomes of it without one. */
export function readEvent(row: ReadyRow, server: InboxServer): EventEnvelope | Exclude<Outcome, { kind: 'DONE' }> {
  const definition = server.handled(row.type);
  if (definition === undefined) return { kind: 'NOT_YET', reason: 'NO_HANDLER_IN_THIS_RELEASE' };
  const data = definition.data.safeParse(row.envelope?.data);
  if (!data.success || !EnvelopeFields.safeParse(row.envelope).success) return { kind: 'UNFIT', reason: 'DOES_NOT_FIT_ITS_SCHEMA' };
  return { ...row.envelope, data: data.data };
}

/** Runs an event's handler to its end, with the failpoints around it. */
export async function runHandler(tx: Tx, row: ReadyRow, event: EventEnvelope, attempt: number, server: InboxServer, failpoints: Failpoints): Promise<void> {
  await failpoints.hit('worker.before-handler', { id: row.id, attempt });
  await server.handle(event, { tx, envelope: row.envelope, attempt });
  await failpoints.hit('worker.after-handler');
}

/**
 * Runs an event's handler behind a savepoint: when it throws, its effects, writes and events are as if they had never been, and
 * the batch goes on. A type no handler here knows waits: a newer release beside this one may know it, and "skipped" would lose it.
 */
export async function runEvent(tx: Tx, row: ReadyRow, attempt: number, server: InboxServer, failpoints: Failpoints): Promise<Outcome> {
  const event = readEvent(row, server);
  if ('kind' in event) return event;
  try {
    await tx.nested(() => runHandler(tx, row, event, attempt, server, failpoints));
    return { kind: 'DONE' };
  } catch (error) {
    if (error instanceof NotYet) return { kind: 'NOT_YET', reason: error.reason };
    return { kind: isTransient(error) ? 'BUSY' : 'FAILED', reason: reasonOf(error) };
  }
}
