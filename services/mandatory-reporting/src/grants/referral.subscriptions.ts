import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ReferralSnapshot, referralDeskEvents } from '@referrals/contracts';
import { NotYet, transportOf, type InboxContext } from '@referrals/event-bus';
import { DirectoryCopyStore } from '@referrals/service-kit';
import { applyReferral, readReferrals } from './grants.repository.js';

const TYPES = referralDeskEvents.filter((event) => event.topic === 'referral-desk.referral').map((event) => event.type);

/** Whatever happened to a referral, its event says how it stands now: who may read the report follows. */
@Controller()
export class ReferralSubscriptions {
  constructor(private readonly directory: DirectoryCopyStore) {}

  /** Waits for a desk that the copy has not seen: whether it may read, and unseal, depends on its agency. */
  @EventPattern(TYPES, transportOf('mandatory-reporting'), { from: 'beginning' })
  async referralStands(@Payload() data: unknown, @Ctx() { tx }: InboxContext): Promise<void> {
    const snapshot = ReferralSnapshot.parse(data);
    const [copy, known] = await Promise.all([this.directory.load(tx), readReferrals(tx, snapshot.reportId)]);
    const named = [snapshot.owner, ...(snapshot.backup ? [snapshot.backup.desk] : []), ...snapshot.watchers];
    if (named.some((desk) => copy.desk(desk) === undefined)) throw new NotYet('DESK_NOT_SEEN');
    applyReferral(tx, snapshot, known, (desk) => copy.desk(desk)?.agency);
  }
}
