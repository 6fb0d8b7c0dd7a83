import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shanghaiDate, systemClock } from '@referrals/calendar';
import { supervisePostgres } from '@referrals/database/server';
import { OwnInstallation } from '@referrals/develop';
import { table } from '@referrals/operate';
import { DataFolder } from '@referrals/service-kit';
import { ask } from '@referrals/testing';
import { describeMachine, peakMemory } from '../machine.js';
import { LeanClient } from '../lean-client.js';
import type { Stopwatch } from '../stopwatch.js';
import { fillRegistry } from './fill-registry.js';
import { measureActs, measureDraw, measureFigures, measureReads, type People } from './measure-requests.js';
import { waitCounted } from './wait-counted.js';
import { manyVillages, VILLAGE } from './places.js';

export interface RegistryOptions {
  readonly files: number;
  readonly villages: number;
  /** Of each request. */
  readonly times: number;
  /** A second, for so many seconds. */
  readonly acts: number;
  readonly seconds: number;
  /** 0: not also over a tenth. */
  readonly ratio: number;
}

const GOALS = { requestMs: 50, countyMs: 300, provinceMs: 3_000, drawMs: 1_000 };
/** What is told beside, without a goal: no page that anybody opens all day. */
const BESIDE = ['my/due, county', 'counts, county', 'a file'];

interface Measured { readonly reads: Stopwatch; readonly acts: Awaited<ReturnType<typeof measureActs>>; readonly figures: Stopwatch; readonly drawMs: number }

/** Measures on installations of its own and removes all it made. True when every goal is met. */
export async function runRegistryBench(options: RegistryOptions, say: (line: string) => void, signal: AbortSignal): Promise<boolean> {
  say(`  ${describeMachine()}`);
  const tenth = options.ratio === 0 ? undefined : await measure({ ...options, files: Math.ceil(options.files / 10), villages: Math.ceil(options.villages / 10) }, say, signal);
  const whole = await measure(options, say, signal);
  const met = tell(whole, say);
  if (tenth !== undefined) compare(tenth, whole, options, say);
  return met;
}

