import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, type Principal, type StaffPrincipal } from '@referrals/auth';
import { checkInput } from '@referrals/service-kit';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, holderOf, officer, teacher } from '../../test/fixture.js';
import { SupplementReport } from '../filing/supplement-report.js';
import { SupplementForm } from '../form/report-form.dto.js';
import { ReadReport } from './read-report.js';
import { RevealNumber } from './reveal-number.js';

const reporter = { name: '报告人丁', phone: '13911110000', mayCall: true, safeContact: { hour: '晚上八点以后' }, post: '班主任' };
const [psb, civ] = [officer('psb.yx'), officer('civ.yx')];

describe('a reporter who says that desks may call', () => {
  let fixture: Fixture;
  let read: ReadReport;
  beforeAll(async () => {
    fixture = await Fixture.open();
    read = new ReadReport(fixture.parts);
  });
  afterAll(async () => { await fixture.close(); });

  async function filed(said: object, who: StaffPrincipal | 'NOBODY' = teacher, referral: object = {}): Promise<string> {
    const { id } = await fixture.file({ situations: ['MR04'], childNow: '430223', child: { unknown: true }, reporter: { ...reporter, ...said } }, who === 'NOBODY' ? undefined : who);
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD', ...referral });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    return id;
  }
  /** What the reader gets of the reporter, and rows of their contact that the database itself shows them. */
  async function shown(id: string, who: Principal) {
    const content = await read.read(id, who);
    const rows = await fixture.database.transaction(databaseContext(who, fixture.clock.now()), (tx) => tx.query('SELECT 1 FROM reporter_contact WHERE report_id = $1', [id]));
    return { reporter: content.reporter, rows: rows.length };
  }
  const phone = async (id: string, who: StaffPrincipal): Promise<string> =>
    new RevealNumber(fixture.parts).reveal(id, { field: 'reporter.phone', part: 0 }, who).then(({ value }) => value, (error: unknown) => (error as { code: string }).code);
  const looks = (id: string) => fixture.database.asWorker((tx) => tx.query("SELECT staff, desk, level FROM access_log WHERE case_id = $1 AND what = 'REPORTER_CONTACT'", [id]));

  it('is shown with safe hour and masked phone to the desk that leads, the phone when it asks for it, each time recorded, and sealed at rest', async () => {
    const id = await filed({});
    const expected = { mayCall: true, phone: '139****0000', safeContact: { hour: '晚上八点以后' } };
    expect(await shown(id, psb)).toEqual({ reporter: expected, rows: 1 });
    expect(await looks(id)).toEqual([]);
    expect([await phone(id, psb), await phone(id, psb)]).toEqual(['13911110000', '13911110000']);
    const look = { staff: psb.staff, desk: idOf('psb.yx'), level: 'LEAD' };
    expect(await looks(id)).toEqual([look, look]);
    const stored = await fixture.database.asWorker((tx) => tx.query('SELECT sealed FROM reporter_contact'));
    expect(JSON.stringify(stored)).not.toMatch(/13911110000|八点/);
  });

  it('is shown to nobody else', async () => {
    const id = await filed({});
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD', version: 2, watchers: [idOf('edu.yx')] });
    for (const who of [civ, officer('edu.yx')]) expect([await shown(id, who), await phone(id, who)]).toEqual([{ reporter: undefined, rows: 0 }, 'NOT_FOUND']);
    expect([await phone(id, teacher), await phone(id, officer('psb.ls'))]).toEqual(['NOT_FOUND', 'NOT_YET_VISIBLE']);
    expect((await shown(id, holderOf(id))).reporter).toBeUndefined();
    expect(await looks(id)).toEqual([]);
  });

  it.each<[string, object, StaffPrincipal | 'NOBODY']>([
    ['did not say so', { mayCall: undefined }, teacher], ['said no', { mayCall: false }, teacher], ['ask for secrecy', { confidential: true }, teacher],
    ['hide from their unit', { hideFrom: ['UNIT'] }, teacher], ['give no number', { phone: undefined }, teacher], ['are anonymous', {}, 'NOBODY'],
  ])('not when they %s', async (_, said, who) => {
    const id = await filed(said, who);
    expect([await shown(id, psb), await phone(id, psb)]).toEqual([{ reporter: undefined, rows: 0 }, 'NOT_FOUND']);
    expect(await looks(id)).toEqual([]);
  });

  it('not when every answer was received', async () => {
    const id = await filed({}, teacher, { state: 'fed_back' });
    expect([await shown(id, psb), await phone(id, psb)]).toEqual([{ reporter: undefined, rows: 0 }, 'NOT_FOUND']);
  });

  it('as they say it last: another number, and no more once they ask for secrecy', async () => {
    const id = await filed({});
    const add = async (said: object) => new SupplementReport(fixture.parts).add(id, await checkInput(SupplementForm, { reporter: said }), fixture.key(), teacher);
    await add({ phone: '13922220000' });
    expect([(await shown(id, psb)).reporter, await phone(id, psb)]).toEqual([expect.objectContaining({ phone: '139****0000' }), '13922220000']);
    await add({ confidential: true });
    expect(await shown(id, psb)).toEqual({ reporter: undefined, rows: 0 });
  });

  it('and may say so later', async () => {
    const id = await filed({ mayCall: false });
    await new SupplementReport(fixture.parts).add(id, await checkInput(SupplementForm, { reporter: { mayCall: true } }), fixture.key(), teacher);
    expect((await shown(id, psb)).reporter).toMatchObject({ phone: '139****0000' });
  });
});
