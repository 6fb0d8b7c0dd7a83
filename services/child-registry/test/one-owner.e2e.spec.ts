import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceHarness } from '@referrals/service-harness';
import fc from 'fast-check';
import { ACTORS, COMMANDS, PLACES, type Command } from './owned-world.js';
import { RegistryWorld } from './registry-world.js';
import { startRegistry } from './registry.js';

const RUNS = 504;
const LANES = 4;
const SEED = 20_260_511;

/** Moves are carried on more often than begun, and half of what is done is done by somebody who may. */
const what = fc.oneof(fc.constantFrom(...COMMANDS), fc.constantFrom('propose', 'accept', 'refuse', 'settle', 'link', 'unlink', 'appoint' as const));
const by = fc.oneof(fc.constantFrom(...ACTORS), fc.constantFrom('civ.yx', 'civ.city' as const));
const command: fc.Arbitrary<Command> = fc.record({
  what, by, file: fc.constantFrom(0 as const, 1 as const), to: fc.constantFrom(...PLACES), kind: fc.constantFrom('PUSH' as const, 'PUSH' as const, 'PULL' as const), decision: fc.constantFrom('ACCEPTED' as const, 'KEPT' as const),
});
const histories = fc.array(command, { minLength: 3, maxLength: 12, size: 'max' });

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
      await fc.assert(fc.asyncProperty(histories, async (commands) => {
        await world.begin(`测试·${String.fromCodePoint(0x4e00 + lane * 1_000 + begun++)}`);
        for (const one of commands) {
          if (await world.take(one)) legal.set(one.what, (legal.get(one.what) ?? 0) + 1);
          else refused += 1;
        }
      }), { numRuns: RUNS / LANES, seed: SEED + lane, endOnFailure: true });
    }));
    expect(begun).toBeGreaterThanOrEqual(500);
    // Most of what can happen happened.
    for (const one of COMMANDS) expect([one, (legal.get(one) ?? 0) > 10]).toEqual([one, true]);
    expect(refused).toBeGreaterThan(500);
  }, 600_000);
});
