import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { binder, databaseContext, type StaffPrincipal } from '@referrals/auth';
import { context, DeskHarness } from '../../test/support/desk-harness.js';
import { ReadReferral } from '../referral/read-referral.query.js';
import { reviewScope } from './review-scope.js';

describe('who reviews who looked', () => {
  let harness: DeskHarness;
  let reportId: string;
  const of = (agency: string) => harness.handle((tx) => tx.maybeOne<{ id: string }>('SELECT id FROM referral WHERE report_id = $1 AND agency = $2', [reportId, agency])).then((row) => row?.id ?? '');
  const ask = async (principal: StaffPrincipal, agency: string, version: number, body: object = {}) => ({ principal, id: await of(agency), version, key: harness.key(), body });
  beforeAll(async () => {
    harness = await DeskHarness.open();
    reportId = await harness.file();
    const officer = harness.person('psb.yx');
    await harness.move.move('acknowledge', await ask(officer, 'PSB', 1));
    await harness.move.move('decide', await ask(officer, 'PSB', 2, { code: 'CRIM_FILED' }));
    await new ReadReferral(harness.database, harness.clock, harness.store).read(officer, await of('PSB'));
    await harness.move.move('recuse', await ask(harness.person('supervisor.edu.yx'), 'EDU', 1, { reason: '亲属' }));
    await harness.handle((tx) => harness.cases.addExclusion({ reportId, excludedDesks: [harness.desk('civ.yx')], excludedAgencies: [] }, context(tx)));
  });
  afterAll(() => harness.close());

  it.each([['supervisor.psb.yx', true], ['psb.yx', false], ['supervisor.psb.ls', false], ['supervisor.edu.yx', false], ['supervisor.civ.yx', false]])('%s: the scope alone and row security alone say the same', async (name, theirs) => {
    const principal = harness.person(name);
    const bind = binder();
    const scope = reviewScope(principal, harness.clock.now(), bind);
    const byScope = await harness.handle((tx) => tx.maybeOne(`SELECT c.id FROM (SELECT ${bind(reportId)}::uuid AS id) c WHERE ${scope('c.id')}`, bind.values));
    const byRows = await harness.database.read(databaseContext(principal, harness.clock.now()), (tx) => tx.query('SELECT at FROM access_log WHERE case_id = $1', [reportId]));
    expect([byScope !== undefined, byRows.length > 0]).toEqual([theirs, theirs]);
  });
});
