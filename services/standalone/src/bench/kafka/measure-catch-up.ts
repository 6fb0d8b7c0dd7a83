import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { fileOne } from '../closed-loop.js';
import { ask } from '../database.js';
import type { LeanClient } from '../lean-client.js';
import { peakMemory } from '../machine.js';
import { CASE_DATABASES, type ExchangeSide } from './exchange-side.js';
import { fillOutbox } from './fill-outbox.js';
import { cpuOf, cpuSince, type Cpu } from './measure-load.js';

export interface CatchUp {
  readonly events: number;
  /** From the outbox onto the topic, while the consumer was away. */
  readonly sentPerSecond: number;
  /** From the first row to the last. */
  readonly intoInboxPerSecond: number;
  readonly inEffectPerSecond: number;
  /** Milliseconds an event, of all processes: what it makes is handled by mandatory-reporting at the same time. */
  readonly cpu: Cpu;
  /** Of the consumer before and after, in MiB. */
  readonly memoryMiB: { readonly atStart: number; readonly peak: number };
}

const PATIENCE_MS = 1_800_000;

/** The desks' process is away while so many filings are put on the topic; then it starts. */
export async function measureCatchUp(side: ExchangeSide, databaseUrl: (name: string) => string, count: number, signal: AbortSignal): Promise<CatchUp> {
  const [reporting, desk] = [databaseUrl(CASE_DATABASES['mandatory-reporting']), databaseUrl(CASE_DATABASES['referral-desk'])];
  try {
    await side.start('', ['referral-desk']);
    const { reporters: [reporter] } = await side.people();
    await fileOne(reporter as LeanClient, 0);
    const sending = performance.now();
    await fillOutbox(reporting, count);
    await until(reporting, 'SELECT count(*) = 0 AS over FROM mandatory_reporting.outbox WHERE sent_at IS NULL', signal);
    const sentPerSecond = count / ((performance.now() - sending) / 1_000);
    const before = await countInbox(desk);
    const { processes } = side;
    processes.start('referral-desk');
    await side.untilReady('referral-desk');
    const { pid } = processes.process('referral-desk');
    const atStart = peakMemory(pid);
    const started = cpuOf(side);
    const seen = await watchInbox(desk, before, count, signal);
    return { events: count, sentPerSecond, ...seen, cpu: cpuSince(started, side, count), memoryMiB: { atStart, peak: peakMemory(pid) } };
  } finally {
    await side.stop();
  }
}

interface Inbox { readonly known: number; readonly done: number }

async function countInbox(url: string): Promise<Inbox> {
  const [row] = await ask<Record<'known' | 'done', string>>(url, 'SELECT count(*) AS known, count(done_at) AS done FROM referral_desk.inbox');
  return { known: Number(row?.known), done: Number(row?.done) };
}

/** By PostgreSQL's own moments of writing, so that looking rarely is enough and costs little. */
async function watchInbox(url: string, before: Inbox, count: number, signal: AbortSignal): Promise<Pick<CatchUp, 'intoInboxPerSecond' | 'inEffectPerSecond'>> {
  for (const giveUp = performance.now() + PATIENCE_MS; performance.now() < giveUp; await pause(500, undefined, { signal })) {
    const { known, done } = await countInbox(url);
    if (done - before.done < count || known - before.known < count) continue;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { rows: [row] } = await client.query<Record<'received' | 'handled', number>>(
        `SELECT extract(epoch FROM max(received_at) - min(received_at))::float8 AS received, extract(epoch FROM max(done_at) - min(received_at))::float8 AS handled
         FROM (SELECT received_at, done_at FROM referral_desk.inbox ORDER BY seq DESC LIMIT $1) AS caught_up`, [count]);
      return { intoInboxPerSecond: count / (row?.received ?? Number.NaN), inEffectPerSecond: count / (row?.handled ?? Number.NaN) };
    } finally {
      await client.end();
    }
  }
  throw new Error('It did not catch up');
}

async function until(url: string, sql: string, signal: AbortSignal): Promise<void> {
  for (const giveUp = performance.now() + PATIENCE_MS; performance.now() < giveUp; await pause(250, undefined, { signal })) {
    const [row] = await ask<{ over: boolean }>(url, sql);
    if (row?.over === true) return;
  }
  throw new Error('The outbox was not sent');
}
