import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, holderOf, officer, teacher } from '../../test/fixture.js';
import { ExplainRouting } from './explain-routing.js';

const body = { situations: ['MR04'], childNow: '430223', child: { birthDate: '2018-01-15' } };

describe('why here', () => {
  let fixture: Fixture;
  let explain: ExplainRouting;
  beforeAll(async () => {
    fixture = await Fixture.open();
    explain = new ExplainRouting(fixture.parts);
  });
  afterAll(async () => { await fixture.close(); });

  async function filed(reporter: object): Promise<string> {
    const { id } = await fixture.file({ ...body, reporter }, teacher);
    await fixture.referral({ reportId: id, owner: idOf('edu.yx'), role: 'SUPPORT', agency: 'EDU' });
    await fixture.referral({ reportId: id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF' });
    return id;
  }

  it('says rows, sources and what would have changed it, to the reporter and to desks that work on it', async () => {
    const id = await filed({});
    for (const who of [teacher, holderOf(id), officer('edu.yx')]) {
      const view = await explain.explain(id, who);
      const education = view.referrals.find((one) => one.agency === 'EDU');
      expect(education?.rows?.map((row) => row.row)).toEqual([3, 4]);
      expect(education?.rows?.every((row) => row.source !== '' && row.text !== '' && /第.+条/.test(row.sourceText))).toBe(true);
      expect(view.whatIf?.some((one) => one.fact === 'concerns' && one.value === 'DOMESTIC_VIOLENCE' && one.added.some((pair) => pair.agency === 'WF'))).toBe(true);
    }
    await expect(explain.explain(id, officer('wf.yx'))).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
  });

  it('says no row and no alternative to desks where the reporter is confidential', async () => {
    const id = await filed({ confidential: true });
    const shown = await explain.explain(id, officer('edu.yx'));
    expect(JSON.stringify(shown)).not.toMatch(/rows|whatIf|SCHOOL"?,"kind/);
    expect((await explain.explain(id, teacher)).referrals[0]?.rows).toBeDefined();
  });
});
