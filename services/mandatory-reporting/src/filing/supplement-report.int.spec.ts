import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@referrals/auth';
import { ReportDangerTold, ReportExclusionAdded, ReportExclusionAddedV2, ReportFiled, ReportFiledV2, ReportSupplemented, ReportSupplementedV2 } from '@referrals/contracts';
import { desk, idOf } from '../../test/directory-fixture.js';
import { anotherTeacher, Fixture, holderOf, officer, person, teacher } from '../../test/fixture.js';
import { ReadReport } from '../content/read-report.js';
import { checkInput } from '@referrals/service-kit';
import { SupplementForm } from '../form/report-form.dto.js';
import { ExcludeDesks } from '../routing/exclude-desks.js';
import { SupplementReport } from './supplement-report.js';

const body = { concerns: ['NEGLECT_MILD'], childNow: '430223104208', residence: '430223104208', child: { unknown: true } };

describe('a supplement', () => {
  let fixture: Fixture;
  beforeAll(async () => { fixture = await Fixture.open(); });
  afterAll(async () => { await fixture.close(); });

  const add = async (id: string, form: object, who: Principal, key = fixture.key()) => new SupplementReport(fixture.parts).add(id, await checkInput(SupplementForm, form), key, who);
  const pairs = (referrals: readonly { agency: string; role: string }[]) => referrals.map((one) => `${one.role} ${one.agency}`);

  it('adds pairs, raises roles and withdraws nothing', async () => {
    const { id, referrals } = await fixture.file(body, teacher);
    expect(pairs(referrals)).toEqual(['LEAD VILLAGE', 'NOTICE CIV', 'NOTICE TOWNSHIP', 'NOTICE WF']);
    const receipt = await add(id, { situations: ['MR06'], narrative: '已独自在家三天' }, teacher);
    expect(receipt).toMatchObject({ part: 1, version: 2 });
    expect(pairs(receipt.referrals)).toEqual(expect.arrayContaining(['LEAD VILLAGE', 'LEAD PSB', 'LEAD CIV', 'SUPPORT RPI', 'NOTICE WF']));
    const [published] = await fixture.events(ReportSupplemented, id);
    expect(published).toMatchObject({ reportId: id, supplementedAt: receipt.supplementedAt });
    expect(JSON.stringify(published)).not.toContain('三天');
  });

  it('gives the same answer to the same key, and takes the second part after the first', async () => {
    const { id } = await fixture.file(body, teacher);
    const key = fixture.key();
    const first = await add(id, { situations: ['MR04'] }, teacher, key);
    expect(await add(id, { situations: ['MR04'] }, teacher, key)).toEqual(first);
    expect((await add(id, { danger: 'IMMINENT' }, holderOf(id))).part).toBe(2);
  });

  it('tells how great the danger is where somebody said so, and again when it is another', async () => {
    const { id } = await fixture.file(body, teacher);
    expect(await fixture.events(ReportDangerTold, id)).toEqual([]);
    for (const danger of ['POSSIBLE', 'POSSIBLE', undefined, 'IMMINENT']) await add(id, { narrative: '又说', danger }, teacher);
    expect((await fixture.events(ReportDangerTold, id)).map(({ danger }) => danger)).toEqual(['POSSIBLE', 'IMMINENT']);
    // Whoever got hold of number and code makes nothing of it smaller.
    await add(id, { narrative: '没事了', danger: 'NONE' }, holderOf(id));
    expect(await fixture.events(ReportDangerTold, id)).toHaveLength(2);
    const { id: another } = await fixture.file({ ...body, danger: 'NONE' }, teacher);
    expect(await fixture.events(ReportDangerTold, another)).toEqual([{ reportId: another, danger: 'NONE', at: fixture.clock.now() }]);
  });

  it('is for the reporter, the holder of their token, and desks that lead', async () => {
    const { id } = await fixture.file(body, teacher);
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await expect(add(id, { danger: 'NONE' }, anotherTeacher)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(add(id, { danger: 'NONE' }, officer('civ.yx'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(add(id, { danger: 'NONE' }, officer('psb.ls'))).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    await expect(add(id, { reporter: { name: '某人' } }, officer('psb.yx'))).rejects.toMatchObject({ code: 'REPORTER_NOT_YOURS' });
    await add(id, { narrative: '孩子已送往庇护所', child: { whereNow: '庇护所地址' } }, officer('psb.yx'));
    const read = new ReadReport(fixture.parts);
    expect(JSON.stringify(await read.read(id, officer('psb.yx')))).toContain('庇护所地址');
    expect(JSON.stringify(await read.read(id, teacher))).not.toContain('庇护所');
  });

  it("keeps a reporter's wish to be confidential, and adds to their sealed part", async () => {
    const { id } = await fixture.file(body, teacher);
    await add(id, { reporter: { confidential: true, phone: '13900000000' } }, teacher);
    expect(await new ReadReport(fixture.parts).read(id, teacher)).toMatchObject({ reporter: { confidential: true, phone: '13900000000', kind: 'SCHOOL' } });
  });

  it('shuts a desk of a suspect\'s organisation out at once', async () => {
    const { id } = await fixture.file(body, teacher);
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await add(id, { suspects: [{ relation: 'PUBLIC_OFFICIAL', organisation: idOf('organisation of psb.yx') }] }, teacher);
    expect((await fixture.events(ReportSupplemented, id))[0]?.excludedDesks).toEqual([idOf('psb.yx')]);
    await expect(new ReadReport(fixture.parts).read(id, officer('psb.yx'))).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
  });

  it('shuts out a desk that a suspect\'s organisation gets later, once', async () => {
    const { id } = await fixture.file({ ...body, suspects: [{ relation: 'STAFF', organisation: idOf('a hospital') }] }, teacher);
    const exclude = new ExcludeDesks(fixture.parts);
    const check = () => fixture.database.asWorker((tx) => exclude.check(tx, id));
    await check();
    expect(await fixture.events(ReportExclusionAdded, id)).toEqual([]);
    await fixture.database.asWorker((tx) => fixture.store.applyDesk(tx, desk('hlth.hospital', 'HLTH', '430203', 'a hospital', 2)));
    await check();
    await check();
    expect(await fixture.events(ReportExclusionAdded, id)).toEqual([{ reportId: id, excludedDesks: [idOf('hlth.hospital')], excludedAgencies: [] }]);
  });

  it('keeps it from an agency from the moment it is told, and tells the desks so in the second version', async () => {
    const { id } = await fixture.file(body, teacher);
    await fixture.referral({ reportId: id, owner: idOf('township.yx'), role: 'NOTICE', agency: 'TOWNSHIP' });
    await fixture.referral({ reportId: id, owner: idOf('village.yx'), role: 'LEAD', agency: 'VILLAGE' });
    const read = new ReadReport(fixture.parts);
    await read.read(id, officer('township.yx'));
    const { referrals } = await add(id, { reporter: { hideFrom: ['TOWNSHIP'] } }, teacher);
    expect(pairs(referrals)).toEqual(['LEAD VILLAGE', 'NOTICE CIV', 'NOTICE WF']);
    await expect(read.read(id, officer('township.yx'))).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    expect(await read.read(id, officer('village.yx'))).toMatchObject({ keepFrom: ['TOWNSHIP'] });
    await add(id, { narrative: '又一次', reporter: { hideFrom: [] } }, teacher);
    expect((await fixture.events(ReportSupplementedV2, id)).map(({ keepFrom, excludedAgencies, reporterHidden }) => [keepFrom, excludedAgencies, reporterHidden]))
      .toEqual([[['TOWNSHIP'], ['TOWNSHIP'], false], [['TOWNSHIP'], ['TOWNSHIP'], false]]);
    expect(await read.read(id, teacher)).toMatchObject({ reporter: { hideFrom: ['TOWNSHIP'] } });
  });

  it("excludes the desks of the unit a reporter hides from, those it gets later too, and says so to nobody who reads", async () => {
    const doctor = person('doctor', 'a hospital', 'HOSPITAL');
    const { id } = await fixture.file({ ...body, reporter: { hideFrom: ['UNIT'] } }, doctor);
    await fixture.referral({ reportId: id, owner: idOf('village.yx'), role: 'LEAD', agency: 'VILLAGE' });
    await fixture.database.asWorker((tx) => fixture.store.applyDesk(tx, desk('hlth.ward', 'HLTH', '430203', 'a hospital', 3)));
    await fixture.database.asWorker((tx) => new ExcludeDesks(fixture.parts).check(tx, id));
    expect((await fixture.events(ReportExclusionAddedV2, id)).map(({ excludedDesks, untoldDesks }) => excludedDesks.includes(idOf('hlth.ward')) && untoldDesks.join() === excludedDesks.join())).toEqual([true]);
    const trail = await fixture.database.asWorker((tx) => tx.query<{ action: string; facts: object }>('SELECT action, facts FROM trail WHERE case_id = $1 ORDER BY n', [id]));
    expect(trail.map(({ action }) => action)).toEqual(['report.filed', 'report.desks-checked']);
    expect(JSON.stringify(trail)).not.toMatch(new RegExp(`${idOf('hlth.ward')}|HOSPITAL|UNIT"|excludedDesks`));
  });

  it('tells what the first versions say in the same change, behind the second', async () => {
    const { id } = await fixture.file(body, teacher);
    await add(id, { narrative: '补充' }, teacher);
    for (const [first, second] of [[ReportFiled, ReportFiledV2], [ReportSupplemented, ReportSupplementedV2]] as const) {
      const [[one], [two]] = [await fixture.events(first, id), await fixture.events(second, id)];
      expect(two).toEqual({ ...one, reporterHidden: false, untoldDesks: [], keepFrom: [] });
    }
    const types = await fixture.database.asWorker((tx) => tx.query<{ type: string }>(`SELECT type FROM outbox WHERE key = $1 ORDER BY seq`, [id]));
    expect(types.map(({ type }) => type)).toEqual([ReportFiledV2.type, ReportFiled.type, ReportSupplementedV2.type, ReportSupplemented.type]);
  });
});
