import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { answersItsCases } from '../../test/answers-its-cases.js';
import { campaign } from './campaign.domain.js';

const closesOn = plainDate('2026-06-30');
const part = { files: 0, accounted: 0 };

describe('campaign', () => {
  answersItsCases('campaign', 1);

  it('misses nobody on its last day', () => {
    const villages = [{ ...part, code: '430223103213' }];
    expect(campaign(closesOn, closesOn, villages).missing).toEqual([]);
    expect(campaign(plainDate('2026-07-01'), closesOn, villages).missing).toEqual(['430223103213']);
  });

  it('knows on a day nothing of what came later', () => {
    expect(campaign(plainDate('2026-07-01'), closesOn, [{ ...part, code: '430223103213', submittedOn: plainDate('2026-07-02') }])).toMatchObject({ submitted: 0, late: [], missing: ['430223103213'] });
  });

  it('of nothing has no percentage, and codes in order as they are counted today', () => {
    expect(campaign(closesOn, closesOn, [])).toMatchObject({ villages: 0, percent: null, householdPercent: null });
    const codes = ['430221101201', '430203100201'];
    expect(campaign(closesOn, closesOn, codes.map((code) => ({ code, files: 2, accounted: 1 }))).unaccounted).toEqual(['430203100201', '430212101201']);
  });
});
