import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { deskRecord, idOf, type DeskSketch } from '@referrals/service-harness';
import { DirectoryCopy } from '@referrals/service-kit';
import { desksOfCopy } from './desks-of-copy.js';

const at = instant('2026-05-11T00:20:00.000Z');
const desksOf = (...sketches: DeskSketch[]) => desksOfCopy(new DirectoryCopy({ revision: 1, whole: true, complete: true }, sketches.map((sketch) => deskRecord(sketch, 1)), [], undefined), at);

describe('a desk that receives no referrals', () => {
  const school: DeskSketch = { code: 'school.yx', agency: 'SCHOOL', jurisdiction: '430223' };
  const desks = desksOf(school, { code: 'edu.yx', agency: 'EDU', jurisdiction: '430223' });

  it('is none to decisions: nobody chooses it, and it stands in for nobody', () => {
    expect(desks.desk(idOf('desk edu.yx'))).toMatchObject({ agency: 'EDU' });
    expect(desks.able(idOf('desk edu.yx'), [])).toBe(true);
    expect(desks.desk(idOf('desk school.yx'))).toBeUndefined();
    expect(desks.able(idOf('desk school.yx'), [])).toBe(false);
  });
});
