import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseContext, type Principal } from '@referrals/auth';
import { addMillis, type Instant } from '@referrals/calendar';
import { ReportContentRead } from '@referrals/contracts';
import { idNumberCheck } from '@referrals/policy';
import { idOf } from '../../test/directory-fixture.js';
import { anotherTeacher, Fixture, holderOf, officer, teacher } from '../../test/fixture.js';
import { SupplementReport } from '../filing/supplement-report.js';
import { MyReportsList } from './my-reports.query.js';
import { OwnReport } from './own-report.query.js';
import { ReadReport } from './read-report.js';
import { ReportSearch } from './search-reports.query.js';

const idNumber = `43029920180115001${idNumberCheck('43029920180115001')}`;
const body = {
  situations: ['MR04'], childNow: '430223104', narrative: '孩子手臂有淤青。',
  child: { name: '测试童甲', birthDate: '2018-01-15', phone: '13700000000', guardian: { name: '监护人甲', relation: '父', phone: '13600000000' } },
  suspects: [{ relation: 'GUARDIAN', name: '涉嫌人甲', phone: '13800000000' }], reporter: { name: '报告人甲', phone: '13900000000' }, teacher: { childWords: '爸爸打的' },
};
const [psb, civ, wf] = [officer('psb.yx'), officer('civ.yx'), officer('wf.yx')];

