import { describe, expect, it } from '@jest/globals';
import type { DeskAgency } from '@referrals/contracts';
import { isAtLeast, officeAt } from './office.domain.js';

const at = (agency: DeskAgency, jurisdiction: string) => ({ id: `${agency} ${jurisdiction}`, agency, role: 'MEMBER' as const, jurisdiction });
const VILLAGE = '430223104208';

describe('as what somebody answers for a place', () => {
  it.each([
    [[at('VILLAGE', VILLAGE)], VILLAGE, 'VILLAGE'], [[at('VILLAGE', VILLAGE)], '430223104209', undefined], [[at('VILLAGE', VILLAGE)], '430223104', undefined],
    [[at('TOWNSHIP', '430223104')], VILLAGE, 'TOWNSHIP'], [[at('CIV', '430223')], VILLAGE, 'COUNTY'], [[at('CIV', '4302')], VILLAGE, 'CITY'], [[at('EDU', '430223')], VILLAGE, undefined],
    [[at('VILLAGE', VILLAGE), at('TOWNSHIP', '430223104')], VILLAGE, 'TOWNSHIP'], [[], VILLAGE, undefined],
  ])('%j for %s: %s', (desks, division, office) => { expect(officeAt({ desks }, division)?.office).toBe(office); });

  it('a higher one may do what a lower one may', () => {
    expect([isAtLeast('CITY', 'VILLAGE'), isAtLeast('TOWNSHIP', 'TOWNSHIP'), isAtLeast('VILLAGE', 'TOWNSHIP')]).toEqual([true, true, false]);
  });
});
