import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffPrincipal } from '@referrals/auth';
import { idNumberCheck } from '@referrals/policy';
import { checkInput } from '@referrals/service-kit';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, teacher } from '../../test/fixture.js';
import { SupplementReport } from '../filing/supplement-report.js';
import { SupplementForm } from '../form/report-form.dto.js';
import { masked } from './mask.domain.js';
import { ReadReport } from './read-report.js';
import { RevealNumber } from './reveal-number.js';
import { Reveal } from './reveal.dto.js';

const idNumber = `43029920180115001${idNumberCheck('43029920180115001')}`;
const [psb, civ, wf] = [officer('psb.yx'), officer('civ.yx'), officer('wf.yx')];

describe('numbers that the content shows masked', () => {
  let fixture: Fixture;
  let id: string;
  beforeAll(async () => {
    fixture = await Fixture.open();
    ({ id } = await fixture.file({
      situations: ['MR04'], childNow: '430223', child: { name: '测试童甲', idNumber, phone: '13700000001', guardian: { phone: '13600000002' } },
      suspects: [{ relation: 'STRANGER' }, { relation: 'GUARDIAN', phone: '13800000003' }],
    }, teacher));
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await fixture.referral({ reportId: id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF' });
    await new SupplementReport(fixture.parts).add(id, await checkInput(SupplementForm, { child: { phone: '13700000009' } }), fixture.key(), teacher);
  });
  afterAll(() => fixture.close());

  const reveal = async (who: StaffPrincipal, field: string, more: object = {}): Promise<string> => {
    const body = await checkInput(Reveal, { field, ...more });
    return new RevealNumber(fixture.parts).reveal(id, body, who).then(({ value }) => value, (error: unknown) => (error as { code: string }).code);
  };
  const looks = () => fixture.database.asWorker((tx) => tx.query("SELECT staff, desk, what, level, reason FROM access_log WHERE case_id = $1 AND what NOT IN ('CONTENT', 'REPORTER') ORDER BY at, id", [id]));

  it('are in clear nowhere in what a desk reads, in supplements neither', async () => {
    for (const who of [psb, civ]) expect(JSON.stringify(await new ReadReport(fixture.parts).read(id, who))).not.toMatch(/1[0-9]{10}|43029920180115/);
  });

  it('are shown one at a time to who may read them, and each look is recorded with its reason', async () => {
    expect(await looks()).toEqual([]);
    expect(await reveal(psb, 'child.idNumber', { reason: '核对身份' })).toBe(idNumber);
    expect(await reveal(psb, 'child.guardian.phone')).toBe('13600000002');
    expect(await reveal(psb, 'suspects.1.phone')).toBe('13800000003');
    expect(await reveal(civ, 'child.phone')).toBe('13700000001');
    expect(await reveal(civ, 'child.phone', { part: 1 })).toBe('13700000009');
    const [police, civil] = [{ staff: psb.staff, desk: idOf('psb.yx'), level: 'LEAD', reason: null }, { staff: civ.staff, desk: idOf('civ.yx'), level: 'SUPPORT', reason: null }];
    expect(await looks()).toEqual([
      { ...police, what: 'CHILD_ID_NUMBER', reason: '核对身份' }, { ...police, what: 'GUARDIAN_PHONE' }, { ...police, what: 'SUSPECT_PHONE' }, { ...civil, what: 'CHILD_PHONE' }, { ...civil, what: 'CHILD_PHONE' },
    ]);
  });

  it('are shown to nobody else, and nothing is recorded of what is not there', async () => {
    const before = await looks();
    expect([await reveal(civ, 'suspects.1.phone'), await reveal(civ, 'child.guardian.phone'), await reveal(psb, 'suspects.0.phone'), await reveal(psb, 'child.phone', { part: 7 })])
      .toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect([await reveal(wf, 'child.phone'), await reveal(officer('psb.ls'), 'child.phone')]).toEqual(['NOT_YET_VISIBLE', 'NOT_YET_VISIBLE']);
    expect(await reveal(teacher, 'child.phone')).toBe('NOT_FOUND');
    expect(await looks()).toEqual(before);
    await expect(checkInput(Reveal, { field: 'reporter.name' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('keep their ends where they are such numbers, and nothing where they are not', () => {
    expect([masked(idNumber), masked('13700000001'), masked('护照E12345'), masked('不详')]).toEqual([`430299********${idNumber.slice(-4)}`, '137****0001', '********', '不详']);
  });
});