describe("a report's content", () => {
  let fixture: Fixture;
  let read: ReadReport;
  let id: string;
  let number: string;
  beforeAll(async () => {
    fixture = await Fixture.open();
    read = new ReadReport(fixture.parts);
  });
  afterAll(async () => { await fixture.close(); });
  beforeEach(async () => {
    ({ id, number } = await fixture.file(body, teacher));
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await fixture.referral({ reportId: id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF' });
  });

  const accesses = () => fixture.database.asWorker((tx) => tx.query<{ staff: string | null; what: string; level: string }>(
    'SELECT staff, what, level FROM access_log WHERE case_id = $1 ORDER BY at, id', [id]));

  it('shows a lead all but who reported', async () => {
    const content = await read.read(id, psb);
    expect(content).toMatchObject({
      id, number, level: 'LEAD', narrative: '孩子手臂有淤青。', channel: 'PLATFORM', teacher: { childWords: '爸爸打的' },
      child: { name: '测试童甲', phone: '137****0000', guardian: { name: '监护人甲', relation: '父', phone: '136****0000' } },
      suspects: [{ relation: 'GUARDIAN', name: '涉嫌人甲', phone: '138****0000' }],
    });
    expect(JSON.stringify(content)).not.toMatch(/报告人甲|13900000000|"reporter"/);
  });

  it("shows support the story and the suspects' relations, not who they are", async () => {
    const content = await read.read(id, civ);
    expect(content).toMatchObject({ level: 'SUPPORT', child: { name: '测试童甲', phone: '137****0000', guardian: { relation: '父' } }, suspects: [{ relation: 'GUARDIAN' }] });
    expect(JSON.stringify(content)).not.toMatch(/报告人甲|涉嫌人甲|监护人甲|13800000000|13600000000/);
  });

  it('shows a notice the card', async () => {
    expect(await read.read(id, wf)).toEqual({ id, number, filedAt: fixture.clock.now(), version: 1, level: 'NOTICE', situations: ['MR04'], concerns: [], leads: ['PSB'] });
  });

  it('shows the reporter their own words, to number and code none of them, with an access record that names nobody', async () => {
    expect(await read.read(id, teacher)).toMatchObject({ level: 'REPORTER', narrative: '孩子手臂有淤青。', reporter: { name: '报告人甲' }, suspects: [{ name: '涉嫌人甲', phone: '13800000000' }] });
    expect(await read.read(id, holderOf(id))).toEqual({ level: 'REPORTER', id, number, version: 1, filedAt: fixture.clock.now(), leads: expect.arrayContaining(['PSB']), supplementedAt: [] });
    expect(await accesses()).toEqual([{ staff: null, what: 'REPORTER', level: 'REPORTER' }, { staff: null, what: 'REPORTER', level: 'REPORTER' }]);
  });

  it('tells number and code when the reporter added something, not what, and nothing of what a desk added', async () => {
    const [add, filedAt] = [new SupplementReport(fixture.parts), fixture.clock.now()];
    const more = (narrative: string, who: Principal): Promise<{ supplementedAt: Instant }> => add.add(id, { narrative }, fixture.key(), who);
    fixture.clock.advance(60_000);
    const first = await more('又见到新的伤', teacher);
    fixture.clock.advance(60_000);
    await more('本台核实的情况', psb);
    fixture.clock.advance(60_000);
    const second = await more('邻居也看见了', holderOf(id));
    const shown = await read.read(id, holderOf(id));
    expect(shown).toEqual({ level: 'REPORTER', id, number, version: 4, filedAt, leads: expect.anything(), supplementedAt: [first.supplementedAt, second.supplementedAt] });
  });

  it('hides it from colleagues, other desks and other tokens; a desk is told to try again whether it exists or not', async () => {
    await expect(read.read(id, anotherTeacher)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(read.read(id, holderOf(idOf('another report')))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const report of [id, idOf('no report')]) await expect(read.read(report, officer('psb.ls'))).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE', retryAfter: 1 });
    expect(await accesses()).toEqual([]);
  });

  it('records each view, and publishes the first read by the owning desk once', async () => {
    await read.read(id, psb);
    await Promise.all([read.read(id, psb), read.read(id, officer('psb.yx', 'SUPERVISOR'))]);
    await read.read(id, wf);
    const published = await fixture.events(ReportContentRead, id);
    expect(published.map((event) => [event.desk, event.staff])).toEqual([[idOf('psb.yx'), psb.staff], [idOf('wf.yx'), wf.staff]]);
    expect(await accesses()).toHaveLength(4);
  });

  it('does not publish a read of what was opened before', async () => {
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD', state: 'opened' });
    await read.read(id, psb);
    expect(await fixture.events(ReportContentRead, id)).toEqual([]);
  });

  it('takes everything from a desk that gave it away, and lets a backup in from its hour on', async () => {
    const from = addMillis(fixture.clock.now(), 3_600_000);
    await fixture.referral({ reportId: id, owner: idOf('psb.ls'), role: 'LEAD', version: 2, backup: { desk: idOf('psb.city'), from }, watchers: [idOf('coord.yx')] });
    await expect(read.read(id, psb)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    expect(await read.read(id, officer('psb.ls'))).toMatchObject({ level: 'LEAD' });
    expect(await read.read(id, officer('coord.yx'))).toMatchObject({ level: 'LEAD' });
    await expect(read.read(id, officer('psb.city'))).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    fixture.clock.advance(3_600_000);
    expect(await read.read(id, officer('psb.city'))).toMatchObject({ level: 'LEAD' });
    fixture.clock.advance(-3_600_000);
  });

  it('keeps the newer state when events come out of order', async () => {
    await fixture.referral({ reportId: id, owner: idOf('psb.ls'), role: 'LEAD', version: 3 });
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD', version: 2 });
    await expect(read.read(id, psb)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    expect(await read.read(id, officer('psb.ls'))).toMatchObject({ level: 'LEAD' });
  });

  it('waits for a desk the directory has not published yet', async () => {
    await expect(fixture.referral({ reportId: id, owner: idOf('psb.new'), role: 'LEAD', version: 2 })).rejects.toMatchObject({ reason: 'DESK_NOT_SEEN' });
    expect(await read.read(id, psb)).toMatchObject({ level: 'LEAD' });
  });

  it('hides it from who stepped aside and from excluded desks, by whichever referral they would come', async () => {
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD', version: 2, recused: [civ.staff], excludedDesks: [idOf('wf.yx')] });
    await expect(read.read(id, civ)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    await expect(read.read(id, wf)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    expect(await read.read(id, officer('civ.yx', 'MEMBER', 'a colleague'))).toMatchObject({ level: 'SUPPORT' });
  });

  it('hides it from whoever also acts for an excluded desk, and from them alone', async () => {
    await fixture.database.asWorker((tx) => tx.query('INSERT INTO exclusion (report_id, excluded) VALUES ($1, $2)', [id, idOf('wf.yx')]));
    const both = { ...civ, desks: [...civ.desks, ...wf.desks] };
    await expect(read.read(id, both)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    expect(await read.read(id, civ)).toMatchObject({ level: 'SUPPORT' });
    const rows = await fixture.database.transaction(databaseContext(both, fixture.clock.now()), (tx) => tx.query('SELECT 1 FROM report WHERE id = $1', [id]));
    expect(rows).toEqual([]);
  });

  it('finds a child by exact name or ID number among what the desk works on', async () => {
    const search = new ReportSearch(fixture.parts);
    const filed = await fixture.file({ ...body, child: { name: '测 试·童', idNumber } }, teacher);
    await fixture.referral({ reportId: filed.id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: filed.id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF' });
    const found = async (term: object, who = psb) => (await search.search({ ...term, limit: 50 }, who)).items.map((one) => one.id);
    expect(await found({ idNumber })).toEqual([filed.id]);
    expect(await found({ name: '测试童' })).toEqual([filed.id]);
    expect(await found({ name: '测试童', idNumber })).toEqual([filed.id]);
    expect(await found({ name: '测试', idNumber })).toEqual([]);
    expect(await found({ name: '测试童' }, wf)).toEqual([]);
    expect(await found({ name: '测试童' }, officer('psb.ls'))).toEqual([]);
  });

  it('finds all reports about a child, a page at a time, and says where there are more', async () => {
    const search = new ReportSearch(fixture.parts);
    const filed = [];
    for (let n = 0; n < 5; n += 1) {
      const { id: report } = await fixture.file({ ...body, child: { name: '测试童多' } }, teacher);
      await fixture.referral({ reportId: report, owner: idOf('psb.yx'), role: 'LEAD' });
      filed.push(report);
    }
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await search.search({ name: '测试童多', limit: 2, ...(cursor === undefined ? {} : { cursor }) }, psb);
      found.push(...page.items.map((one) => one.id));
      cursor = page.next;
      if (cursor !== null) {
        await expect(search.search({ name: '测试童甲', limit: 2, cursor }, psb)).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
        expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('测试童');
      }
    }
    expect(found.sort()).toEqual(filed.sort());
  });

  it("lists the person's own reports, page by page, and says which are theirs", async () => {
    const mine = new MyReportsList(fixture.parts);
    const own = new OwnReport(fixture.parts);
    const first = await mine.list({ limit: 2 }, teacher);
    expect(first.items).toHaveLength(2);
    const second = await mine.list({ limit: 100, cursor: first.next ?? '' }, teacher);
    const ids = [...first.items, ...second.items].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(id);
    expect((await mine.list({ limit: 5 }, anotherTeacher)).items).toEqual([]);
    for (const position of ['x', `0000-01-01T00:00:00.000Z ${id}`, `${fixture.clock.now()} x`]) {
      const cursor = Buffer.from(position).toString('base64url');
      await expect(mine.list({ limit: 5, cursor }, teacher)).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
    }
    expect([await own.isOwn(id, teacher), await own.isOwn(id, anotherTeacher), await own.isOwn(id, psb), await own.isOwn(id, holderOf(id))]).toEqual([true, false, false, true]);
  });
});
