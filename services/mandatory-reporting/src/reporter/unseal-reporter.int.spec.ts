import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, person, teacher } from '../../test/fixture.js';
import { AccessReview } from './accesses.query.js';
import { UnsealReporter } from './unseal-reporter.js';

describe('the sealed reporter', () => {
  let fixture: Fixture;
  let id: string;
  beforeAll(async () => {
    fixture = await Fixture.open();
    ({ id } = await fixture.file({ situations: ['MR04'], childNow: '430223', child: { unknown: true }, reporter: { name: '报告人乙', confidential: true } }, teacher));
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await fixture.referral({ reportId: id, owner: idOf('psb.city'), role: 'NOTICE', agency: 'PROC' });
  });
  afterAll(async () => { await fixture.close(); });
  const unseal = (who = officer('psb.yx', 'SUPERVISOR'), key = fixture.key()) => new UnsealReporter(fixture.parts).unseal(id, { reason: '侦查需要核实' }, key, who);

  it('opens to a supervisor of police that lead, and each opening is seen by auditors and the other supervisors', async () => {
    const key = fixture.key();
    expect(await unseal(undefined, key)).toMatchObject({ name: '报告人乙', kind: 'SCHOOL', confidential: true, staff: teacher.staff });
    await unseal(undefined, key);
    const review = new AccessReview(fixture.parts);
    for (const who of [person('auditor', 'an office', 'WCO', ['AUDITOR']), officer('civ.yx', 'SUPERVISOR')]) {
      const { items } = await review.list(id, who);
      expect(items.filter((one) => one.what === 'REPORTER_IDENTITY' && one.reason === '侦查需要核实' && one.staff === officer('psb.yx', 'SUPERVISOR').staff)).toHaveLength(2);
    }
    const trail = await fixture.database.asWorker((tx) => tx.query<{ action: string; facts: object }>(`SELECT action, facts FROM trail WHERE case_id = $1 ORDER BY n`, [id]));
    expect(trail.filter((entry) => entry.action === 'report.reporter-unsealed')).toHaveLength(1);
    expect(JSON.stringify(trail)).not.toMatch(/报告人乙|侦查|"kind"/);
    const kept = await fixture.database.asWorker((tx) => tx.query<{ answer: object }>('SELECT answer FROM kept_answer WHERE NOT for_ever'));
    expect(kept).toEqual([{ answer: {} }]);
  });

  it('stays closed to members, to supervisors of others, of notices and of other counties', async () => {
    for (const who of [officer('psb.yx'), officer('civ.yx', 'SUPERVISOR'), officer('psb.city', 'SUPERVISOR'), officer('psb.ls', 'SUPERVISOR')]) {
      await expect(unseal(who)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    }
  });

  it('shows who looked to nobody else', async () => {
    const review = new AccessReview(fixture.parts);
    for (const who of [officer('psb.yx'), officer('psb.city', 'SUPERVISOR'), officer('civ.ls', 'SUPERVISOR')]) await expect(review.list(id, who)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
  });
});
