import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '@referrals/testing';
import { caseSchemas } from '@referrals/services';

/** A sum of counts over the services that keep cases. */
const sum = (what: string): string => caseSchemas.map((schema) => `(SELECT count(*) FROM ${schema}.${what})`).join(' + ');

/** Links of all trails, rows of all outboxes, handled events. */
export async function countWritten(url: string): Promise<number[]> {
  const [row] = await ask<Record<'trail' | 'outbox' | 'done', string>>(url, `SELECT ${sum('trail')} AS trail, ${sum('outbox')} AS outbox, ${sum('inbox WHERE done_at IS NOT NULL')} AS done`);
  return [Number(row?.trail), Number(row?.outbox), Number(row?.done)];
}

/** Events not sent or not handled. */
export async function waitingEvents(url: string): Promise<number> {
  const [row] = await ask<{ waiting: string }>(url, `SELECT ${sum('outbox WHERE sent_at IS NULL')} + ${sum('inbox WHERE done_at IS NULL')} AS waiting`);
  return Number(row?.waiting);
}

/** Waits until every event was handled: how many waited when it was asked, and for how long the last one did. */
export async function waitDrained(url: string, signal: AbortSignal): Promise<{ waiting: number; seconds: number }> {
  const started = performance.now();
  let first: number | undefined;
  for (;;) {
    signal.throwIfAborted();
    const waiting = await waitingEvents(url);
    first ??= waiting;
    if (waiting === 0) return { waiting: first, seconds: (performance.now() - started) / 1_000 };
    await pause(50);
  }
}
