import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { supervisePostgres, type SupervisedPostgres } from '@referrals/database/server';
import { OwnInstallation, prefill, type Prefilled } from '@referrals/develop';
import { DataFolder } from '@referrals/service-kit';
import { WRITES } from './closed-loop.js';
import { waitDrained } from './database.js';
import { driveFull, drivePaced } from './drive-load.js';
import { beginCounting, COUNTING, dearestStatements } from './count-statements.js';
import { cpuSeconds, describeMachine, peakMemory } from './machine.js';
import { compareDuties } from './compare-duties.js';
import { signInPeople } from './people.js';
import { profileShares } from './profile-shares.js';
import { compareWithReplay } from './replay/compare-with-replay.js';
import { search } from './search.js';
import { showLoad, showPrefill, showProfile, showReplay, showSearches, showStatements } from './show.js';
import { Stopwatch } from './stopwatch.js';
import { workTemplates } from './work-templates.js';

export interface BenchOptions {
  readonly prefill: number;
  /** Loops at the same time at full load. */
  readonly lanes: number;
  /** Of each phase. */
  readonly seconds: number;
  /** 1: also a CPU profile under full load. */
  readonly profile: number;
  /** 0: without PostgreSQL's own figure. */
  readonly replay: number;
  /** 1: also the dearest statements under full load, counted by PostgreSQL itself (which slows it by some percent). */
  readonly statements: number;
  /** 1: only loops a second with duties and without, in turns. */
  readonly duties: number;
}

interface Bench {
  readonly options: BenchOptions;
  readonly installation: OwnInstallation;
  readonly url: string;
  readonly postgres: SupervisedPostgres;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Measures one process on this machine, then PostgreSQL alone with the same statements. Removes all it made. */
export async function runBench(options: BenchOptions, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  say(`  ${describeMachine()}`);
  const folder = mkdtempSync(join(tmpdir(), 'referrals-bench-'));
  chmodSync(folder, 0o711);
  const postgres = await supervisePostgres({ dataDir: folder, settings: options.statements > 0 ? COUNTING : {} });
  const installation = await OwnInstallation.create({ DATABASE_URL: postgres.url });
  const bench: Bench = { options, installation, url: postgres.url, postgres, say, signal };
  try {
    await start(bench);
    await workTemplates(installation, 54, 6, signal, () => waitDrained(postgres.url, signal));
    await installation.end();
    const filled = await prefill(() => postgres.url, new DataFolder(installation.dataDir).keyRing(), options.prefill, signal);
    showPrefill(filled, say);
    if (options.duties > 0) {
      await compareDuties({
        ...options, say, signal, drained: () => waitDrained(postgres.url, signal), end: () => installation.end(),
        processor: () => cpuSeconds(installation.pid, postgres.pid),
        counting: options.statements === 0 ? undefined : {
          begin: () => beginCounting(postgres.url),
          show: async (loops) => showStatements(await dearestStatements(postgres.url), loops, say),
        },
        start: async (nodeOptions) => { await start(bench, nodeOptions); return signInPeople(installation.url, installation.passwords()); },
      });
      return;
    }
    const full = await measureFull(bench, filled);
    if (options.profile > 0) await measureProfile(bench);
    if (options.replay > 0) {
      showReplay(await compareWithReplay({ ...bench, lanes: options.lanes, seconds: Math.min(options.seconds, 15), start: (...how) => start(bench, ...how) }), full, say);
    }
  } finally {
    await installation.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function start({ installation }: Bench, nodeOptions: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): Promise<void> {
  installation.spawn(environment, nodeOptions);
  if (!(await installation.ready(120_000))) throw new Error(`It did not start: ${JSON.stringify(installation.health)}\n${installation.said.join('\n')}`);
}

/** A fresh process: full load, then half of what it made with searches beside it. */
async function measureFull(bench: Bench, { numbers, names }: Prefilled): Promise<{ perSecond: number; processorMs: number }> {
  const { options, installation, postgres, say, signal } = bench;
  const { lanes, seconds } = options;
  await start(bench);
  const people = await signInPeople(installation.url, installation.passwords());
  await driveFull(people, lanes, 15, signal);
  await waitDrained(bench.url, signal);
  if (options.statements > 0) await beginCounting(bench.url);
  const before = cpuSeconds(installation.pid, postgres.pid);
  const full = await driveFull(people, lanes, seconds, signal);
  const { waiting, seconds: drain } = await waitDrained(bench.url, signal);
  const after = cpuSeconds(installation.pid, postgres.pid);
  showLoad(`full load, ${lanes} loops at a time`, full, say);
  say(`  events waiting at its end ${waiting}, all handled ${drain.toFixed(1)} s later`);
  const perLoop = (part: 'node' | 'postgres' | 'client'): number => (1_000 * (after[part] - before[part])) / full.loops;
  const [node, database, client] = [perLoop('node'), perLoop('postgres'), perLoop('client')];
  say(`  processor time a loop, events included: Node ${node.toFixed(1)} ms, PostgreSQL ${database.toFixed(1)} ms, this client ${client.toFixed(1)} ms`);
  if (options.statements > 0) showStatements(await dearestStatements(bench.url), full.loops, say);
  const [watch, over] = [new Stopwatch(), new AbortController()];
  const officer = people.desks[0]?.officer;
  const searching = officer === undefined || numbers.length === 0 ? Promise.resolve() : search(officer, { numbers, names }, watch, over.signal);
  searching.catch(() => undefined);
  const half = await drivePaced(people, full.perSecond / 2, seconds, signal).finally(() => over.abort());
  await searching;
  showLoad(`half load, ${(full.perSecond / 2).toFixed(1)} loops/s begun`, half, say);
  say(`  filed → on the desk p99 ${half.watch.percentile(0.99, 'filed → desk').toFixed(1)} ms (goal ≤ 100)`);
  showSearches(watch, half.watch.percentile(0.95, ...WRITES), say);
  say(`\n  peak memory of the Node process: ${peakMemory(installation.pid).toFixed(0)} MiB (goal ≤ 600)`);
  await installation.end();
  return { perSecond: full.perSecond, processorMs: node + database + client };
}

async function measureProfile(bench: Bench): Promise<void> {
  const { options: { lanes, seconds }, installation, say, signal } = bench;
  const folder = join(installation.dataDir, 'profile');
  mkdirSync(folder);
  await start(bench, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
  await driveFull(await signInPeople(installation.url, installation.passwords()), lanes, Math.min(seconds, 15), signal);
  await installation.end();
  showProfile(profileShares(folder), say);
}
