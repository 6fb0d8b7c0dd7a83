import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { explaining, withoutRowSecurity, type Explained } from '@referrals/service-harness';
import { idOf } from '../../test/directory-fixture.js';
import { Fixture, officer, person, teacher } from '../../test/fixture.js';
import { CaseParts } from '../filing/case-parts.js';
import { Audit } from './audit.query.js';
import { UnsealReporter } from './unseal-reporter.js';

const auditor = person('auditor', 'an office', 'WCO', ['AUDITOR']);

describe('an audit', () => {
  let fixture: Fixture;
  let audit: Audit;
  let id: string;
  let number: string;
  beforeAll(async () => {
    fixture = await Fixture.open();
    audit = new Audit(fixture.parts);
    ({ id, number } = await fixture.file({ situations: ['MR04'], childNow: '430223', child: { unknown: true } }, teacher));
    await fixture.referral({ reportId: id, owner: idOf('psb.yx'), role: 'LEAD' });
    await fixture.referral({ reportId: id, owner: idOf('civ.yx'), role: 'SUPPORT', agency: 'CIV' });
  });
  afterAll(() => fixture.close());

  const looks = () => fixture.database.asWorker((tx) => tx.query("SELECT staff, what FROM access_log WHERE case_id = $1", [id]));

  it('finds a report by its number: its id alone, to an auditor, recorded', async () => {
    expect(await audit.byNumber(number, auditor)).toEqual({ id });
    expect(await looks()).toEqual([{ staff: auditor.staff, what: 'NUMBER' }]);
    for (const who of [officer('psb.yx', 'SUPERVISOR'), teacher]) await expect(audit.byNumber(number, who)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(audit.byNumber('1', auditor)).rejects.toMatchObject({ code: 'RECEIPT_NUMBER_INVALID', field: 'number' });
    expect(await looks()).toHaveLength(1);
  });

  describe('lists who broke a seal, when and why', () => {
    const chief = officer('psb.yx', 'SUPERVISOR');
    const [mayReview, mayNot] = [[auditor, chief, officer('civ.yx', 'SUPERVISOR')], [officer('psb.ls', 'SUPERVISOR'), officer('psb.yx'), teacher]];
    const expected = () => [{ at: fixture.clock.now(), staff: chief.staff, desk: idOf('psb.yx'), reportId: id, reason: '核实线索' }];
    beforeAll(() => new UnsealReporter(fixture.parts).unseal(id, { reason: '核实线索' }, fixture.key(), chief));

    it('to auditors all, to supervisors what their desks work on, to nobody else', async () => {
      for (const who of mayReview) expect((await audit.unsealings({ limit: 50 }, who)).items).toEqual(expected());
      for (const who of mayNot) expect((await audit.unsealings({ limit: 50 }, who)).items).toEqual([]);
    });

    it('by its scope alone, where row security shows everything', async () => {
      const bare = new Audit(new CaseParts(withoutRowSecurity(fixture.database), fixture.clock, fixture.keys, fixture.store, fixture.parts.door));
      for (const who of mayReview) expect((await bare.unsealings({ limit: 50 }, who)).items).toEqual(expected());
      for (const who of mayNot) expect((await bare.unsealings({ limit: 50 }, who)).items).toEqual([]);
    });

    it('by row security alone, where no scope asks', async () => {
      const seen = (who: StaffPrincipal) => fixture.database.read(databaseContext(who, fixture.clock.now()), (tx) => tx.query("SELECT staff FROM access_log WHERE what = 'REPORTER_IDENTITY'"));
      for (const who of mayReview) expect(await seen(who)).toEqual([{ staff: chief.staff }]);
      for (const who of mayNot) expect(await seen(who)).toEqual([]);
    });
  });

  it('reads seals that were broken, and not every look there was', async () => {
    await fixture.byHand(`INSERT INTO access_log (id, at, case_id, what) SELECT gen_random_uuid(), now(), gen_random_uuid(), 'CONTENT' FROM generate_series(1, 20000); ANALYZE access_log`);
    const seen: Explained[] = [];
    await new Audit(new CaseParts(explaining(fixture.database, seen), fixture.clock, fixture.keys, fixture.store, fixture.parts.door)).unsealings({ limit: 50 }, auditor);
    expect(seen.map(({ wholeTables, pages }) => [wholeTables, pages < 50])).toEqual([[[], true]]);
  });
});
