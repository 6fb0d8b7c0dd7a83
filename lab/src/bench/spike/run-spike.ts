import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { prefill, Seeded } from '@referrals/develop';
import { caseSchemas } from '@referrals/services';
import { ask } from '@referrals/testing';
import { untilDrained } from '../../chaos/until-drained.js';
import { driveFull } from '../drive-load.js';
import { cpuOf, describeMachine, type CpuOf } from '../machine.js';
import { signInPeople } from '../people.js';
import { showPrefill } from '../show.js';
import { workTemplates } from '../work-templates.js';
import { CrowdOfVisitors } from './crowd-of-visitors.js';
import { examineSpike } from './examine-spike.js';
import { Journal } from './journal.js';
import { oneProcess } from './one-process.js';
import { processesOnKafka } from './processes-on-kafka.js';
import { showSpike } from './show-spike.js';
import type { Spiked, SpikeOptions } from './spiked.js';
import type { System } from './system.js';
import { watchHealth } from './watch-health.js';

/** Of the sustainable rate. */
const NORMAL = 0.7;
/** Three services and a broker just started take this long to compile what they do; a rate counted before would make the spike small. */
const WARM_SECONDS = 60;
const LAG_EVERY_MS = 10;

/** Measures how a crowd beyond capacity is met. True when every bar is held. Removes all it made. */
export async function runSpike(options: SpikeOptions, say: (line: string) => void, stop: AbortSignal): Promise<boolean> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(options.minutes * 60_000)]);
  say(`  ${describeMachine()}`);
  const system = options.mode === 'local' ? await oneProcess() : await processesOnKafka(say);
  try {
    await fill(system, options, say, signal);
    await system.start();
    const sustainable = options.rate > 0 ? options.rate : await calibrate(system, options, signal);
    say(`\n  sustainable: ${sustainable.toFixed(1)} loops/s${options.rate > 0 ? ', as given' : ` at full load, ${options.lanes} loops at a time`}`);
    return showSpike(await strike(system, options, sustainable, say, signal), say);
  } finally {
    await system.stop();
  }
}

async function fill(system: System, options: SpikeOptions, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  await system.start();
  await workTemplates(system, 54, 6, signal, () => untilDrained((service) => system.urlOf(service.replaceAll('-', '_')), signal));
  await system.end();
  showPrefill(await prefill(system.urlOf, system.keys(), options.prefill, signal), say);
}

async function calibrate(system: System, { lanes, seconds }: SpikeOptions, signal: AbortSignal): Promise<number> {
  const people = await signInPeople(system.url, system.passwords());
  await driveFull(people, lanes, Math.min(WARM_SECONDS, 3 * seconds), signal);
  const { perSecond, failed, loops } = await driveFull(people, lanes, seconds, signal);
  if (loops === 0) throw new Error(`No loop was closed at full load: ${failed[0] ?? ''}`);
  await quiet(system, signal);
  return perSecond;
}

async function strike(system: System, options: SpikeOptions, sustainable: number, say: (line: string) => void, signal: AbortSignal): Promise<Spiked> {
  const journal = new Journal();
  const crowd = await CrowdOfVisitors.signIn(system.url, system.passwords(), journal);
  const even = (): number => 1 / (NORMAL * sustainable);
  const random = new Seeded(4);
  // People do not agree on when to come: gaps of a Poisson process.
  const anyhow = (): number => -Math.log(1 - random.next()) / (options.times * sustainable);
  const since = new Date().toISOString();
  const lag = monitorEventLoopDelay({ resolution: LAG_EVERY_MS });

  const normal = performance.now();
  await crowd.come(options.seconds, even, signal);
  const over = new AbortController();
  const watching = watchHealth(system.monitored, AbortSignal.any([signal, over.signal]));
  const before = cpuOf(system.pids);
  lag.enable();
  const spike = performance.now();
  await crowd.come(options.spike, anyhow, signal);
  const after = performance.now();
  lag.disable();
  const cpu = minus(cpuOf(system.pids), before);
  const present = crowd.present;
  over.abort();
  const waiting = unhandled(system).catch(() => Number.NaN);
  await crowd.come(options.after, even, signal);
  const end = performance.now();
  if (!(await crowd.gone(60_000))) throw new Error('Clients are still waiting a minute after the last one came');
  say(`\n  ${journal.asked.length} requests; looking at what was filed`);
  await quiet(system, signal);
  const owed = await examineSpike(system, journal, since, signal);
  return {
    options, sustainable, journal, phases: { normal, spike, after, end }, present, waiting: await waiting, cpu, clientLagMs: lag.percentile(99) / 1e6 - LAG_EVERY_MS,
    probes: await watching, owed, filedToDesk: { p50: crowd.watch.percentile(0.5, 'filed → desk'), p95: crowd.watch.percentile(0.95, 'filed → desk') },
  };
}

/** Events not sent or not handled, of the services that keep cases. */
async function unhandled({ urlOf }: System): Promise<number> {
  const counts = await Promise.all(caseSchemas.map(async (schema) => {
    const [row] = await ask<{ n: string }>(urlOf(schema),
      `SELECT (SELECT count(*) FROM ${schema}.outbox WHERE sent_at IS NULL) + (SELECT count(*) FROM ${schema}.inbox WHERE done_at IS NULL) AS n`);
    return Number(row?.n);
  }));
  return counts.reduce((sum, one) => sum + one, 0);
}

/** Waits until no event waits, for at most some minutes. */
async function quiet(system: System, signal: AbortSignal): Promise<void> {
  for (const until = performance.now() + 300_000; performance.now() < until && await unhandled(system) > 0;) await pause(200, undefined, { signal });
}

const minus = (after: CpuOf, before: CpuOf): CpuOf => ({
  node: after.node - before.node, postgres: after.postgres - before.postgres, broker: after.broker - before.broker, client: after.client - before.client,
});
