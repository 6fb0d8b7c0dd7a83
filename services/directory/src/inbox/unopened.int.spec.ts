import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReferralAcknowledged, ReferralMerged, ReferralOpened, ReferralRouted, ReferralTransferred } from '@referrals/contracts';
import { InboxHarness } from '../../test/inbox-harness.js';

describe('what nobody at its desk has opened', () => {
  let inbox: InboxHarness;
  beforeAll(async () => { inbox = await InboxHarness.open(); });
  afterAll(() => inbox[Symbol.asyncDispose]());

  const at = async (referral: string): Promise<unknown[]> => inbox.service.look('SELECT desk FROM unopened_referral WHERE referral = $1', [referral]);

  it('is kept from its coming until somebody opens it, wherever it goes meanwhile', async () => {
    const one = inbox.referral('psb.yx');
    await inbox.tell(ReferralRouted, one);
    expect(await at(one.referralId)).toEqual([{ desk: inbox.desk('psb.yx') }]);
    await inbox.tell(ReferralTransferred, { ...one, owner: inbox.desk('psb-pcs.yx'), version: 2 });
    expect(await at(one.referralId)).toEqual([{ desk: inbox.desk('psb-pcs.yx') }]);
    await inbox.tell(ReferralOpened, { ...one, owner: inbox.desk('psb-pcs.yx'), version: 3, state: 'opened' });
    expect(await at(one.referralId)).toEqual([]);
    await inbox.tell(ReferralTransferred, { ...one, version: 4 });
    expect(await at(one.referralId)).toEqual([{ desk: inbox.desk('psb.yx') }]);
  });

  it('does not come back by a word that is told again, however old, and comes by the next new one', async () => {
    const one = inbox.referral('psb.yx');
    const opened = { ...one, state: 'opened' as const };
    await inbox.tell(ReferralRouted, one);
    await inbox.tell(ReferralOpened, opened);
    await inbox.tell(ReferralRouted, one);
    expect(await at(one.referralId)).toEqual([]);
    const moved = { ...one, owner: inbox.desk('psb-pcs.yx'), version: 2 };
    await inbox.tell(ReferralTransferred, moved);
    await inbox.tell(ReferralRouted, one);
    await inbox.tell(ReferralOpened, opened);
    expect(await at(one.referralId)).toEqual([{ desk: inbox.desk('psb-pcs.yx') }]);
  });

  it.each([['acknowledged', ReferralAcknowledged, {}], ['merged', ReferralMerged, { into: ReferralMerged.example.into }]] as const)('is opened also where it is %s at once', async (state, event, more) => {
    const one = inbox.referral('psb.yx');
    await inbox.tell(ReferralRouted, one);
    await inbox.tell(event, { ...one, ...more, version: 2, state });
    expect(await at(one.referralId)).toEqual([]);
  });
});
