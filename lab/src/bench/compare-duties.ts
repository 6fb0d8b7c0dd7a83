import type { LoopPeople } from './closed-loop.js';
import { driveFull } from './drive-load.js';
import type { CpuSeconds } from './machine.js';

export interface ComparedParts {
  readonly seconds: number;
  readonly lanes: number;
  /** A fresh process, with these options before its program. */
  readonly start: (nodeOptions: readonly string[]) => Promise<LoopPeople>;
  readonly drained: () => Promise<unknown>;
  readonly end: () => Promise<void>;
  /** Processor time used so far by the fresh process and by PostgreSQL. */
  readonly processor: () => CpuSeconds;
  /** Of the statements, where PostgreSQL counts them: begins anew, and shows what ran since. */
  readonly counting: { readonly begin: () => Promise<void>; readonly show: (loops: number) => Promise<void> } | undefined;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

const OFF = ['--import', new URL('./without-duties.js', import.meta.url).href];
const ROUNDS = 5;

/**
 * Loops a second with what cases owe kept and not kept, in turns on the same data; every other round begins with the other. Beside it the
 * processor time of a loop with all its events, which others at work on the machine disturb less. Of each the median.
 */
export async function compareDuties({ seconds, lanes, start, drained, end, processor, counting, say, signal }: ComparedParts): Promise<void> {
  const rates = { on: [] as number[], off: [] as number[] };
  const costs = { on: [] as number[], off: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of round % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
      const people = await start(side === 'on' ? [] : OFF);
      await driveFull(people, lanes, 10, signal);
      await drained();
      await counting?.begin();
      const before = processor();
      const { perSecond, loops, failed } = await driveFull(people, lanes, seconds, signal);
      await drained();
      const after = processor();
      await counting?.show(loops);
      await end();
      const [node, postgres] = [1_000 * (after.node - before.node) / loops, 1_000 * (after.postgres - before.postgres) / loops];
      rates[side].push(perSecond);
      costs[side].push(node + postgres);
      say(`  duties ${side}: ${perSecond.toFixed(1)} loops/s; processor time a loop: Node ${node.toFixed(1)} ms, PostgreSQL ${postgres.toFixed(1)} ms${failed.length > 0 ? `, ${failed.length} failed (${failed[0]})` : ''}`);
    }
  }
  const [on, off] = [median(rates.on), median(rates.off)];
  say(`  processor time a loop: with duties ${median(costs.on).toFixed(1)}, without ${median(costs.off).toFixed(1)} ms`);
  say(`  with duties ${on.toFixed(1)}, without ${off.toFixed(1)} loops/s: ${(on / off).toFixed(2)} (goal ≥ 0.85)`);
}

/** What one turn beside a busy neighbour made does not move it. */
const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
