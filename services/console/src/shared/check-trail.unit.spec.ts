import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { canonical } from './canonical';
import { checkTrail, type TrailEntry } from './check-trail';

const chainOf = (facts: readonly TrailEntry['facts'][]): TrailEntry[] => {
  let prev = '0'.repeat(64);
  return facts.map((fact, index) => {
    const entry = { caseId: 'c', n: index + 1, at: `2026-05-11T08:00:0${index}.000Z`, desk: null, actorRole: 'SYSTEM', actor: null, action: 'report.filed', facts: fact, prev };
    prev = createHash('sha256').update(canonicalize(entry) as string).digest('hex');
    return { ...entry, hash: prev };
  });
};
const chain = chainOf([{ situations: ['MR01'], count: 1.50 }, { 'é': 'ü', b: null, a: true }, {}]);

describe('a trail, checked on this computer', () => {
  it('writes canonical JSON as the services do', () => {
    const value = { b: [1e21, -0, 0.1, { z: '\u0007"', a: [] }], 'é': null, 'Z': false, '': '中' };
    expect(canonical(value)).toBe(canonicalize(value));
  });

  it('finds a whole chain whole', async () => {
    expect(await checkTrail(chain)).toEqual({ found: 'INTACT', entries: 3 });
  });

  it.each([
    ['a changed fact', chain.map((entry) => (entry.n === 2 ? { ...entry, facts: { ...entry.facts, a: false } } : entry)), 2],
    ['a lost entry', chain.filter(({ n }) => n !== 2), 2],
    ['a lost beginning', chain.slice(1), 1],
  ])('finds %s', async (what, entries, n) => {
    expect([what, await checkTrail(entries)]).toEqual([what, { found: 'BROKEN', n }]);
  });

  it('says so when facts are kept back', async () => {
    expect(await checkTrail(chain.map((entry) => ({ ...entry, withheld: true })))).toEqual({ found: 'WITHHELD' });
  });
});
