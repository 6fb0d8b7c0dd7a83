import { Controller } from '@nestjs/common';
import { ReferralAcknowledged, ReferralConcluded, ReferralDecided, ReferralMerged, ReferralOpened, type ReferralSnapshot } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { noteReferral } from './note-referral.js';

/** What ends that a referral is unopened; that one comes, arrivals tell. */
@Controller()
export class UnopenedSubscriptions {
  @OnEvent([ReferralOpened, ReferralAcknowledged, ReferralDecided, ReferralConcluded, ReferralMerged] as readonly (typeof ReferralOpened)[], 'directory', { from: 'now' })
  async isLookedAt(told: ReferralSnapshot, { tx }: InboxContext): Promise<void> {
    noteReferral(tx, told);
  }
}
