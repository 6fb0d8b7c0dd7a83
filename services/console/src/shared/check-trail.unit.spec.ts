import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { canonical } from './canonical';
import { checkTrail, type TrailEntry } from './check-trail';

const NO_HASH = '0'.repeat(64);

async function chainOf(facts: readonly TrailEntry['facts'][]): Promise<TrailEntry[]> {
  const chain: TrailEntry[] = [];
  for (const [index, fact] of facts.entries()) {
    const entry = {
      caseId: '00000000-0000-7000-8000-000000000001', n: index + 1, at: `2026-05-11T08:00:0${index}.000Z`, desk: null, actorRole: 'REPORTER', actor: null, action: 'report.filed', facts: fact,
      prev: chain[index - 1]?.hash ?? NO_HASH,
    };
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalize(entry)));
    chain.push({ ...entry, hash: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('') });
  }
  return chain;
}
const whole = (): Promise<TrailEntry[]> => chainOf([{ situations: ['MR01'], count: 2 }, { 'é': 'ü', b: null, a: true }, {}]);

describe('a trail, checked on this computer', () => {
  it('writes canonical JSON as the services do', () => {
    const value = { b: [1e21, -0, 0.1, { z: '\u0007"', a: [] }], 'é': null, Z: false, '': 'ü' };
    expect(canonical(value)).toBe(canonicalize(value));
  });

  it('finds a whole chain whole', async () => {
    const chain = await whole();
    expect(chain[0]?.hash).toBe('bfd9c5c02dd6dacc05513c2d83f8265b1cce039f5672c8791d689e1864f49bc1');
    expect(await checkTrail(chain)).toEqual({ found: 'INTACT', entries: 3 });
  });

  it('finds a changed fact', async () => {
    const chain = (await whole()).map((entry) => (entry.n === 2 ? { ...entry, facts: { ...entry.facts, a: false } } : entry));
    expect(await checkTrail(chain)).toEqual({ found: 'BROKEN', n: 2 });
  });

  it('finds a lost entry, and a lost beginning', async () => {
    const chain = await whole();
    expect(await checkTrail(chain.filter(({ n }) => n !== 2))).toEqual({ found: 'BROKEN', n: 2 });
    expect(await checkTrail(chain.slice(1))).toEqual({ found: 'BROKEN', n: 1 });
  });

  it('finds an entry that was made anew with a hash of its own, by the one after it', async () => {
    const [chain, forged] = [await whole(), await chainOf([{ situations: ['MR01'], count: 2 }, {}])];
    expect(await checkTrail(chain.map((entry) => (entry.n === 2 ? forged[1] ?? entry : entry)))).toEqual({ found: 'BROKEN', n: 3 });
  });

  it('does not call whole what is not there', async () => {
    expect(await checkTrail([])).toEqual({ found: 'EMPTY' });
  });

  it('says so when facts are kept back', async () => {
    expect(await checkTrail((await whole()).map((entry) => ({ ...entry, withheld: true })))).toEqual({ found: 'WITHHELD' });
  });
});