async function measure(options: RegistryOptions, say: (line: string) => void, signal: AbortSignal): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'referrals-bench-'));
  chmodSync(folder, 0o711);
  const postgres = await supervisePostgres({ dataDir: folder });
  const installation = await OwnInstallation.create({ DATABASE_URL: postgres.url, DEMO_CHILDREN: '0' });
  const start = async (): Promise<void> => {
    installation.spawn();
    if (!(await installation.ready(180_000))) throw new Error(`It did not start: ${JSON.stringify(installation.health)}\n${installation.said.join('\n')}`);
  };
  try {
    await start();
    const like = await openOne(installation);
    await installation.end();
    const filled = await fillRegistry(postgres.url, {
      keys: new DataFolder(installation.dataDir).keyRing(), today: shanghaiDate(systemClock.now()), files: options.files, villages: manyVillages(options.villages), like,
    }, signal);
    say(`\n  ${options.files} files in ${options.villages} villages: ${filled.rows} rows, ${(filled.bytes / 2 ** 20).toFixed(0)} MiB (${(filled.bytes / 1_024 / options.files).toFixed(1)} KiB a file), filled in ${filled.seconds.toFixed(0)} s`);
    // The city's civil affairs stand for a province's.
    await ask(postgres.url, "UPDATE directory.desk SET jurisdiction = '43' WHERE code = 'civ.city'");
    await start();
    const counted = await waitCounted(postgres.url, signal);
    say(`  all kept figures were counted ${counted.toFixed(0)} s after the start (every file of every period; then only what changes)`);
    const people = await signIn(installation);
    const reads = await measureReads(people, options.times, signal);
    const acts = await measureActs(people, { perSecond: options.acts, seconds: options.seconds }, signal);
    if (acts.failed.length > 0) say(installation.said.slice(-3).join('\n'));
    say(`  counted again after ${acts.watch.count('act')} acts: ${(await waitCounted(postgres.url, signal)).toFixed(0)} s`);
    const [figures, drawMs] = [await measureFigures(people, signal), await measureDraw(people)];
    show({ reads, acts, figures, drawMs }, peakMemory(installation.pid), say);
    return { reads, acts, figures, drawMs };
  } finally {
    await installation.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** A file opened by a person: others leave the like. */
async function openOne(installation: OwnInstallation): Promise<string> {
  const village = await LeanClient.signIn(installation.url, 'village.yx', installation.passwords()['village.yx'] ?? '');
  const body = { careDivision: VILLAGE, name: '示·模板', birthDate: '2016-03-05', noIdReason: 'UNKNOWN', categories: [{ code: 'LEFT_BEHIND', from: '2026-01-01' }] };
  return (await village.must<{ id: string }>('POST', '/api/child-registry/children', { body, key: crypto.randomUUID() })).id;
}

async function signIn(installation: OwnInstallation): Promise<People> {
  const [village, township, county, province] = await Promise.all(['village.yx', 'township.yx', 'civ.yx', 'civ.city'].map((account) => LeanClient.signIn(installation.url, account, installation.passwords()[account] ?? '')));
  if (village === undefined || township === undefined || county === undefined || province === undefined) throw new Error('Nobody signed in');
  return { village, township, county, province };
}

const HEAD = ['request', 'n', 'p50 ms', 'p95 ms', 'p99 ms'];

function show({ reads, acts, figures, drawMs }: Measured, memory: number, say: (line: string) => void): void {
  say(table(HEAD, [...[...reads.kinds(), 'act'].map((kind) => (kind === 'act' ? acts.watch : reads).row(kind)), ...figures.kinds().map((kind) => figures.row(kind))]));
  say(`  acts: ${acts.perSecond.toFixed(0)} a second, ${acts.failed.length} failed${acts.failed.length > 0 ? ` (${acts.failed[0]})` : ''}; draw of a county's sample ${drawMs.toFixed(0)} ms; peak memory of the Node process ${memory.toFixed(0)} MiB`);
}

function tell({ reads, acts, figures, drawMs }: Measured, say: (line: string) => void): boolean {
  const p95 = (watch: Stopwatch, kind: string): number => watch.percentile(0.95, kind);
  const missed = [
    ...reads.kinds().filter((kind) => !BESIDE.includes(kind) && p95(reads, kind) > GOALS.requestMs), ...(p95(acts.watch, 'act') > GOALS.requestMs || acts.failed.length > 0 ? ['act'] : []),
    ...figures.kinds().filter((kind) => p95(figures, kind) > (kind.endsWith('province') ? GOALS.provinceMs : GOALS.countyMs)), ...(drawMs > GOALS.drawMs ? ['draw'] : []),
  ];
  say(`  goals: requests p95 ≤ ${GOALS.requestMs} ms, acts p95 ≤ ${GOALS.requestMs} ms, figures of a county ≤ ${GOALS.countyMs} ms, of the province ≤ ${GOALS.provinceMs} ms, draw ≤ ${GOALS.drawMs} ms: ${missed.length === 0 ? 'all met' : `missed by ${missed.join('; ')}`}`);
  return missed.length === 0;
}

function compare(tenth: Measured, whole: Measured, { files }: RegistryOptions, say: (line: string) => void): void {
  const ratio = (kind: string, of: (one: Measured) => Stopwatch): string[] => [kind, ...[tenth, whole].map((one) => of(one).percentile(0.95, kind).toFixed(1)), (of(whole).percentile(0.95, kind) / of(tenth).percentile(0.95, kind)).toFixed(2)];
  say(table(['p95', `${Math.ceil(files / 10)} files`, `${files} files`, 'ratio'], [
    ...whole.reads.kinds().map((kind) => ratio(kind, ({ reads }) => reads)), ratio('act', ({ acts }) => acts.watch), ...whole.figures.kinds().map((kind) => ratio(kind, ({ figures }) => figures)),
    ['draw', tenth.drawMs.toFixed(1), whole.drawMs.toFixed(1), (whole.drawMs / tenth.drawMs).toFixed(2)],
  ]));
}
