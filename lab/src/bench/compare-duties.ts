import type { LoopPeople } from './closed-loop.js';
import { driveFull } from './drive-load.js';

export interface ComparedParts {
  readonly seconds: number;
  readonly lanes: number;
  /** A fresh process, with these options before its program. */
  readonly start: (nodeOptions: readonly string[]) => Promise<LoopPeople>;
  readonly drained: () => Promise<unknown>;
  readonly end: () => Promise<void>;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

const OFF = ['--import', new URL('./without-duties.js', import.meta.url).href];
const ROUNDS = 3;

/** Loops a second with what cases owe kept and not kept, in turns on the same data; every other round begins with the other. */
export async function compareDuties({ seconds, lanes, start, drained, end, say, signal }: ComparedParts): Promise<void> {
  const rates = { on: [] as number[], off: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of round % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
      const people = await start(side === 'on' ? [] : OFF);
      await driveFull(people, lanes, 10, signal);
      await drained();
      const { perSecond, failed } = await driveFull(people, lanes, seconds, signal);
      await drained();
      await end();
      rates[side].push(perSecond);
      say(`  duties ${side}: ${perSecond.toFixed(1)} loops/s${failed.length > 0 ? `, ${failed.length} failed (${failed[0]})` : ''}`);
    }
  }
  const [on, off] = [mean(rates.on), mean(rates.off)];
  say(`  with duties ${on.toFixed(1)}, without ${off.toFixed(1)} loops/s: ${(on / off).toFixed(2)} (goal ≥ 0.85)`);
}

const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
