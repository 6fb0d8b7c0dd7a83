import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceHarness } from '@referrals/service-harness';
import fc from 'fast-check';
import { COMMANDS, EVERY_COMMAND, type Command } from './owned-world.js';
import { RegistryWorld } from './registry-world.js';
import { startRegistry } from './registry.js';

const RUNS = 504;
const LANES = 4;
const SEED = 20_260_511;

/** A command that is legal as things stand, of a kind that is drawn first; or any command there is. What others began is rather carried on. */
type Step = { readonly legal: boolean; readonly kind: number; readonly nth: number };
const step: fc.Arbitrary<Step> = fc.record({ legal: fc.constantFrom(true, true, false), kind: fc.nat(1_000), nth: fc.nat(10_000) });
const histories = fc.array(step, { minLength: 3, maxLength: 8, size: 'max' });

const CARRIED_ON: readonly Command['what'][] = ['accept', 'refuse', 'settle', 'unlink'];

function commandOf({ legal, kind, nth }: Step, may: readonly Command[]): Command {
  const now = [...new Set(may.map(({ what }) => what))];
  const kinds = [...now, ...now.filter((what) => CARRIED_ON.includes(what)), ...now.filter((what) => CARRIED_ON.includes(what))];
  const some = legal && kinds.length > 0 ? may.filter(({ what }) => what === kinds[kind % kinds.length]) : EVERY_COMMAND;
  return some[nth % some.length] as Command;
}

describe('over any history of moves, vacancies, links, ends and reopenings', () => {
  let harness: ServiceHarness;
  beforeAll(async () => { harness = await startRegistry(); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  it('every file has one owner and one office that answers; what is illegal changes nothing; what was linked and unlinked stands as it stood', async () => {
    const legal = new Map<string, number>();
    let refused = 0;
    let begun = 0;
    const worlds: RegistryWorld[] = [];
    for (let lane = 0; lane < LANES; lane += 1) worlds.push(await RegistryWorld.at(harness, lane));
    await Promise.all(worlds.map(async (world, lane) => {
      await fc.assert(fc.asyncProperty(histories, async (steps) => {
        await world.begin(begun++);
        for (const one of steps) {
          const command = commandOf(one, world.legal);
          if (await world.take(command)) legal.set(command.what, (legal.get(command.what) ?? 0) + 1);
          else refused += 1;
        }
        await world.layAside();
      }), { numRuns: RUNS / LANES, seed: SEED + lane, endOnFailure: true });
    }));
    expect(begun).toBeGreaterThanOrEqual(500);
    // Most of what can happen happened.
    for (const one of COMMANDS) expect([one, (legal.get(one) ?? 0) > 20]).toEqual([one, true]);
    expect(refused).toBeGreaterThan(500);
  }, 600_000);
});
