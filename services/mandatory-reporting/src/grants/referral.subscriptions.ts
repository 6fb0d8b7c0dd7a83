import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ReferralSnapshot, referralDeskEvents } from '@referrals/contracts';
import { transportOf, type InboxContext } from '@referrals/event-bus';
import { DirectoryCopyStore } from '@referrals/service-kit';
import { applyReferral } from './grants.repository.js';

const TYPES = referralDeskEvents.filter((event) => event.topic === 'referral-desk.referral').map((event) => event.type);

/** Whatever happened to a referral, its event says how it stands now: who may read the report follows. */
@Controller()
export class ReferralSubscriptions {
  constructor(private readonly directory: DirectoryCopyStore) {}

  @EventPattern(TYPES, transportOf('mandatory-reporting'))
  async referralStands(@Payload() data: unknown, @Ctx() { tx }: InboxContext): Promise<void> {
    const copy = await this.directory.load(tx);
    await applyReferral(tx, ReferralSnapshot.parse(data), (desk) => copy.desk(desk)?.agency);
  }
}
