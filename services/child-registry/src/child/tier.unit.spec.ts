import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { workedCases } from '../../test/worked-cases.js';
import { rules430200 } from '../pack/packs.js';
import type { Category, CategoryState } from './codes.domain.js';
import { tier, type CategoryHeld, type TierInput } from './tier.domain.js';

const from = plainDate('2020-01-01');
const held = (code: Category, status: CategoryState = 'CONFIRMED'): CategoryHeld => ({ code, status, from });
const decide = (more: Partial<TierInput>): unknown => tier({ on: plainDate('2026-05-01'), ...more }, rules430200);

describe('tier', () => {
  it.each(workedCases('ages-visits-care', 'tier'))('%s', (_, { input, expected }) => {
    expect(tier(input, rules430200)).toEqual(expected);
  });

  it.each<[string, Partial<TierInput>, unknown]>([
    ['a migrant child alone is light', { categories: [held('MIGRANT')] }, { tier: 'LIGHT', because: ['MIGRANT'] }],
    ['beside another category it gives nothing', { categories: [held('MIGRANT'), held('LEFT_BEHIND')] }, { tier: 'BASIC', because: ['LEFT_BEHIND'] }],
    ['a proposed category counts', { categories: [held('MIGRANT', 'PROPOSED')] }, { tier: 'LIGHT', because: ['MIGRANT'] }],
    ['a refused and an ended one do not', { categories: [held('MIGRANT'), held('ORPHAN', 'REFUSED'), held('LEFT_BEHIND', 'ENDED')] }, { tier: 'LIGHT', because: ['MIGRANT'] }],
    ['an assessment raises', { categories: [held('ORPHAN')], assessed: [{ tier: 'HIGH', from }, { tier: 'HIGH', from }] }, { tier: 'HIGH', because: ['ASSESSED'] }],
    ['a factor ends on its last day', { factors: [{ code: 'NOT_SEEN', from, to: plainDate('2026-05-01') }] }, { tier: 'BASIC', because: ['NO_CATEGORY'] }],
  ])('%s', (_, more, expected) => {
    expect(decide(more)).toEqual(expected);
  });
});
