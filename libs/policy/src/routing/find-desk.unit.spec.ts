import { plainDate } from '@referrals/calendar';
import { describe, expect, it } from '@jest/globals';
import { noBars, type Bars } from './desks.js';
import type { DirectoryCopy, KnownDesk } from './directory-copy.port.js';
import { findCoordinator, findDesk } from './find-desk.js';

const on = plainDate('2026-05-11');

function desk(code: string, agency: KnownDesk['agency'], jurisdiction: string, more: Partial<KnownDesk> = {}): KnownDesk {
  return { id: code, code, name: code, agency, organisation: `unit of ${code}`, jurisdiction, opensOn: '2024-01-01', members: [], revision: 1, ...more };
}

function directoryOf(desks: readonly KnownDesk[], lastResortDesk?: string): DirectoryCopy {
  return {
    revision: 1, desk: (id) => desks.find((one) => one.id === id), desksOf: (agency) => desks.filter((one) => one.agency === agency),
    organisation: () => undefined, ...(lastResortDesk ? { lastResortDesk } : {}),
  };
}

const desks = [
  desk('psb.yx', 'PSB', '430223'), desk('psb-pcs.yx', 'PSB', '430223104'), desk('psb.city', 'PSB', '4302'),
  desk('village.yx', 'VILLAGE', '430223104208'), desk('edu.city', 'EDU', '4302'), desk('edu.yx', 'EDU', '430223'),
  desk('coord.yx', 'COORD', '430223'), desk('coord.city', 'COORD', '4302'), desk('civ.last', 'CIV', '43'),
];
const directory = directoryOf(desks);
const excluding = (...excludedDesks: string[]): Bars => ({ ...noBars, excludedDesks });

function found(request: Parameters<typeof findDesk>[1], bars: Bars = noBars, barred: string[] = [], from = directory): string {
  const { desk: at, because } = findDesk(from, request, bars, on, barred);
  return `${at.code} ${because}`;
}

