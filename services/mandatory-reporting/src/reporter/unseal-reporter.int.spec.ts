import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, recordPage } from '@referrals/auth';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, person, teacher } from '../../test/fixture.js';
import { ReportSearch } from '../content/search-reports.query.js';
import { AccessReview } from './accesses.query.js';
import { UnsealReporter } from './unseal-reporter.js';

/** A page that holds all there is here. */
const all = { limit: 200 };

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
      const { items } = await review.list(id, all, who);
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

  it('tells of a page to whoever may review one of its cases, and not which others were on it', async () => {
    const body = { situations: ['MR04'], childNow: '430223', child: { name: '测试童丙' } };
    const [one, other] = [await fixture.file(body, teacher), await fixture.file(body, teacher)];
    const member = officer('civ.yx');
    for (const { id: reportId } of [one, other]) await fixture.referral({ reportId, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await fixture.referral({ reportId: one.id, owner: idOf('psb.yx'), role: 'LEAD' });
    expect((await new ReportSearch(fixture.parts).search({ name: '测试童丙', ...all }, member)).items).toHaveLength(2);
    await fixture.database.asWorker((tx) => Promise.resolve(recordPage(tx, { cases: [{ id: other.id }], at: fixture.clock.now(), what: 'LIST' })));

    const supervisor = officer('psb.yx', 'SUPERVISOR');
    const { items } = await new AccessReview(fixture.parts).list(one.id, all, supervisor);
    expect(items).toEqual([{ at: fixture.clock.now(), staff: member.staff, desk: null, service: null, what: 'SEARCH', level: 'SUPPORT', reason: null, forService: null, forCase: null }]);
    await expect(new AccessReview(fixture.parts).list(other.id, all, supervisor)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
    // In the database itself: no other case of the page, no page without a case of theirs.
    const [cases, pages] = await fixture.database.transaction(databaseContext(supervisor, fixture.clock.now()), (tx) => Promise.all([
      tx.query('SELECT case_id FROM access_case'), tx.query('SELECT what FROM access_log WHERE case_id IS NULL'),
    ]));
    expect([cases, pages]).toEqual([[{ case_id: one.id }], [{ what: 'SEARCH' }]]);
  });

  it('says of a report at which nobody has looked that nobody has, and of one that is none that there is none', async () => {
    const { id: unread } = await fixture.file({ situations: ['MR04'], childNow: '430223', child: { unknown: true } }, teacher);
    await fixture.referral({ reportId: unread, owner: idOf('psb.yx'), role: 'LEAD' });
    const review = new AccessReview(fixture.parts);
    const auditor = person('auditor', 'an office', 'WCO', ['AUDITOR']);
    for (const who of [auditor, officer('psb.yx', 'SUPERVISOR')]) expect(await review.list(unread, all, who)).toEqual({ items: [], next: null });
    await expect(review.list(idOf('no report'), all, auditor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows all who looked, a page at a time', async () => {
    const { id: looked } = await fixture.file({ situations: ['MR04'], childNow: '430223', child: { unknown: true } }, teacher);
    await fixture.database.asWorker((tx) => Promise.resolve(Array.from({ length: 5 }, () => { recordPage(tx, { cases: [{ id: looked }], at: fixture.clock.now(), what: 'LIST' }); })));
    const review = new AccessReview(fixture.parts);
    const auditor = person('auditor', 'an office', 'WCO', ['AUDITOR']);
    const seen = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await review.list(looked, { limit: 2, ...(cursor === undefined ? {} : { cursor }) }, auditor);
      seen.push(page.items.length);
      cursor = page.next;
    }
    expect(seen).toEqual([2, 2, 1]);
  });

  it('shows who looked to nobody else', async () => {
    const review = new AccessReview(fixture.parts);
    for (const who of [officer('psb.yx'), officer('psb.city', 'SUPERVISOR'), officer('civ.ls', 'SUPERVISOR')]) await expect(review.list(id, all, who)).rejects.toMatchObject({ code: 'NOT_YET_VISIBLE' });
  });
});
