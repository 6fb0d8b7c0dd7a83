import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Caller } from '@referrals/client';
import { HEARD_TABLE } from '@referrals/develop';
import { ask } from '@referrals/testing';
import { cpuOf, type CpuOf } from '../machine.js';
import type { System } from '../spike/system.js';
import { Stopwatch } from '../stopwatch.js';
import { fillPast } from './fill-past.js';
import { LIVE, PAST } from './listeners.subscriptions.js';

export interface JoinOptions {
  readonly events: number;
  readonly cases: number;
  /** Reports filed a second meanwhile. */
  readonly live: number;
  /** A side is given up after so many minutes. */
  readonly minutes: number;
}

/** Seconds from the moment the producer noted that the history begins, by PostgreSQL's clock. */
export interface Joined {
  /** Until the producer knew all of it to be at the subscriber. */
  readonly thereSeconds: number;
  /** Until the last of it was handled. */
  readonly handledSeconds: number;
  readonly cpu: CpuOf;
  /** What is not as it was told: missing, doubled, or in another order within its case. */
  readonly faults: number;
  /** From told to handled, of a type the same subscriber had joined before: beforehand, and while it joined. */
  readonly live: { readonly before: Stopwatch; readonly meanwhile: Stopwatch };
}

const LOOK_MS = 500;
const LIVE_BEFORE_MS = 10_000;
const preload = (name: string): string => `--import ${new URL(`./${name}.js`, import.meta.url).href}`;

/** The release before has served; then comes one that listens to a type with so long a past, while reports go on being filed. */
export async function measureJoin(system: System, { events, cases, live }: JoinOptions, signal: AbortSignal): Promise<Joined> {
  await system.start();
  await system.end();
  await ask(system.urlOf('directory'), HEARD_TABLE);
  await system.start(preload('release-before'));
  await fileReports(system.url, live, AbortSignal.any([signal, AbortSignal.timeout(LIVE_BEFORE_MS)]));
  await system.end();
  signal.throwIfAborted();
  await fillPast(system.urlOf, events, cases);
  const began = await clockOf(system);
  await system.start(preload('release-that-joins'));
  const atStart = cpuOf(system.pids);
  const over = new AbortController();
  const filing = fileReports(system.url, live, AbortSignal.any([signal, over.signal]));
  try {
    await untilHandled(system, signal);
  } finally {
    over.abort();
    await filing;
  }
  const now = cpuOf(system.pids);
  const cpu = Object.fromEntries(Object.entries(now).map(([whose, seconds]) => [whose, seconds - atStart[whose as keyof CpuOf]])) as unknown as CpuOf;
  return { ...await readMoments(system), cpu, faults: await countFaults(system), live: await readLive(system, began) };
}

/** By anybody, at an even pace, until `signal`. */
async function fileReports(url: string, perSecond: number, signal: AbortSignal): Promise<void> {
  if (perSecond === 0) return;
  const anybody = new Caller(url, undefined, { patienceMs: 30_000 });
  const body = { situations: ['MR04'], child: { unknown: true }, childNow: '430223', narrative: '演示：测量加入时的报告。' };
  const filing: Promise<unknown>[] = [];
  while (!signal.aborted) {
    filing.push(anybody.must(anybody.post('/api/mandatory-reporting/reports', body, { idempotencyKey: randomUUID() })));
    await pause(1_000 / perSecond, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(filing);
}

async function untilHandled(system: System, signal: AbortSignal): Promise<void> {
  for (;;) {
    const [past] = await ask<{ done: boolean }>(system.urlOf('mandatory_reporting'), `SELECT done_at IS NOT NULL AS done FROM mandatory_reporting.history WHERE subscriber = 'directory' AND type = '${PAST.type}'`);
    const [joined] = await ask<{ state: string; waiting: boolean }>(system.urlOf('directory'),
      `SELECT state, EXISTS (SELECT FROM directory.inbox WHERE done_at IS NULL) AS waiting FROM directory.subscription WHERE type = '${PAST.type}'`);
    if (past?.done === true && joined?.state === 'JOINED' && !joined.waiting) return;
    await pause(LOOK_MS, undefined, { signal });
  }
}

async function readMoments({ urlOf }: System): Promise<Pick<Joined, 'thereSeconds' | 'handledSeconds'>> {
  const [row] = await ask<{ began: string; there: number }>(urlOf('mandatory_reporting'),
    `SELECT began_at::text AS began, extract(epoch FROM done_at - began_at)::float8 AS there FROM mandatory_reporting.history WHERE subscriber = 'directory' AND type = '${PAST.type}'`);
  const [last] = await ask<{ seconds: number }>(urlOf('directory'), `SELECT extract(epoch FROM max(at) - '${row?.began}')::float8 AS seconds FROM directory.heard WHERE type = '${PAST.type}'`);
  return { thereSeconds: row?.there ?? Number.NaN, handledSeconds: last?.seconds ?? Number.NaN };
}

async function countFaults({ urlOf }: System): Promise<number> {
  const told = await ask<{ id: string }>(urlOf('mandatory_reporting'), `SELECT id FROM mandatory_reporting.outbox WHERE type = '${PAST.type}' ORDER BY key, seq`);
  const heard = await ask<{ id: string }>(urlOf('directory'), `SELECT id FROM directory.heard WHERE type = '${PAST.type}' ORDER BY key, n`);
  return Array.from({ length: Math.max(told.length, heard.length) }, (_, n) => told[n]?.id === heard[n]?.id).filter((same) => !same).length;
}

async function readLive({ urlOf }: System, began: string): Promise<Joined['live']> {
  const told = await ask<{ id: string; ms: number }>(urlOf('mandatory_reporting'), `SELECT id, extract(epoch FROM at)::float8 * 1000 AS ms FROM mandatory_reporting.outbox WHERE type = '${LIVE.type}'`);
  const heard = await ask<{ id: string; ms: number; meanwhile: boolean }>(urlOf('directory'),
    `SELECT id, extract(epoch FROM at)::float8 * 1000 AS ms, at > '${began}' AS meanwhile FROM directory.heard WHERE type = '${LIVE.type}'`);
  const toldAt = new Map(told.map(({ id, ms }) => [id, ms]));
  const live = { before: new Stopwatch(), meanwhile: new Stopwatch() };
  for (const { id, ms, meanwhile } of heard) live[meanwhile ? 'meanwhile' : 'before'].add('live', ms - (toldAt.get(id) ?? Number.NaN));
  return live;
}

async function clockOf({ urlOf }: System): Promise<string> {
  const [row] = await ask<{ now: string }>(urlOf('directory'), 'SELECT clock_timestamp()::text AS now');
  return row?.now ?? '';
}