describe('findDesk', () => {
  const township = { agency: 'PSB', division: '430223104' } as const;

  it('takes the longest prefix, a police station before its county bureau before the city', () => {
    expect(found(township)).toBe('psb-pcs.yx LONGEST_PREFIX');
    expect(found({ ...township, division: '430223' })).toBe('psb.yx LONGEST_PREFIX');
    expect(found({ ...township, division: '430225' })).toBe('psb.city LONGEST_PREFIX');
  });

  it('counts an old code as the present one, in a place and in a jurisdiction', () => {
    expect(found({ agency: 'EDU', division: '430221' }, noBars, [], directoryOf([desk('edu.lk', 'EDU', '430212')]))).toBe('edu.lk LONGEST_PREFIX');
    expect(found({ agency: 'EDU', division: '430212101' }, noBars, [], directoryOf([desk('edu.old', 'EDU', '430221')]))).toBe('edu.old LONGEST_PREFIX');
  });

  it('keeps sexual harm from police stations, also from a preferred one', () => {
    expect(found(township, { ...noBars, countyPoliceOnly: true })).toBe('psb.yx LONGEST_PREFIX');
    expect(found({ ...township, preferredDesk: { desk: 'psb-pcs.yx', because: 'SUPERVISOR' } }, { ...noBars, countyPoliceOnly: true })).toBe('psb.yx LONGEST_PREFIX');
  });

  it('never finds a desk that receives no referrals: not as the preferred one, nor the nearest, nor a coordinator, nor as the last resort', () => {
    const quiet = (code: string, agency: KnownDesk['agency'], jurisdiction: string) => desk(code, agency, jurisdiction, { receivesReferrals: false });
    const at = directoryOf([...desks, quiet('psb-quiet', 'PSB', '430223104208'), quiet('a-coord.quiet', 'COORD', '4302'), desk('school.yx', 'SCHOOL', '430223104208')]);
    expect(found({ ...township, division: '430223104208' }, noBars, [], at)).toBe('psb-pcs.yx LONGEST_PREFIX');
    expect(found({ ...township, preferredDesk: { desk: 'psb-quiet', because: 'SUPERVISOR' } }, noBars, [], at)).toBe('psb-pcs.yx LONGEST_PREFIX');
    expect(found({ agency: 'SCHOOL' as 'EDU', division: '430223104208' }, noBars, [], at)).toBe('coord.yx NO_DESK');
    expect(findCoordinator(at, { level: 'CITY' }, noBars, on).desk.code).toBe('coord.city');
    for (const last of ['psb-quiet', 'school.yx']) {
      expect(() => findCoordinator(directoryOf([quiet('psb-quiet', 'PSB', '43'), desk('school.yx', 'SCHOOL', '43')], last), { level: 'NEAREST' }, noBars, on)).toThrow('ROUTING_NOT_READY');
    }
  });

  it('takes the lower desk code of two with the same prefix, and only desks open that day', () => {
    const at = directoryOf([desk('b', 'PSB', '430223'), desk('a', 'PSB', '430223'), ...desks]);
    expect(found({ agency: 'PSB', division: '430223' }, noBars, [], at)).toBe('a LONGEST_PREFIX');
    const closed = (more: Partial<KnownDesk>): DirectoryCopy => directoryOf([desk('psb-new', 'PSB', '430223104', more), desk('psb.yx', 'PSB', '430223')]);
    expect(found(township, noBars, [], closed({ opensOn: '2026-05-12' }))).toBe('psb.yx LONGEST_PREFIX');
    expect(found(township, noBars, [], closed({ closesOn: '2026-05-11' }))).toBe('psb.yx LONGEST_PREFIX');
    expect(found(township, noBars, [], closed({ opensOn: '2026-05-11', closesOn: '2026-05-12' }))).toBe('psb-new LONGEST_PREFIX');
  });

  it('puts a supervising desk before geography', () => {
    const school = { agency: 'EDU', division: '430223', preferredDesk: { desk: 'edu.city', because: 'SUPERVISOR' } } as const;
    expect(found(school)).toBe('edu.city SUPERVISOR');
    expect(found(school, excluding('edu.city'))).toBe('edu.yx LONGEST_PREFIX');
  });

  it('passes a desk in conflict over for the next shorter prefix, and says CONFLICT only at the coordinator', () => {
    expect(found(township, excluding('psb-pcs.yx'))).toBe('psb.yx LONGEST_PREFIX');
    expect(found(township, excluding('psb-pcs.yx', 'psb.yx', 'psb.city'))).toBe('coord.yx CONFLICT');
    expect(found({ agency: 'VILLAGE', division: '430223104208' }, { ...noBars, excludedAgencies: ['VILLAGE', 'TOWNSHIP'] })).toBe('coord.yx CONFLICT');
  });

  it('says NO_DESK where the agency has none, or no place is known', () => {
    expect(found({ agency: 'CAC', division: '430223104208' })).toBe('coord.yx NO_DESK');
    expect(found({ agency: 'CAC', division: '430225' })).toBe('coord.city NO_DESK');
    expect(found({ agency: 'CAC', division: '110101' })).toBe('coord.city NO_DESK');
    expect(found({ agency: 'PSB' })).toBe('coord.city NO_DESK');
  });

  it('leaves out a closing desk without calling it a conflict', () => {
    expect(found(township, noBars, ['psb-pcs.yx'])).toBe('psb.yx LONGEST_PREFIX');
    expect(found({ agency: 'VILLAGE', division: '430223104208' }, noBars, ['village.yx'])).toBe('coord.yx NO_DESK');
  });

  it('climbs from a coordinator in conflict to the city, then to the last resort, which is exempt', () => {
    expect(found({ agency: 'CAC', division: '430223' }, excluding('coord.yx'))).toBe('coord.city NO_DESK');
    const bars = excluding('coord.yx', 'coord.city', 'civ.last');
    expect(found({ agency: 'CAC', division: '430223' }, bars, [], directoryOf(desks, 'civ.last'))).toBe('civ.last LAST_RESORT');
    expect(() => found({ agency: 'CAC', division: '430223' }, bars)).toThrow(expect.objectContaining({ code: 'ROUTING_NOT_READY' }));
  });
});

describe('findCoordinator', () => {
  it('finds the nearest or the city\'s, not in conflict', () => {
    const of = (level: 'NEAREST' | 'CITY', bars = noBars): string => findCoordinator(directory, { level, division: '430223' }, bars, on).desk.code;
    expect([of('NEAREST'), of('CITY'), of('NEAREST', excluding('coord.yx'))]).toEqual(['coord.yx', 'coord.city', 'coord.city']);
  });
});
