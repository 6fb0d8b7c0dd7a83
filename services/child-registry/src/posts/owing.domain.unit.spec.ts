import { describe, expect, it } from '@jest/globals';
import { changedDigits, isAffected, owingAt, owingOffices, type MannedOffice } from './owing.domain.js';

const VILLAGE = '430223104208';
const office = (id: string, division: string, is: MannedOffice['is'] = 'DESK'): MannedOffice => ({ id, division, is });
const city = office('city', '4302');
const at = (place: string, ...offices: MannedOffice[]): string | undefined => owingAt(place, owingOffices(offices));

describe('which office owes for a place', () => {
  it.each<[string, MannedOffice[], string | undefined]>([
    ['the nearest with somebody in it', [city, office('county', '430223'), office('township', '430223104')], 'township'],
    ['of a village its post before its desk', [office('a desk', VILLAGE), office('post', VILLAGE, 'POST')], 'post'],
    ['of a township its desk before its post', [office('a post', '430223104', 'POST'), office('desk', '430223104')], 'desk'],
    ['of two posts the one with the smaller id', [office('b', VILLAGE, 'POST'), office('a', VILLAGE, 'POST')], 'a'],
    ['no office of another place', [office('other', '430223104209'), city], 'city'],
    ['nobody where nobody is', [office('other', '430223104209')], undefined],
  ])('is %s', (_, offices, expected) => {
    expect(at(VILLAGE, ...offices)).toBe(expected);
    expect(at(VILLAGE, ...offices.toReversed())).toBe(expected);
  });

  it('counts a county as it is called today', () => {
    expect([at('430221101201', office('county', '430212')), at('430212101201', office('county', '430221'))]).toEqual(['county', 'county']);
  });

  it('is asked again of the places of which an office came, went or is another', () => {
    const [told, now] = [owingOffices([city, office('township', '430223104')]), owingOffices([city, office('post', VILLAGE, 'POST'), office('next', '430223104')])];
    expect(changedDigits(told, now).sort()).toEqual(['430223104', VILLAGE]);
    expect(changedDigits(now, now)).toEqual([]);
    expect([VILLAGE, '430223104209', '430223105201', '430223'].map((place) => isAffected(place, ['430223104']))).toEqual([true, true, false, false]);
  });
});
