import { describe, expect, it } from '@jest/globals';
import { AGENCIES, REFERRAL_STATES, ROLES, type ReferralSnapshot } from '@referrals/contracts';
import fc from 'fast-check';
import { grantChanges, grantsOf, isNewer, leadsOf, type DeskGrant } from './grants.domain.js';

const desks = ['a', 'b', 'c', 'd', 'e'];
const at = '2026-05-11T00:20:00.000Z';
const snapshot: fc.Arbitrary<ReferralSnapshot> = fc.record({
  reportId: fc.constant('report'), referralId: fc.uuid(), agency: fc.constantFrom(...AGENCIES), site: fc.constant('NOW' as const), role: fc.constantFrom(...ROLES),
  state: fc.constantFrom(...REFERRAL_STATES), owner: fc.constantFrom(...desks), because: fc.constantFrom('LONGEST_PREFIX' as const, 'LAST_RESORT' as const),
  backup: fc.record({ desk: fc.constantFrom(...desks), from: fc.constant('2026-05-11T01:20:00.000Z') }),
  watchers: fc.subarray(desks), recused: fc.subarray(['x', 'y']), excludedDesks: fc.subarray(desks, { maxLength: 2 }), version: fc.integer({ min: 1, max: 9 }), at: fc.constant(at),
});
const one = (of: Partial<ReferralSnapshot>): ReferralSnapshot => ({
  reportId: 'report', referralId: 'referral', agency: 'PSB', site: 'NOW', role: 'LEAD', state: 'routed', owner: 'a', because: 'LONGEST_PREFIX', watchers: [],
  recused: [], excludedDesks: [], version: 1, at, ...of,
});
const agencyOf = (): 'PSB' => 'PSB';

describe('content grants', () => {
  it('never go to an excluded desk, the desk of last resort apart, nor forget who stepped aside', () => {
    fc.assert(fc.property(fc.array(snapshot, { maxLength: 5 }), (standings) => {
      const excluded = new Set(standings.flatMap((each) => each.excludedDesks));
      const recused = new Set(standings.flatMap((each) => each.recused));
      for (const grant of grantsOf(standings, agencyOf)) {
        expect(!excluded.has(grant.desk) || grant.exempt).toBe(true);
        expect(new Set(grant.recused)).toEqual(recused);
      }
    }));
  });

  it('go to the owner, and to no desk that is not named any more', () => {
    fc.assert(fc.property(fc.array(snapshot, { maxLength: 5 }), (standings) => {
      const named = new Set(standings.filter((each) => each.state !== 'merged').flatMap((each) => [each.owner, each.backup?.desk, ...each.watchers]));
      for (const { desk } of grantsOf(standings, agencyOf)) expect(named.has(desk)).toBe(true);
    }));
  });

  it('follow role, backup hour and watchers', () => {
    const grants = grantsOf([one({ role: 'SUPPORT', backup: { desk: 'b', from: '2026-05-11T01:20:00.000Z' }, watchers: ['c'] })], agencyOf);
    expect(grants.map(({ desk, relation, rank, from }) => [desk, relation, rank, from])).toEqual([
      ['a', 'OWNER', 2, at], ['b', 'BACKUP', 2, '2026-05-11T01:20:00.000Z'], ['c', 'WATCHER', 2, at],
    ]);
  });

  it('of a merged referral are those of the one it went into', () => {
    expect(grantsOf([one({ state: 'merged', owner: 'b' })], agencyOf)).toEqual([]);
    expect(leadsOf([one({ state: 'merged' }), one({ agency: 'CIV' }), one({ agency: 'EDU', role: 'SUPPORT' })])).toEqual(['CIV']);
  });

  it('take a state that is newer by version, or later at the same version', () => {
    expect(isNewer({ version: 2, at }, undefined)).toBe(true);
    expect(isNewer({ version: 2, at }, { version: 1, at })).toBe(true);
    expect(isNewer({ version: 1, at: '2026-05-11T00:21:00.000Z' }, { version: 2, at })).toBe(false);
    expect(isNewer({ version: 2, at: '2026-05-11T00:21:00.000Z' }, { version: 2, at })).toBe(true);
    expect(isNewer({ version: 2, at }, { version: 2, at: '2026-05-11T00:21:00.000Z' })).toBe(false);
  });

  it('differ by what is new, changed in any one thing, or gone', () => {
    const [kept, changing] = grantsOf([one({ watchers: ['b'], recused: ['x'] })], agencyOf);
    if (kept === undefined || changing === undefined) throw new Error('two grants were to be made');
    const other: Required<Omit<DeskGrant, 'referralId' | 'desk' | 'relation'>> = {
      agency: 'CIV', deskAgency: null, rank: 2, state: 'opened', version: 2, from: '2026-05-11T00:21:00.000Z', recused: ['y'], exempt: true,
    };
    for (const [field, value] of Object.entries(other)) {
      const changed = { ...changing, [field]: value };
      expect(grantChanges([kept, changing], [kept, changed])).toEqual({ written: [changed], gone: [] });
    }
    for (const moved of [{ ...changing, desk: 'c' }, { ...changing, relation: 'BACKUP' as const }, { ...changing, referralId: 'another' }]) {
      expect(grantChanges([kept, changing], [moved, kept])).toEqual({ written: [moved], gone: [changing] });
    }
    expect(grantChanges([kept, changing], [changing, { ...kept }])).toEqual({ written: [], gone: [] });
  });
});
