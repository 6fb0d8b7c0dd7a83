import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClaimReleaseDue, REGISTER_ID, ReferralUnclaimed, ReportFiled, StaffStandingRecorded } from '@referrals/contracts';
import { ServiceHarness } from '@referrals/service-harness';
import { referralDesk } from '../../src/index.js';
import { filedExample } from '../support/desk-harness.js';

const WORKLIST = '/api/referral-desk/worklist';

describe('somebody whose account is suspended', () => {
  let harness: ServiceHarness;
  let revision = 100;
  beforeAll(async () => { harness = await ServiceHarness.start(referralDesk); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const stands = (staff: string, suspended: boolean, at = (revision += 1)) =>
    harness.deliver(StaffStandingRecorded, { staff, suspended, revision: at }, { key: REGISTER_ID });

  it('is let in no more with the token they have, and again when restored', async () => {
    const { staff } = harness.person('psb.yx');
    const [officer, supervisor] = [await harness.as('psb.yx'), await harness.as('supervisor.psb.yx')];
    expect((await officer.get(WORKLIST)).status).toBe(200);
    await stands(staff, true);
    expect(await officer.get(WORKLIST)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect((await officer.get(WORKLIST.toUpperCase().replace('API', 'api'))).status).toBe(401);
    expect((await supervisor.get(WORKLIST)).status).toBe(200);
    await stands(staff, false);
    expect((await officer.get(WORKLIST)).status).toBe(200);
  });

  it('stands as the register says last, whatever comes again late', async () => {
    const { staff } = harness.person('psb.yx');
    const officer = await harness.as('psb.yx');
    await stands(staff, false, 500);
    await stands(staff, true, 400);
    expect((await officer.get(WORKLIST)).status).toBe(200);
  });

  it('has nothing in hand any more, and their desk keeps it', async () => {
    const reportId = randomUUID();
    await harness.deliver(ReportFiled, { ...filedExample, reportId }, { key: reportId });
    const { staff } = harness.person('civ.yx');
    const [clerk, colleague] = [await harness.as('civ.yx'), await harness.as('supervisor.civ.yx')];
    const item = async () => (await colleague.must(colleague.get(`${WORKLIST}?agency=CIV`))).items.find((one: { reportId: string }) => one.reportId === reportId);
    const { id, version } = await item();
    await clerk.must(clerk.post(`/api/referral-desk/referrals/${id}/claim`, {}, { ifMatch: version }));
    expect(await item()).toMatchObject({ claimed: 'OTHER', owner: harness.desk('civ.yx') });
    await stands(staff, true);
    // The task goes over the bus to the service itself; here it is carried by hand.
    expect(await harness.emitted(ClaimReleaseDue)).toEqual([{ type: ClaimReleaseDue.type, key: reportId, data: { reportId, staff } }]);
    await harness.deliver(ClaimReleaseDue, { reportId, staff }, { key: reportId });
    const released = await item();
    expect(released).toMatchObject({ claimed: 'NOBODY', owner: harness.desk('civ.yx'), state: 'routed' });
    expect(await harness.emitted(ReferralUnclaimed)).toMatchObject([{ key: reportId, data: { referralId: id, version: released.version } }]);
    await colleague.must(colleague.post(`/api/referral-desk/referrals/${id}/claim`, {}, { ifMatch: released.version }));
  });
});
