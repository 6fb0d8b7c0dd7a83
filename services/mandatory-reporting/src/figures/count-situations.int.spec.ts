import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, teacher } from '../../test/fixture.js';
import { CountSituations } from './count-situations.query.js';
import { hideSmallSituations } from './hide-small-situations.domain.js';

describe('figures by situation', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await Fixture.open();
    for (let n = 0; n < 6; n += 1) {
      const { id } = await fixture.file({ situations: ['MR04', 'MR06'], childNow: '430223', narrative: '演示', child: { unknown: true } }, teacher);
      await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD', ...(n === 5 ? { recused: [officer('psb.yx').staff] } : {}) });
    }
    // Of nobody's desk.
    await fixture.file({ situations: ['MR08'], childNow: '430223', narrative: '演示', child: { unknown: true } }, teacher);
  });
  afterAll(() => fixture.close());

  const count = (who: ReturnType<typeof officer>, period = {}) => new CountSituations(fixture.database, fixture.clock).count(who, period);

  it('count what a person may read and no more: not what they stepped aside from', async () => {
    expect((await count(officer('psb.yx'))).situations).toEqual([{ situation: 'MR04', count: 5 }, { situation: 'MR06', count: 5 }]);
    expect((await count(officer('psb.yx', 'SUPERVISOR'))).situations).toEqual([{ situation: 'MR04', count: 6 }, { situation: 'MR06', count: 6 }]);
    expect((await count(officer('edu.yx'))).situations).toEqual([]);
    const before = plainDate('2026-05-01');
    expect((await count(officer('psb.yx'), { from: before, to: before })).situations).toEqual([]);
  });

  it('hide a small number, and another one from which it would follow', () => {
    expect(hideSmallSituations([{ situation: 'MR01', count: 3 }, { situation: 'MR04', count: 40 }, { situation: 'MR06', count: 9 }]).map((one) => one.count)).toEqual([null, 40, null]);
  });
});
