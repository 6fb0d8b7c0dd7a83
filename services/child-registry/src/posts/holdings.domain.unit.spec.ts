import { describe, expect, it } from '@jest/globals';
import type { PrincipalDesk } from '@referrals/auth';
import { officeAt } from '../child/office.domain.js';
import { levelAt } from '../child/sight.domain.js';
import type { HeldPost } from './holdings.domain.js';
import { viewerWith, villagesOf } from './holdings.domain.js';

const VILLAGE = '430223104208';
const desk = (agency: PrincipalDesk['agency'], jurisdiction: string): PrincipalDesk => ({ id: `${agency} ${jurisdiction}`, agency, role: 'MEMBER', jurisdiction });
const of = (desks: PrincipalDesk[], held: HeldPost[] = [], manned: string[] = []) => {
  const viewer = viewerWith({ desks }, held, manned);
  return [levelAt(viewer, VILLAGE), officeAt(viewer, VILLAGE)?.office, officeAt(viewer, VILLAGE)?.desk];
};
const director: HeldPost = { post: 'post', division: VILLAGE, kind: 'HOLDER' };

describe('as what somebody looks at a village’s files', () => {
  it.each([
    ['nobody', [], [], [], [undefined, undefined, undefined]],
    ['its director, without a desk', [], [director], [VILLAGE], ['F', 'VILLAGE', 'post']],
    ['its director, with a desk', [desk('VILLAGE', VILLAGE)], [director], [VILLAGE], ['F', 'VILLAGE', 'post']],
    ['who stands in', [], [{ ...director, kind: 'DEPUTY' as const }], [VILLAGE], ['F', 'VILLAGE', 'post']],
    ['a colleague of the director', [desk('VILLAGE', VILLAGE)], [], [VILLAGE], ['C', undefined, undefined]],
    ['a colleague while the post is vacant, or its holder has no account', [desk('VILLAGE', VILLAGE)], [], [], ['F', 'VILLAGE', `VILLAGE ${VILLAGE}`]],
    ['the director of the next village', [], [{ ...director, division: '430223104209' }], [VILLAGE], [undefined, undefined, undefined]],
    ['the township', [desk('TOWNSHIP', '430223104')], [], [VILLAGE], ['F', 'TOWNSHIP', 'TOWNSHIP 430223104']],
    ['the township’s supervisor, without a desk', [], [{ ...director, division: '430223104' }], [VILLAGE], ['F', 'TOWNSHIP', 'post']],
    ['the county’s clerk', [desk('CIV', '430223')], [], [VILLAGE], ['F', 'COUNTY', 'CIV 430223']],
    ['the city’s clerk', [desk('CIV', '4302')], [], [VILLAGE], ['N', 'CITY', 'CIV 4302']],
    ['another county’s clerk', [desk('CIV', '430203')], [], [VILLAGE], [undefined, undefined, undefined]],
    ['a school', [desk('SCHOOL', VILLAGE)], [], [], [undefined, undefined, undefined]],
  ])('%s', (_, desks, held, manned, expected) => {
    expect(of(desks, held, manned)).toEqual(expected);
  });

  it('is the same when it is asked twice', () => {
    const once = viewerWith({ desks: [desk('VILLAGE', VILLAGE), desk('VILLAGE', '430223104209')] }, [director], [VILLAGE]);
    expect(viewerWith(once, [director], [VILLAGE])).toEqual(once);
    expect(villagesOf({ desks: [desk('VILLAGE', VILLAGE), desk('CIV', '430223')] })).toEqual([VILLAGE]);
  });
});
