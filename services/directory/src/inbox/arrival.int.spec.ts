import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ReferralMoved, ReferralRecused, ReferralReopened, ReferralRerouted, ReferralReturned, ReferralRoleRaised, ReferralRouted, ReferralSupplemented, ReferralTransferred, ReportDangerTold,
  ReportExclusionAdded, ReportFiled,
} from '@referrals/contracts';
import { v7 } from 'uuid';
import { InboxHarness } from '../../test/inbox-harness.js';

const BOTH = ['psb.yx', 'supervisor.psb.yx'];

describe('work that comes to a desk', () => {
  let inbox: InboxHarness;
  beforeAll(async () => { inbox = await InboxHarness.open(); });
  afterAll(() => inbox[Symbol.asyncDispose]());

  it.each([
    ['ROUTED', ReferralRouted, {}], ['REROUTED', ReferralRerouted, {}], ['TRANSFERRED', ReferralTransferred, {}], ['MOVED', ReferralMoved, {}],
    ['RETURNED', ReferralReturned, { reason: 'NOT_HERE' }], ['REOPENED', ReferralReopened, {}], ['ROLE_RAISED', ReferralRoleRaised, {}],
    ['SUPPLEMENTED', ReferralSupplemented, { unreadSince: '2026-05-12T00:20:00.000Z' }],
  ] as const)('%s is told to each who is at it, once, and to nobody else', async (reason, event, more) => {
    const referral = inbox.referral('psb.yx');
    const id = v7();
    await inbox.tell(event, { ...referral, ...more }, id);
    // The bus brings it again, and a producer whose backup was restored tells it anew.
    await inbox.tell(event, { ...referral, ...more }, id);
    await inbox.tell(event, { ...referral, ...more });
    expect(await inbox.landed(referral.reportId)).toEqual(BOTH.map((who) => ({ who, reason, number: null })));
  });

  it('is known to be of a child in danger that does not wait, as it was told last', async () => {
    const referral = inbox.referral('psb.yx');
    for (const danger of ['NONE', 'IMMINENT', 'POSSIBLE'] as const) {
      await inbox.tell(ReportDangerTold, { reportId: referral.reportId, danger, at: '2026-05-12T00:20:00.000Z' });
      expect(await inbox.isImminent(referral.reportId)).toBe(danger === 'IMMINENT');
    }
  });

  it.each(['fed_back', 'ended', 'merged'] as const)('is not told of a referral on which nothing is left to do: %s', async (state) => {
    const referral = inbox.referral('psb.yx', { state });
    await inbox.tell(ReferralMoved, referral);
    expect(await inbox.heard(referral.reportId)).toEqual([]);
  });

  it('is one message where a change says it in two words, and another at each next change', async () => {
    const referral = inbox.referral('psb.yx', { state: 'accepted', version: 5, at: '2026-05-12T00:20:00.000Z' });
    await inbox.tell(ReferralSupplemented, { ...referral, unreadSince: referral.at });
    await inbox.tell(ReferralReopened, referral);
    expect(await inbox.landed(referral.reportId)).toEqual(BOTH.map((who) => ({ who, reason: 'SUPPLEMENTED', number: null })));
    await inbox.tell(ReferralSupplemented, { ...referral, unreadSince: referral.at, at: '2026-05-13T00:20:00.000Z' });
    expect(await inbox.heard(referral.reportId)).toEqual(['psb.yx', 'psb.yx', 'supervisor.psb.yx', 'supervisor.psb.yx']);
  });

  it('is told to who is at the desk at that moment: not to the suspended, nor to who left or came later', async () => {
    await inbox.stands('supervisor.edu.yx', 'SUSPENDED');
    await inbox.leave('edu.yx', 'edu.yx');
    await inbox.join('wf.yx', 'edu.yx');
    const referral = inbox.referral('edu.yx');
    await inbox.tell(ReferralRouted, referral);
    expect(await inbox.heard(referral.reportId)).toEqual(['wf.yx']);
    await inbox.join('edu.yx', 'edu.yx');
    await inbox.stands('supervisor.edu.yx', 'ACTIVE');
    expect(await inbox.heard(referral.reportId)).toEqual(['wf.yx']);
  });

  it('is told to the desk it comes to, and stays told to the one it left', async () => {
    const referral = inbox.referral('psb.yx');
    await inbox.tell(ReferralRouted, referral);
    await inbox.tell(ReferralTransferred, { ...referral, owner: inbox.desk('psb-pcs.yx'), version: 2 });
    expect(await inbox.landed(referral.reportId)).toEqual([
      { who: 'psb-pcs.yx', reason: 'TRANSFERRED', number: null }, { who: 'psb.yx', reason: 'ROUTED', number: null },
      { who: 'supervisor.psb-pcs.yx', reason: 'TRANSFERRED', number: null }, { who: 'supervisor.psb.yx', reason: 'ROUTED', number: null },
    ]);
  });

  it.each([['before', true], ['after', false]])('has its number, told %s it', async (_, before) => {
    const referral = inbox.referral('psb.yx');
    const filed = { ...ReportFiled.example, reportId: referral.reportId, number: '2605-0000777-1' };
    if (before) await inbox.tell(ReportFiled, filed);
    await inbox.tell(ReferralRouted, referral);
    if (!before) await inbox.tell(ReportFiled, filed);
    expect((await inbox.landed(referral.reportId)).map(({ number }) => number)).toEqual([filed.number, filed.number]);
  });

  describe('is hidden from', () => {
    it('who stepped aside, from then on and what was told already', async () => {
      const referral = inbox.referral('psb.yx');
      await inbox.tell(ReferralRouted, referral);
      await inbox.tell(ReferralRecused, { ...referral, recused: [inbox.staff('psb.yx')] });
      expect(await inbox.heard(referral.reportId)).toEqual(['supervisor.psb.yx']);
      await inbox.tell(ReferralReopened, { ...referral, recused: [inbox.staff('psb.yx')], version: 3 });
      expect(await inbox.heard(referral.reportId)).toEqual(['supervisor.psb.yx', 'supervisor.psb.yx']);
      expect(await inbox.service.look('SELECT FROM inbox_message WHERE case_id = $1 AND staff = $2', [referral.reportId, inbox.staff('psb.yx')])).toHaveLength(1);
    });

    it('a desk that is shut out, also for who is at another one', async () => {
      await inbox.join('civ.ls', 'psb.ls');
      const referral = inbox.referral('psb.ls', { excludedDesks: [inbox.desk('civ.ls')] });
      await inbox.tell(ReferralRouted, referral);
      expect(await inbox.heard(referral.reportId)).toEqual(['psb.ls', 'supervisor.psb.ls']);
      const other = inbox.referral('psb.ls');
      await inbox.tell(ReferralRouted, other);
      expect(await inbox.heard(other.reportId)).toEqual(['civ.ls', 'psb.ls', 'supervisor.psb.ls']);
      await inbox.tell(ReportExclusionAdded, { reportId: other.reportId, excludedDesks: [inbox.desk('civ.ls')], excludedAgencies: [] });
      expect(await inbox.heard(other.reportId)).toEqual(['psb.ls', 'supervisor.psb.ls']);
      await inbox.tell(ReportExclusionAdded, { reportId: other.reportId, excludedDesks: [inbox.desk('psb.ls')], excludedAgencies: [] });
      expect(await inbox.heard(other.reportId)).toEqual([]);
    });

    it('others alone where the desk of last resort has it for want of any other', async () => {
      const [last, civ] = [inbox.desk('last.resort'), inbox.desk('civ.city')];
      const referral = inbox.referral('last.resort', { because: 'LAST_RESORT', excludedDesks: [civ] });
      await inbox.tell(ReferralRouted, referral);
      await inbox.tell(ReferralSupplemented, { ...inbox.referral('psb.yx', { reportId: referral.reportId, excludedDesks: [civ, last] }), unreadSince: referral.at });
      expect(await inbox.heard(referral.reportId)).toEqual(['last.resort', 'psb.yx', 'supervisor.last.resort', 'supervisor.psb.yx']);
    });
  });
});

describe('a process that ends between what it wrote and the commit', () => {
  it('has told nobody, and the next try tells each once', async () => {
    await using inbox = await InboxHarness.open({ FAILPOINTS: 'worker.before-commit:throw:1' });
    const referral = inbox.referral('psb.yx');
    await inbox.tell(ReferralRouted, referral);
    expect(await inbox.heard(referral.reportId)).toEqual(BOTH);
  });
});
