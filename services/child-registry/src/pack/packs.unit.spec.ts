import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { codesOf, TIERS } from '../child/codes.domain.js';
import { compareCadences } from '../visits/due.domain.js';
import { childRegistryPacks, rules430200, rulesAt } from './packs.js';

describe('the packs of the registry', () => {
  it('are whole', () => {
    expect(childRegistryPacks.faults()).toEqual([]);
  });

  it('give every place numbers on every day', () => {
    expect(rulesAt('430223104208', plainDate('2026-05-01'))).toEqual(rules430200);
    expect(rulesAt('430223', plainDate('1999-01-01'))).toBe(rules430200);
    expect(rules430200.schedule).toEqual({ rounding: 'UNIT_END', firstVisitDays: 30, lateEntryDays: 31, returnDays: 15, awayReviewDays: 90, soonDays: 7, throughCaregiverBelow: 6, notSeenDays: 2 });
  });

  it('see a child the oftener the higher its tier', () => {
    const cadences = codesOf(TIERS).map((tier) => rules430200.cadences[tier]);
    for (const [nth, { contact, visit }] of cadences.slice(1).entries()) {
      expect(compareCadences(contact, cadences[nth]!.contact)).toBeLessThan(0);
      expect(compareCadences(visit, cadences[nth]!.visit)).toBeLessThan(0);
    }
  });
});
