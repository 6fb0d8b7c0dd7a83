import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffPrincipal } from '@referrals/auth';
import { idNumberCheck } from '@referrals/policy';
import { explaining, type Explained } from '@referrals/service-harness';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, teacher } from '../../test/fixture.js';
import { CaseParts } from '../filing/case-parts.js';
import { FindRelated } from './find-related.js';

const idNumber = `43029920180115001${idNumberCheck('43029920180115001')}`;
const [psb, civ] = [officer('psb.yx'), officer('civ.yx')];
const child = { name: '测试童甲', birthDate: '2018-01-15' };

describe('related reports', () => {
  let fixture: Fixture;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    fixture = await Fixture.open();
    const file = async (name: string, said: object, leads = ['psb.yx'], supports = ['civ.yx']): Promise<void> => {
      const { id } = await fixture.file({ situations: ['MR04'], childNow: '430223', child: { unknown: true }, ...said }, teacher);
      ids[name] = id;
      for (const owner of leads) await fixture.referral({ reportId: id, owner: idOf(owner), role: 'LEAD' });
      for (const owner of supports) await fixture.referral({ reportId: id, owner: idOf(owner), role: 'SUPPORT', agency: 'CIV' });
      fixture.clock.advance(1_000);
    };
    await file('this', { child: { ...child, idNumber, guardian: { phone: '13600000001' } }, suspects: [{ relation: 'STRANGER', phone: '13800000002' }] });
    await file('same number', { child: { name: '另一名', idNumber } });
    await file('same name', { child: { name: '测试童甲', birthDate: '2017-01-15' } });
    await file('same name and birth', { child: { name: '测 试 童甲', birthDate: '2018-01-15' } });
    await file('same phone', { suspects: [{ relation: 'GUARDIAN', phone: '136 0000 0001' }] });
    await file('of another county', { child: { ...child, idNumber } }, ['psb.ls'], []);
    await file('only told', { child: { ...child, idNumber } }, ['psb.ls'], []);
    await fixture.referral({ reportId: ids['only told'] ?? '', owner: idOf('psb.yx'), role: 'NOTICE', agency: 'PSB', referralId: idOf('a notice') });
  });
  afterAll(() => fixture.close());

  const nameOf = (id: string): string | undefined => Object.keys(ids).find((name) => ids[name] === id);
  const find = async (who: StaffPrincipal, of = 'this') => (await new FindRelated(fixture.parts).find(ids[of] ?? '', who)).items;
  const shown = async (who: StaffPrincipal, of = 'this') => (await find(who, of)).map(({ id, why, level }) => [nameOf(id), why, level]);

  it('share number, name and birth date, or a telephone of guardian or suspect', async () => {
    expect(await shown(psb)).toEqual([
      ['same phone', ['PHONE'], 'LEAD'], ['same name and birth', ['NAME_AND_BIRTH_DATE'], 'LEAD'], ['same number', ['ID_NUMBER'], 'LEAD'],
    ]);
    expect(await shown(psb, 'same phone')).toEqual([['this', ['PHONE'], 'LEAD']]);
  });

  it('tell of telephones nothing to who only supports', async () => {
    expect(await shown(civ)).toEqual([['same name and birth', ['NAME_AND_BIRTH_DATE'], 'SUPPORT'], ['same number', ['ID_NUMBER'], 'SUPPORT']]);
    expect(await shown(civ, 'same phone')).toEqual([]);
  });

  it('tell nothing of reports that are not theirs, nor to who does not work on the one', async () => {
    expect(JSON.stringify(await find(psb))).not.toContain(ids['of another county']);
    expect(await shown(officer('psb.ls'), 'of another county')).toEqual([['only told', ['ID_NUMBER', 'NAME_AND_BIRTH_DATE'], 'LEAD']]);
    for (const [who, code] of [[officer('psb.ls'), 'NOT_YET_VISIBLE'], [officer('edu.yx'), 'NOT_YET_VISIBLE'], [teacher, 'NOT_FOUND']] as const) {
      await expect(find(who)).rejects.toMatchObject({ code });
    }
    await expect(find(psb, 'only told')).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    // Whoever acts for an excluded desk finds nothing by another desk of theirs.
    await fixture.database.asWorker((tx) => tx.query('INSERT INTO exclusion (report_id, excluded) VALUES ($1, $2)', [ids['same number'], idOf('hlth.ls')]));
    expect((await shown({ ...psb, desks: [...psb.desks, ...officer('hlth.ls').desks] })).map(([name]) => name)).toEqual(['same phone', 'same name and birth']);
  });

  it('are recorded as a search, each that was shown', async () => {
    await fixture.byHand('DELETE FROM access_case; DELETE FROM access_log');
    const items = await find(psb);
    const rows = await fixture.database.asWorker((tx) => tx.query<{ case_id: string }>(
      `SELECT c.case_id, a.what, a.staff FROM access_case c JOIN access_log a ON a.id = c.access_id WHERE a.what = 'SEARCH' AND a.staff = $1`, [psb.staff]));
    expect(rows.map(({ case_id: id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
  });

  it('are found by indexes, however many reports there are', async () => {
    await fixture.byHand(`INSERT INTO report SELECT gen_random_uuid(), 'x' || n, now(), '{}', '{}', '{}', 1 FROM generate_series(1, 20000) AS n;
      INSERT INTO child_index SELECT id, 'NAME', number FROM report WHERE number LIKE 'x%';
      INSERT INTO suspicion_index SELECT id, number FROM report WHERE number LIKE 'x%'; ANALYZE suspicion_index; ANALYZE report; ANALYZE child_index; ANALYZE desk_grant`);
    const seen: Explained[] = [];
    const parts = new CaseParts(explaining(fixture.database, seen), fixture.clock, fixture.keys, fixture.store, fixture.parts.door);
    await expect(new FindRelated(parts).find(ids['this'] ?? '', psb)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    const [found] = seen.filter(({ text }) => text.includes('child_index'));
    expect(found?.wholeTables.filter((table) => ['report', 'child_index', 'suspicion_index'].includes(table))).toEqual([]);
    expect(found?.pages).toBeLessThan(300);
  });
});
