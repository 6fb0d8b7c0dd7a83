import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ask } from '@referrals/testing';
import { closeOneLoop } from '../closed-loop.js';
import { peakMemory } from '../machine.js';
import { Stopwatch } from '../stopwatch.js';
import { CASE_DATABASES, type CaseService, type ExchangeSide } from './exchange-side.js';
import { fillOutbox } from './fill-outbox.js';
import { cpuOf, cpuSince, type Cpu } from './measure-load.js';
import { untilQuiet } from './side.js';

export interface CatchUp {
  readonly away: CaseService;
  readonly events: number;
  /** From the outbox onto the topic, while the consumer was away. */
  readonly sentPerSecond: number;
  /** From the first row to the last. */
  readonly intoInboxPerSecond: number;
  readonly inEffectPerSecond: number;
  /** Events that the other service handled at the same time because of them, a second. */
  readonly besidesPerSecond: number;
  /** Milliseconds an event of those that waited, of all processes and of all that was done at the same time. */
  readonly cpu: Cpu;
  /** Of the consumer before and after, in MiB. */
  readonly memoryMiB: { readonly atStart: number; readonly peak: number };
}

const PATIENCE_MS = 1_800_000;
/** Counting an inbox takes a tenth of a second of a core and more, so it is done when nothing waits in it. */
const LOOK_MS = 1_000;
const other = (service: CaseService): CaseService => (service === 'referral-desk' ? 'mandatory-reporting' : 'referral-desk');

/** A service's process is away while at least so many events for it are put on the topic; then it starts. */
export async function measureCatchUp(side: ExchangeSide, databaseUrl: (name: string) => string, away: CaseService, count: number, signal: AbortSignal): Promise<CatchUp> {
  const [own, sender] = [CASE_DATABASES[away], CASE_DATABASES[other(away)]];
  try {
    await side.start();
    await closeOneLoop(await side.people(), 0, new Stopwatch());
    await untilQuiet(side, signal);
    const process = side.processes.process(away);
    await process.end();
    const [before, besides] = [await countInbox(databaseUrl(own), own), await countInbox(databaseUrl(sender), sender)];
    const sending = performance.now();
    const events = await fillOutbox(databaseUrl(sender), `${sender}.outbox`, away, count);
    await until(databaseUrl(sender), `SELECT count(*) = 0 AS over FROM ${sender}.outbox WHERE sent_at IS NULL`, signal);
    const sentPerSecond = events / ((performance.now() - sending) / 1_000);
    side.processes.start(away);
    await side.untilReady(away);
    const atStart = peakMemory(process.pid);
    const started = cpuOf(side);
    const seen = await watchInbox(databaseUrl(own), own, before, events, signal);
    const handledBesides = (await countInbox(databaseUrl(sender), sender)).done - besides.done;
    return {
      away, events, sentPerSecond, ...seen, besidesPerSecond: (handledBesides / events) * seen.inEffectPerSecond, cpu: cpuSince(started, side, events),
      memoryMiB: { atStart, peak: peakMemory(process.pid) },
    };
  } finally {
    await side.stop();
  }
}

interface Inbox { readonly known: number; readonly done: number }

async function countInbox(url: string, schema: string): Promise<Inbox> {
  const [row] = await ask<Record<'known' | 'done', string>>(url, `SELECT count(*) AS known, count(done_at) AS done FROM ${schema}.inbox`);
  return { known: Number(row?.known), done: Number(row?.done) };
}

async function isWaiting(url: string, schema: string): Promise<boolean> {
  const [row] = await ask<{ waiting: boolean }>(url, `SELECT EXISTS (SELECT FROM ${schema}.inbox WHERE done_at IS NULL) AS waiting`);
  return row?.waiting === true;
}

/** By PostgreSQL's own moments of writing, so that looking rarely is enough and costs little. */
async function watchInbox(url: string, schema: string, before: Inbox, count: number, signal: AbortSignal): Promise<Pick<CatchUp, 'intoInboxPerSecond' | 'inEffectPerSecond'>> {
  for (const giveUp = performance.now() + PATIENCE_MS; performance.now() < giveUp; await pause(LOOK_MS, undefined, { signal })) {
    if (await isWaiting(url, schema)) continue;
    const { known, done } = await countInbox(url, schema);
    if (done - before.done < count || known - before.known < count) continue;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { rows: [row] } = await client.query<Record<'received' | 'handled', number>>(
        `SELECT extract(epoch FROM max(received_at) - min(received_at))::float8 AS received, extract(epoch FROM max(done_at) - min(received_at))::float8 AS handled
         FROM (SELECT received_at, done_at FROM ${schema}.inbox ORDER BY seq DESC LIMIT $1) AS caught_up`, [count]);
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
