import { setTimeout as pause } from 'node:timers/promises';
import { signIn } from '@referrals/client';
import { OwnInstallation } from '@referrals/develop';
import { describeMachine, peakMemory } from '../machine.js';
import { writeList, type PlantedFault } from './write-list.js';

export interface RegistryImportOptions {
  readonly rows: number;
  /** Rows with a fault. */
  readonly faults: number;
  /** How often the process is killed while rows are applied. */
  readonly kills: number;
  /** 0: the dry run alone. */
  readonly apply: number;
}

const GOAL_SECONDS = 120;
const AT = '/api/child-registry/imports';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Standing { readonly id: string; readonly state: string; readonly counts: readonly { readonly action: string; readonly outcome: string | null; readonly rows: number }[] }
interface Row { readonly n: number; readonly faults: readonly { readonly column: string; readonly code: string }[] }

/** Checks and applies one list on an installation of its own, which is removed. True when every goal is met. */
export async function runRegistryImport({ rows, faults, kills, apply: applies }: RegistryImportOptions, say: (line: string) => void, signal: AbortSignal): Promise<boolean> {
  say(`  ${describeMachine()}`);
  const installation = await OwnInstallation.create();
  try {
    await start(installation);
    const { file, planted } = await writeList(rows, faults, new Date());
    say(`  ${rows} rows, ${planted.length} of them faulty, ${(file.length / 1e6).toFixed(1)} MB`);
    const began = performance.now();
    const { id } = await ask<Standing>(installation, 'POST', '/provincial?dryRun=true', file);
    await until(installation, id, ['CHECKED'], signal);
    const seconds = (performance.now() - began) / 1_000;
    const checked = peakMemory(installation.pid);
    say(`  dry run: ${seconds.toFixed(1)} s (goal ≤ ${GOAL_SECONDS}), peak memory ${checked.toFixed(0)} MiB`);
    const told = await faultsTold(installation, id, signal);
    const [missed, wrong] = compare(planted, told);
    say(`  faults told in row and column: ${planted.length - missed} of ${planted.length}, ${wrong} that were not planted; children on file after the dry run: ${await onFile(installation)}`);
    const clean = missed === 0 && wrong === 0 && (await onFile(installation)) === 0;
    if (applies === 0) return clean && seconds <= GOAL_SECONDS;
    return (await apply(installation, { id, kills, expected: rows - planted.length }, say, signal)) && clean && seconds <= GOAL_SECONDS;
  } finally {
    await installation.stop();
  }
}

async function apply(installation: OwnInstallation, { id, kills, expected }: { readonly id: string; readonly kills: number; readonly expected: number }, say: (line: string) => void, signal: AbortSignal): Promise<boolean> {
  const began = performance.now();
  await ask(installation, 'POST', `/${id}/apply`);
  for (let kill = 1; kill <= kills; kill += 1) {
    await until(installation, id, ['APPLIED'], signal, (standing) => done(standing) >= (expected * kill) / (kills + 1));
    installation.kill();
    await installation.ended;
    await start(installation);
  }
  const standing = await until(installation, id, ['APPLIED', 'WAITING'], signal);
  const children = await onFile(installation);
  say(`  applied with ${kills} kills in ${((performance.now() - began) / 1_000).toFixed(1)} s: ${done(standing)} rows done, ${children} children on file (expected ${expected}), state ${standing.state}, peak memory since the last start ${peakMemory(installation.pid).toFixed(0)} MiB`);
  return standing.state === 'APPLIED' && done(standing) === expected && children === expected;
}

const done = ({ counts }: Standing): number => counts.filter(({ outcome }) => outcome === 'DONE').reduce((sum, { rows }) => sum + rows, 0);

async function start(installation: OwnInstallation): Promise<void> {
  installation.spawn({ DEMO_CHILDREN: '0' });
  if (!(await installation.ready(180_000))) throw new Error(`It did not start: ${JSON.stringify(installation.health)}\n${installation.said.join('\n')}`);
}

async function until(installation: OwnInstallation, id: string, states: readonly string[], signal: AbortSignal, enough: (standing: Standing) => boolean = () => false): Promise<Standing> {
  for (;;) {
    signal.throwIfAborted();
    const standing = await ask<Standing>(installation, 'GET', `/${id}`);
    if (states.includes(standing.state) || enough(standing)) return standing;
    if (standing.state === 'STUCK' || standing.state === 'REFUSED') throw new Error(`The import is ${standing.state}`);
    await pause(500, undefined, { signal });
  }
}

async function faultsTold(installation: OwnInstallation, id: string, signal: AbortSignal): Promise<PlantedFault[]> {
  const told: PlantedFault[] = [];
  for (let after: number | null = 0; after !== null;) {
    signal.throwIfAborted();
    const page: { items: Row[]; next: number | null } = await ask(installation, 'GET', `/${id}/rows?action=ERROR&limit=1000&after=${after}`);
    told.push(...page.items.flatMap(({ n, faults }) => faults.map((fault) => ({ n, ...fault }))));
    after = page.next;
  }
  return told;
}

function compare(planted: readonly PlantedFault[], told: readonly PlantedFault[]): [missed: number, wrong: number] {
  const keyOf = ({ n, column, code }: PlantedFault): string => `${n} ${column} ${code}`;
  const [expected, found] = [new Set(planted.map(keyOf)), new Set(told.map(keyOf))];
  return [[...expected].filter((key) => !found.has(key)).length, [...found].filter((key) => !expected.has(key)).length];
}

async function onFile(installation: OwnInstallation): Promise<number> {
  const { total } = await call<{ total: number }>(installation, 'GET', '/api/child-registry/children/counts');
  return total;
}

const ask = <T>(installation: OwnInstallation, method: string, path: string, file?: Buffer): Promise<T> => call<T>(installation, method, `${AT}${path}`, file);

const tokens = new WeakMap<OwnInstallation, { readonly token: string; readonly at: number }>();

/** As the county's clerk, whose token is fresh for some minutes. */
async function call<T>(installation: OwnInstallation, method: string, path: string, file?: Buffer): Promise<T> {
  let held = tokens.get(installation);
  if (held === undefined || performance.now() - held.at > 240_000) {
    held = { token: (await signIn(installation.url, 'civ.yx', installation.passwords()['civ.yx'] ?? '')).accessToken, at: performance.now() };
    tokens.set(installation, held);
  }
  const headers = { authorization: `Bearer ${held.token}`, ...(file === undefined ? {} : { 'content-type': XLSX }) };
  const response = await fetch(new URL(path, installation.url), { method, headers, ...(file === undefined ? {} : { body: new Uint8Array(file) }) });
  const body = await response.json() as T & { code?: string };
  if (!response.ok) throw new Error(`${method} ${response.status} ${body.code ?? ''}`);
  return body;
}
