import { driveFull, drivePaced, type Load } from '../drive-load.js';
import { cpuSeconds, peakMemory } from '../machine.js';
import type { LoopPeople } from '../closed-loop.js';
import type { Side } from './side.js';
import { untilQuiet } from './side.js';

/** Processor time, of the product and of what it works with. */
export interface Cpu { readonly node: number; readonly postgres: number; readonly broker: number; readonly client: number }
export interface Maximum { readonly side: Side['name']; readonly load: Load; readonly waiting: number; readonly drainSeconds: number; readonly cpu: Cpu; readonly peakMiB: readonly number[] }

const WARM_SECONDS = 15;

/** As many loops as the side closes with so many at the same time, after a warm start. */
export async function measureMaximum(side: Side, lanes: number, seconds: number, signal: AbortSignal): Promise<Maximum> {
  return withSide(side, '', async (people) => {
    await driveFull(people, lanes, Math.min(WARM_SECONDS, seconds), signal);
    await untilQuiet(side, signal);
    const before = cpuOf(side);
    const load = await driveFull(people, lanes, seconds, signal);
    const { waiting, seconds: drainSeconds } = await untilQuiet(side, signal);
    const cpu = cpuSince(before, side, load.loops);
    return { side: side.name, load, waiting, drainSeconds, cpu, peakMiB: side.pids.node.map(peakMemory) };
  });
}

export interface Paced { readonly load: Load; readonly failedReports: ReadonlySet<string>; readonly waiting: number; readonly drainSeconds: number }

interface FailingSide extends Side { failedReports?(): Promise<ReadonlySet<string>> }

/** Loops begun at an even pace, after a warm start at the same pace. `failing` names events that fail. */
export async function measurePaced(side: FailingSide, perSecond: number, seconds: number, signal: AbortSignal, failing = ''): Promise<Paced> {
  return withSide(side, failing, async (people) => {
    await drivePaced(people, perSecond, Math.min(WARM_SECONDS, seconds), signal);
    const load = await drivePaced(people, perSecond, seconds, signal);
    const { waiting, seconds: drainSeconds } = await untilQuiet(side, signal);
    return { load, waiting, drainSeconds, failedReports: await side.failedReports?.() ?? new Set() };
  });
}

async function withSide<T>(side: Side, failing: string, work: (people: LoopPeople) => Promise<T>): Promise<T> {
  try {
    await side.start(failing);
    return await work(await side.people());
  } finally {
    await side.stop();
  }
}

/** What each part has used since, in milliseconds for each of so many. */
export function cpuSince(before: Cpu, side: Side, count: number): Cpu {
  const now = cpuOf(side);
  const each = (part: keyof Cpu): number => (1_000 * (now[part] - before[part])) / count;
  return { node: each('node'), postgres: each('postgres'), broker: each('broker'), client: each('client') };
}

/** Processor time so far, in seconds. */
export function cpuOf({ pids }: Side): Cpu {
  const { postgres, client } = cpuSeconds(undefined, pids.postgres);
  const of = (pid: number): number => cpuSeconds(pid, pids.postgres).node;
  return { postgres, client, node: pids.node.map(of).reduce((sum, one) => sum + one, 0), broker: pids.broker === undefined ? 0 : of(pids.broker) };
}
