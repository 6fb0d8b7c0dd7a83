import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Principal, StaffPrincipal } from '@referrals/auth';
import { idOf } from '../../test/directory-fixture.js';
import type { Fixture } from '../../test/fixture.js';

// The application's scope is taken out: every report is everybody's, every grant is the caller's, at the strongest rank.
jest.unstable_mockModule('./report-scope.js', () => ({
  reportScope: () => ({ rank: () => '1', own: () => 'true', grants: () => 'desk_grant g WHERE true' }),
}));

const { ReadReport } = await import('./read-report.js');
const { ReadCards } = await import('../cards/read-cards.query.js');
const { MyReportsList } = await import('./my-reports.query.js');
const { ReportSearch } = await import('./search-reports.query.js');
const { ExplainRouting } = await import('../routing/explain-routing.js');
const { UnsealReporter } = await import('../reporter/unseal-reporter.js');
const { AccessReview } = await import('../reporter/accesses.query.js');
const { SupplementReport } = await import('../filing/supplement-report.js');
const { SupplementForm } = await import('../form/report-form.dto.js');
const { anotherTeacher, Fixture: Service, holderOf, officer, teacher } = await import('../../test/fixture.js');

const marks = /独此故事|独此之名|独此涉嫌|独此报告人|13911112222/;
const body = {
  situations: ['MR04'], childNow: '430223', narrative: '独此故事', child: { name: '独此之名', phone: '13911112222' }, suspects: [{ relation: 'GUARDIAN', name: '独此涉嫌' }],
  reporter: { name: '独此报告人' },
};

describe('with the application\'s scope removed', () => {
  let fixture: Fixture;
  let id: string;
  beforeAll(async () => {
    fixture = await Service.open();
    ({ id } = await fixture.file(body, teacher));
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
    await fixture.referral({ reportId: id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF' });
  });
  afterAll(async () => { await fixture.close(); });

  /** Everything this reader gets by any use case, errors by their codes. */
  async function everything(who: Principal): Promise<string> {
    const staff = who as StaffPrincipal;
    const answers = await Promise.allSettled([
      new ReadReport(fixture.parts).read(id, who), new ExplainRouting(fixture.parts).explain(id, who), new ReadCards(fixture.parts).cards([id], who),
      ...(who.kind === 'STAFF' ? [
        new MyReportsList(fixture.parts).list({ limit: 20 }, staff), new ReportSearch(fixture.parts).search({ name: '独此之名', limit: 50 }, staff),
        new AccessReview(fixture.parts).list(id, { limit: 200 }, staff), new UnsealReporter(fixture.parts).unseal(id, { reason: '看看' }, fixture.key(), staff),
        new SupplementReport(fixture.parts).add(id, Object.assign(new SupplementForm(), { danger: 'NONE' }), fixture.key(), staff),
      ] : []),
    ]);
    return JSON.stringify(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : (answer.reason as { code?: string }).code)));
  }

  it('the database alone shows strangers nothing, not even that it is there', async () => {
    for (const who of [anotherTeacher, officer('psb.ls'), officer('psb.ls', 'SUPERVISOR'), holderOf(idOf('another report'))]) {
      const seen = await everything(who);
      expect(seen).not.toMatch(marks);
      expect(seen).not.toContain(id);
    }
  });

  it('the database alone keeps a notice to its card', async () => {
    for (const who of [officer('wf.yx'), officer('wf.yx', 'SUPERVISOR')]) {
      const seen = await everything(who);
      expect(seen).toContain(id);
      expect(seen).not.toMatch(marks);
      expect(seen).not.toMatch(/GUARDIAN|whatIf/);
    }
  });

  it('the database alone keeps support from who is suspected, and all desks from who reported', async () => {
    expect(await everything(officer('civ.yx'))).not.toMatch(/独此涉嫌|独此报告人/);
    expect(await everything(officer('civ.yx', 'SUPERVISOR'))).not.toMatch(/独此涉嫌|独此报告人/);
    const lead = await everything(officer('psb.yx'));
    expect(lead).toMatch(/独此涉嫌/);
    expect(lead).not.toMatch(/独此报告人/);
  });
});
