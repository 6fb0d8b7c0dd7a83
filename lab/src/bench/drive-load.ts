import { setTimeout as pause } from 'node:timers/promises';
import { closeOneLoop, type LoopPeople } from './closed-loop.js';
import { Stopwatch } from './stopwatch.js';

export interface Load { readonly watch: Stopwatch; readonly loops: number; readonly perSecond: number; readonly failed: readonly string[] }

let n = 0;

/** So many loops at the same time, each followed by the next, for so long. What had begun is finished and counted by its part. */
export async function driveFull(people: LoopPeople, lanes: number, seconds: number, signal: AbortSignal): Promise<Load> {
  const watch = new Stopwatch();
  const failed: string[] = [];
  const started = performance.now();
  const until = started + seconds * 1_000;
  let loops = 0;
  await Promise.all(Array.from({ length: lanes }, async () => {
    while (performance.now() < until && !signal.aborted) {
      await closeOneLoop(people, n++, watch).then(() => { loops += 1; }, (error: unknown) => failed.push(String(error)));
    }
  }));
  signal.throwIfAborted();
  return { watch, loops, failed, perSecond: loops / ((performance.now() - started) / 1_000) };
}

/** Loops that begin at an even pace, whether the ones before have ended or not. */
export async function drivePaced(people: LoopPeople, perSecond: number, seconds: number, signal: AbortSignal): Promise<Load> {
  const watch = new Stopwatch();
  const failed: string[] = [];
  const under = new Set<Promise<unknown>>();
  const started = performance.now();
  let loops = 0;
  for (let begun = 0; begun < perSecond * seconds && !signal.aborted; begun += 1) {
    await pause(Math.max(0, started + (begun * 1_000) / perSecond - performance.now()));
    const loop: Promise<unknown> = closeOneLoop(people, n++, watch).then(() => { loops += 1; }, (error: unknown) => failed.push(String(error)))
      .finally(() => under.delete(loop));
    under.add(loop);
  }
  await Promise.all(under);
  signal.throwIfAborted();
  return { watch, loops, failed, perSecond: loops / ((performance.now() - started) / 1_000) };
}
