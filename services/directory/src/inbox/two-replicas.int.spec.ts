import { describe, expect, it } from '@jest/globals';
import { fixedClock, instant } from '@referrals/calendar';
import { ReferralRouted, referralDeskDutyEvents } from '@referrals/contracts';
import { v7 } from 'uuid';
import { InboxHarness } from '../../test/inbox-harness.js';

/** Who landed a message is told by the clock that was looked at. */
const LATER = instant('2026-05-11T09:00:00.000Z');
const ROUNDS = 30;

describe('two directories on one database', () => {
  it('make each message once, whichever of them hears of it, also where one gives up before its commit', async () => {
    await using inbox = await InboxHarness.open();
    const other = await inbox.service.replica(fixedClock(LATER), { FAILPOINTS: 'worker.before-commit:throw:1' });
    try {
      const cases = new Map<string, string[]>();
      const heardBy = new Set<string>();
      for (let round = 0; round < ROUNDS && heardBy.size < 2; round += 1) {
        await Promise.all(Array.from({ length: 20 }, async () => {
          const referral = inbox.referral('psb.yx');
          const [step, id] = [inbox.step('psb.yx', { caseId: referral.reportId, to: 'SUPERVISOR' }), v7()];
          cases.set(referral.reportId, ['psb.yx', 'supervisor.psb.yx', 'supervisor.psb.yx']);
          // The same event again, and again as another.
          await Promise.all([inbox.tell(ReferralRouted, referral, id), inbox.tell(ReferralRouted, referral, id), inbox.tell(ReferralRouted, referral)]);
          await Promise.all([inbox.tell(referralDeskDutyEvents.escalated, step), inbox.tell(referralDeskDutyEvents.escalated, step)]);
        }));
        for (const { by } of await inbox.service.look<{ by: string }>('SELECT DISTINCT (landed_at = $1)::text AS by FROM inbox_message', [LATER])) heardBy.add(by);
      }
      expect([...heardBy].sort()).toEqual(['false', 'true']);
      for (const [id, heard] of cases) expect(await inbox.heard(id)).toEqual(heard);
    } finally {
      await other.stop();
    }
  });
});
