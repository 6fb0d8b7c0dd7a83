import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { addMillis } from '@referrals/calendar';
import { ReportContentRead, ReportSupplementRead } from '@referrals/contracts';
import { checkInput } from '@referrals/service-kit';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, teacher } from '../../test/fixture.js';
import { SupplementReport } from '../filing/supplement-report.js';
import { SupplementForm } from '../form/report-form.dto.js';
import { ReadReport } from './read-report.js';
import { readGrants } from './report-rows.query.js';
import { tellReading } from './tell-reading.js';

const [psb, civ, wf, coordinator] = [officer('psb.yx'), officer('civ.yx'), officer('wf.yx'), officer('coord.yx')];

describe('what a desk’s reading says', () => {
  let fixture: Fixture;
  let id: string;
  beforeAll(async () => { fixture = await Fixture.open(); });
  afterAll(async () => { await fixture.close(); });
  beforeEach(async () => {
    ({ id } = await fixture.file({ situations: ['MR04'], childNow: '430223', child: { unknown: true } }, teacher));
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD', state: 'concluded', watchers: [idOf('coord.yx')] });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV', state: 'accepted' });
    await fixture.referral({ reportId: id, owner: idOf('wf.yx'), role: 'NOTICE', agency: 'WF' });
  });

  const supplement = async (narrative = '又有新情况') =>
    new SupplementReport(fixture.parts).add(id, await checkInput(SupplementForm, { narrative }), fixture.key(), teacher);
  const read = (who: StaffPrincipal) => new ReadReport(fixture.parts).read(id, who);
  const told = async () => (await fixture.events(ReportSupplementRead, id)).map(({ desk, part }) => [desk, part]);

  it('tells the first by a member after each supplement, in any state, once', async () => {
    await read(civ);
    expect(await told()).toEqual([]);
    await supplement();
    await Promise.all([read(psb), read({ ...psb, staff: idOf('a colleague') })]);
    await read(civ);
    await read(civ);
    expect(await told()).toEqual([[idOf('psb.yx'), 1], [idOf('civ.yx'), 1]]);
    await supplement();
    await supplement();
    await read(civ);
    expect(await told()).toEqual([[idOf('psb.yx'), 1], [idOf('civ.yx'), 1], [idOf('civ.yx'), 3]]);
    const [first] = await fixture.events(ReportSupplementRead, id);
    expect(first).toMatchObject({ staff: expect.any(String), at: fixture.clock.now() });
  });

  it('says nothing of it for a supervisor or a watcher; what lies unopened a supervisor’s opens', async () => {
    await supplement();
    await read(officer('civ.yx', 'SUPERVISOR'));
    await read(coordinator);
    await read(officer('wf.yx', 'SUPERVISOR'));
    expect(await told()).toEqual([]);
    expect((await fixture.events(ReportContentRead, id)).map(({ desk }) => desk)).toEqual([idOf('wf.yx')]);
    await read(civ);
    expect(await told()).toEqual([[idOf('civ.yx'), 1]]);
  });

  it('counts for a backup from its hour on', async () => {
    const from = addMillis(fixture.clock.now(), 3_600_000);
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD', version: 2, backup: { desk: idOf('psb.city'), from } });
    await supplement();
    fixture.clock.advance(3_600_000);
    await read(officer('psb.city'));
    expect(await told()).toEqual([[idOf('psb.city'), 1]]);
    fixture.clock.advance(-3_600_000);
  });

  it('is told again of a referral that stands otherwise: it came back, or another was merged into it', async () => {
    await supplement();
    await read(civ);
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'LEAD', agency: 'CIV', state: 'accepted', version: 2 });
    await read(civ);
    await read(civ);
    expect(await told()).toEqual([[idOf('civ.yx'), 1], [idOf('civ.yx'), 1]]);
  });

  it('does not say that something was read which was told while it was being read', async () => {
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD', version: 2 });
    await supplement();
    const late = async (who: StaffPrincipal): Promise<void> => {
      const now = fixture.clock.now();
      await fixture.database.transaction(databaseContext(who, now), async (tx) =>
        tellReading({ tx, database: fixture.database, principal: who, now }, { id, version: 1 }, await readGrants(tx, who, now, id)));
    };
    for (const who of [psb, civ, wf]) await late(who);
    expect(await told()).toEqual([]);
    // A lead has opened it, and has the rest to read; a notice would have ended by a card that is out of date.
    expect((await fixture.events(ReportContentRead, id)).map(({ desk }) => desk)).toEqual([idOf('psb.yx')]);
    await read(wf);
    expect((await fixture.events(ReportContentRead, id)).map(({ desk }) => desk)).toEqual([idOf('psb.yx'), idOf('wf.yx')]);
  });
});
