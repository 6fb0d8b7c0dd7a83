import { setTimeout as pause } from 'node:timers/promises';
import { Seeded } from '@referrals/develop';
import { table } from '@referrals/operate';
import { Crowd } from '../crowd/crowd.js';
import { examine, type Findings } from './examine.js';
import { examineFiles } from './examine-files.js';
import { FileReports } from '../crowd/file-reports.js';
import type { Killing } from './kill-and-restart.js';
import { KeepFiles } from '../crowd/keep-files.js';
import { makeFiles } from '../crowd/make-files.js';
import { makeReports } from '../crowd/make-reports.js';
import { ReadAnswers } from '../crowd/read-answers.js';
import { WorkDesks } from '../crowd/work-desks.js';
import { startUnderFire, type Mode } from './under-fire.js';

export interface ChaosOptions {
  readonly mode: Mode;
  readonly reports: number;
  readonly kills: number;
  readonly seed: number;
  /** The whole run is given up after so many minutes. */
  readonly minutes: number;
}

/** Reports for each file that is opened, visited and moved besides; a handful at the least. */
const REPORTS_PER_FILE = 4;
const LEAST_FILES = 6;

export interface ChaosResult { readonly good: boolean; readonly findings: Findings; readonly killing: Killing; readonly sentAgain: number; readonly receipts: number; readonly files: number; readonly seconds: number }

/**
 * People with patience file, work and read reports, and keep children's files, over HTTP while the product is killed and started again; then
 * everything is looked at from outside. Stops all it started, also when `stop` says so.
 */
export async function runChaos(options: ChaosOptions, say: (line: string) => void, stop: AbortSignal): Promise<ChaosResult> {
  const started = performance.now();
  const signal = AbortSignal.any([stop, AbortSignal.timeout(options.minutes * 60_000)]);
  const plans = makeReports(options.reports, new Seeded(options.seed));
  const fire = await startUnderFire(options.mode, options.kills, options.seed + 1, say);
  try {
    say(`  ready after ${((performance.now() - started) / 1_000).toFixed(1)} s at ${fire.installed.url}`);
    const crowd = new Crowd(fire.installed);
    const [filing, desks] = [new FileReports(crowd, plans), new WorkDesks(crowd)];
    const reading = new ReadAnswers(crowd, filing.filed);
    const files = makeFiles(Math.max(LEAST_FILES, Math.floor(options.reports / REPORTS_PER_FILE)), new Seeded(options.seed + 2));
    const keeping = new KeepFiles(crowd, files);
    const progress = (): number => (filing.filed.length + reading.finished) / (2 * plans.length);
    const over = new AbortController();
    const people = AbortSignal.any([signal, over.signal]);
    const working = Promise.all([filing.run(8, signal, (filed) => fire.rest(filed)), reading.run(6, () => filing.allFiled, people), desks.run(6, people), keeping.run(4, progress, signal)]);
    working.catch(() => undefined);
    let drainSeconds: number | undefined;
    try {
      await fire.strike(progress, signal);
      drainSeconds = await fire.drained?.(signal);
      while (!signal.aborted && (reading.finished < plans.length || !keeping.allKept)) await new Promise((next) => { setTimeout(next, 100); });
    } finally {
      over.abort();
    }
    stop.throwIfAborted();
    await working;
    const findings = await examine(crowd, filing.filed);
    await examineFiles(crowd, keeping.kept, findings);
    const sentAgain = await fire.sentAgain?.() ?? 0;
    const ready = await healthOf(fire.installed.url);
    const result = judge({ plans: plans.length, files: files.length, filing, keeping, findings, killing: fire.did, sentAgain, state: ready.state, seconds: (performance.now() - started) / 1_000 });
    report(options, { ...result, drainSeconds, moves: desks.moves, oddities: crowd.oddities, health: ready }, say);
    return result;
  } finally {
    await fire.stop();
  }
}

