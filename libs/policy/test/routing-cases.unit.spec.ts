import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { decide, evaluate, factsAt, RoutingFacts, routingPack430200Version2 as pack, type Facts } from '../src/index.js';
import { demoDirectory } from './demo-directory.js';

interface Case { readonly name: string; readonly facts: unknown; readonly expected: { readonly referrals: object[]; readonly warnings: string[] } }
const cases = readFileSync(new URL('./cases/routing.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);
const factsOf = (told: unknown): Facts => factsAt(RoutingFacts.parse(told), instant('2000-01-01T00:00:00Z'));

describe('worked cases of pack 430200', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, { facts, expected }) => {
    const decision = decide(pack, factsOf(facts), demoDirectory);
    const bare = decision.referrals.map(({ agency, site, role, rows }) => ({ agency, site, role, rows }));
    expect({ ...decision, referrals: bare }).toEqual({ pack: '430200', version: 2, ...expected });
    for (const { desk, because } of decision.referrals) {
      expect(demoDirectory.desk(desk.id)?.name).toBe(desk.name);
      expect(['LONGEST_PREFIX', 'SUPERVISOR', 'NO_DESK', 'CONFLICT']).toContain(because);
    }
  });

  it('together use most of the rows, so a broken row is seen', () => {
    const used = new Set(cases.flatMap(({ facts }) => evaluate(pack, factsOf(facts)).referrals.flatMap(({ rows }) => rows)));
    expect(used.size).toBeGreaterThanOrEqual(30);
  });
});
