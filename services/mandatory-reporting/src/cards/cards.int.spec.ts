import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@referrals/auth';
import { idNumberCheck } from '@referrals/policy';
import { explaining, type Explained } from '@referrals/service-harness';
import { checkInput } from '@referrals/service-kit';
import { idOf } from '../../test/directory-fixture.js';
import { anotherTeacher, Fixture, holderOf, officer, teacher } from '../../test/fixture.js';
import { CaseParts } from '../filing/case-parts.js';
import { SupplementReport } from '../filing/supplement-report.js';
import { SupplementForm } from '../form/report-form.dto.js';
import { childOfCard } from './child-of-card.domain.js';
import { ReadCards } from './read-cards.query.js';

const idNumber = `43029920180115001${idNumberCheck('43029920180115001')}`;
const body = {
  situations: ['MR04'], childNow: '430223104', narrative: '独此故事', danger: 'POSSIBLE', child: { name: '独此之名', sex: 'FEMALE', age: '8', idNumber },
  suspects: [{ relation: 'GUARDIAN', name: '独此涉嫌' }], reporter: { name: '独此报告人' },
};
const [psb, civ, wf] = [officer('psb.yx'), officer('civ.yx'), officer('wf.yx')];

describe('cards beside a list', () => {
  let fixture: Fixture;
  let id: string;
  let other: string;
  beforeAll(async () => {
    fixture = await Fixture.open();
    ({ id } = await fixture.file(body, teacher));
    ({ id: other } = await fixture.file({ ...body, child: { age: '八岁左右' } }, anotherTeacher));
    for (const reportId of [id, other]) await fixture.referral({ reportId, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await fixture.referral({ reportId: id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF' });
  });
  afterAll(() => fixture.close());

  const cards = async (who: Principal, ids = [id, other, idOf('no report')]) => (await new ReadCards(fixture.parts).cards(ids, who)).items;
  const known = { situations: ['MR04'], concerns: [], leads: ['PSB'] };

  it('tell whoever works on a report danger, and age and sex of the child', async () => {
    const [one, two] = [...await cards(psb)].sort((a) => (a.id === id ? -1 : 1));
    expect(one).toEqual({ id, ...known, level: 'LEAD', danger: 'POSSIBLE', child: { age: 8, sex: 'FEMALE' } });
    expect(two).toEqual({ id: other, ...known, level: 'LEAD', danger: 'POSSIBLE', child: { ageTold: '八岁左右' } });
    expect(await cards(civ)).toEqual([{ id, ...known, level: 'SUPPORT', danger: 'POSSIBLE', child: { age: 8, sex: 'FEMALE' } }]);
  });

  it('tell a notice, and who made the report, its codes alone', async () => {
    expect(await cards(wf)).toEqual([{ id, ...known, level: 'NOTICE' }]);
    expect(await cards(teacher)).toEqual([{ id, ...known, level: 'REPORTER' }]);
  });

  it('tell others nothing, nor who holds number and code', async () => {
    expect(await cards(officer('psb.ls'))).toEqual([]);
    expect(await cards(holderOf(id))).toEqual([]);
    const both = { ...civ, desks: [...civ.desks, ...officer('edu.ls').desks] };
    await fixture.database.asWorker((tx) => tx.query('INSERT INTO exclusion (report_id, excluded) VALUES ($1, $2)', [id, idOf('edu.ls')]));
    expect(await cards(both)).toEqual([]);
    expect(await cards(civ)).toHaveLength(1);
  });

  it('follow what is told later', async () => {
    await new SupplementReport(fixture.parts).add(other, await checkInput(SupplementForm, { danger: 'IMMINENT', child: { sex: 'MALE' } }), fixture.key(), anotherTeacher);
    expect(await cards(psb, [other])).toMatchObject([{ danger: 'IMMINENT', child: { ageTold: '八岁左右', sex: 'MALE' } }]);
  });

  it('name nobody, open nothing and leave no access record', async () => {
    expect(JSON.stringify(await cards(psb))).not.toMatch(/独此|4302992018/);
    expect(await fixture.database.asWorker((tx) => tx.query('SELECT 1 FROM access_log'))).toEqual([]);
    expect(await fixture.database.asWorker((tx) => tx.query('SELECT 1 FROM first_read'))).toEqual([]);
  });

  it('know nothing of a child that was born tomorrow', () => {
    expect(childOfCard({ child: { birthDate: '2026-05-12' } }, [], fixture.clock.now())).toBeUndefined();
  });

  it('are read by their keys, however many reports there are', async () => {
    await fixture.byHand(`INSERT INTO report SELECT gen_random_uuid(), 'x' || n, now(), '{}', '{}', '{}', 1 FROM generate_series(1, 20000) AS n;
      INSERT INTO report_story SELECT id, 0, now(), 'REPORTER', NULL, '{"child": {}}' FROM report WHERE number LIKE 'x%'; ANALYZE report; ANALYZE report_story; ANALYZE desk_grant`);
    const seen: Explained[] = [];
    const parts = new CaseParts(explaining(fixture.database, seen), fixture.clock, fixture.keys, fixture.store, fixture.parts.door);
    await new ReadCards(parts).cards([id, other], psb);
    expect(seen.flatMap((one) => one.wholeTables).filter((table) => ['report', 'report_story'].includes(table))).toEqual([]);
    expect([seen.length, Math.max(...seen.map(({ pages }) => pages)) < 200]).toEqual([2, true]);
  });
});