/** What was struck a moment ago may still be on its way back: it has this long to say that all is well. */
const WELL_WITHIN_MS = 60_000;

async function healthOf(url: string): Promise<Health> {
  const until = performance.now() + WELL_WITHIN_MS;
  for (;;) {
    const health = await fetch(`${url}/health/ready`).then(async (answer) => await answer.json() as Health);
    if (health.state === 'ok' || performance.now() > until) return health;
    await pause(500);
  }
}

interface Judged { plans: number; files: number; filing: FileReports; keeping: KeepFiles; findings: Findings; killing: Killing; sentAgain: number; state: string; seconds: number }

function judge({ plans, files, filing, keeping, findings, killing, sentAgain, state, seconds }: Judged): ChaosResult {
  findings.doubled.push(...filing.contradictions.map((number) => `${number}: another receipt for the same click`));
  findings.doubled.push(...keeping.contradictions);
  const { lost, doubled, notFedBack, brokenChains } = findings;
  const good = filing.filed.length === plans && keeping.kept.length === files && [lost, doubled, notFedBack, brokenChains, killing.crashes].every((list) => list.length === 0) && sentAgain === 0 && state === 'ok';
  return { good, findings, killing, sentAgain, receipts: filing.filed.length, files: keeping.kept.length, seconds };
}

type Told = ChaosResult & { readonly drainSeconds: number | undefined; readonly moves: number; readonly oddities: ReadonlyMap<string, number>; readonly health: Health };

interface Health { readonly state: string; readonly findings?: readonly { readonly state: string }[] }

function report({ mode, reports, seed }: ChaosOptions, { findings, killing, sentAgain, receipts, files, seconds, drainSeconds, moves, oddities, health }: Told, say: (line: string) => void): void {
  const { lost, doubled, notFedBack, brokenChains, seen } = findings;
  const slowest = killing.recoveries.length > 0 ? Math.max(...killing.recoveries).toFixed(1) : '–';
  say('');
  say(table(['', ''], [
    ['mode', mode], ['reports to file', String(reports)], ['receipts given', String(receipts)], ['seed', String(seed)],
    ['kills', `${killing.kills} (PostgreSQL in ${killing.postgresKills}, broker in ${killing.brokerKills}, by itself at a named step ${killing.failpointKills})`],
    ...(mode === 'kafka' ? [['network faults', String(killing.networkFaults)], ['drained after the last fault', `${drainSeconds?.toFixed(1) ?? '–'} s`], ['lost on the way and sent again', String(sentAgain)]] : [['starts', String(killing.starts)]]),
    ['slowest return', `${slowest} s`], ['moves by desks', String(moves)],
    ['seen from outside', `${seen.reports} reports, ${seen.referrals} referrals, ${seen.links} links of ${2 * receipts + files} chains, ${seen.messages} messages`],
    ['children’s files', `${seen.files} of ${files} opened, ${seen.acts} acts`],
    ['丢失 lost', String(lost.length)], ['重复 doubled', String(doubled.length)], ['未反馈 not fed back', String(notFedBack.length)],
    ['链断裂 broken chains', String(brokenChains.length)], ['crashes', String(killing.crashes.length)], ['health at the end', health.state], ['seconds', seconds.toFixed(0)],
  ]));
  const details = { lost, doubled, 'not fed back': notFedBack, 'broken chains': brokenChains, crashes: killing.crashes };
  for (const [what, list] of Object.entries(details)) for (const one of list.slice(0, 10)) say(`  ${what}: ${one}`);
  for (const finding of health.findings?.filter(({ state }) => state !== 'ok') ?? []) say(`  health: ${JSON.stringify(finding)}`);
  if (oddities.size > 0) say(`\n  Answers that a client had to try again after, beside 429, 502, 503 and 504:\n${[...oddities].map(([what, count]) => `    ${count} × ${what}`).join('\n')}`);
}
