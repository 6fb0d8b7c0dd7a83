import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReferralOpened, ReferralRouted, ReportContentRead, ReportFiled } from '@referrals/contracts';
import { ServiceHarness } from '@referrals/service-harness';
import { referralDesk } from '../../src/index.js';
import { filedExample } from '../support/desk-harness.js';

describe('the referral desk alone', () => {
  let harness: ServiceHarness;
  beforeAll(async () => { harness = await ServiceHarness.start(referralDesk); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  it('has what is delivered, shows it to whose it is, and publishes what they do', async () => {
    const reportId = randomUUID();
    expect(await harness.deliver(ReportFiled, { ...filedExample, reportId }, { key: reportId })).toEqual({ state: 'DONE' });
    expect(await harness.emitted(ReferralRouted)).toHaveLength(4);
    const officer = await harness.as('psb.yx');
    const { items } = await officer.must(officer.get('/api/referral-desk/worklist'));
    expect(items).toMatchObject([{ reportId, agency: 'PSB', state: 'routed' }]);
    const elsewhere = await harness.as('psb.ls');
    expect((await elsewhere.must(elsewhere.get('/api/referral-desk/worklist'))).items).toEqual([]);
    await officer.must(officer.call('POST', `/api/referral-desk/referrals/${items[0].id}/open`, { ifMatch: 1, idempotencyKey: randomUUID() }));
    expect(await harness.emitted(ReferralOpened)).toMatchObject([{ key: reportId, data: { referralId: items[0].id, owner: harness.desk('psb.yx') } }]);
    expect((await (await harness.as()).get('/api/referral-desk/worklist')).status).toBe(401);
  });

  it('says why what is delivered waits', async () => {
    const reportId = randomUUID();
    const read = { reportId, referralId: randomUUID(), desk: harness.desk('psb.yx'), staff: randomUUID(), at: '2026-05-11T00:20:00.000Z' };
    expect(await harness.deliver(ReportContentRead, read, { key: reportId })).toEqual({ state: 'NOT_YET', reason: 'REPORT_NOT_FILED' });
  });
});
