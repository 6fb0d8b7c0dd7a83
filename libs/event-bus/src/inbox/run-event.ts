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

/** What running a handler needs besides its event. `limitMs`: how long it may take. */
export interface Running { readonly tx: Tx; readonly server: InboxServer; readonly failpoints: Failpoints; readonly limitMs?: number }

/** How long a handler may take, unless a setting says otherwise. */
const USUAL_LIMIT_MS = 30_000;

/** A handler did not end in its time. Its transaction is given up with all that is in it: what it still does changes nothing. */
export class TookTooLong extends Error {
  constructor(readonly event: string) {
    super('HANDLER_TOOK_TOO_LONG');
  }
}

/** Runs an event's handler to its end, with the failpoints around it. @throws TookTooLong */
export async function runHandler({ tx, server, failpoints, limitMs = USUAL_LIMIT_MS }: Running, row: ReadyRow, event: EventEnvelope, attempt: number): Promise<void> {
  await failpoints.hit('worker.before-handler', { id: row.id, attempt });
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const reason = new TookTooLong(row.id);
    tx.abandon(reason);
    late.reject(reason);
  }, limitMs);
  const handled = server.handle(event, { tx, envelope: row.envelope, attempt });
  // What it throws when it is over is nobody's any more.
  handled.catch(() => undefined);
  await Promise.race([handled, late.promise]).finally(() => clearTimeout(timer));
  await failpoints.hit('worker.after-handler');
}

/**
 * Runs an event's handler behind a savepoint: when it throws, its effects, writes and events are as if they had never been, and
 * the batch goes on. A type no handler here knows waits: a newer release beside this one may know it, and "skipped" would lose it.
 * @throws TookTooLong of which the whole transaction ends
 */
export async function runEvent(running: Running, row: ReadyRow, attempt: number): Promise<Outcome> {
  const event = readEvent(row, running.server);
  if ('kind' in event) return event;
  try {
    await running.tx.nested(() => runHandler(running, row, event, attempt));
    return { kind: 'DONE' };
  } catch (error) {
    if (error instanceof TookTooLong) throw error;
    if (error instanceof NotYet) return { kind: 'NOT_YET', reason: error.reason };
    return { kind: isTransient(error) ? 'BUSY' : 'FAILED', reason: reasonOf(error) };
  }
}
