import { Controller } from '@nestjs/common';
import { ReferralSnapshot, referralDeskEvents } from '@referrals/contracts';
import { NotYet, OnEvent, type InboxContext } from '@referrals/event-bus';
import { receives } from '@referrals/policy';
import { DirectoryCopyStore } from '@referrals/service-kit';
import { applyReferral, readReferrals } from './grants.repository.js';

const EVERY_MOVE = referralDeskEvents.filter((event) => event.topic === 'referral-desk.referral');

/** Whatever happened to a referral, its event says how it stands now: who may read the report follows. */
@Controller()
export class ReferralSubscriptions {
  constructor(private readonly directory: DirectoryCopyStore) {}

  /** Waits for a desk that the copy has not seen: whether it may read, and unseal, depends on its agency. */
  @OnEvent(EVERY_MOVE, 'mandatory-reporting', { from: 'beginning' })
  async referralStands(data: unknown, { tx }: InboxContext): Promise<void> {
    const snapshot = ReferralSnapshot.parse(data);
    const [copy, known] = await Promise.all([this.directory.load(tx), readReferrals(tx, snapshot.reportId)]);
    const named = [snapshot.owner, ...(snapshot.backup ? [snapshot.backup.desk] : []), ...snapshot.watchers];
    if (named.some((desk) => copy.desk(desk) === undefined)) throw new NotYet('DESK_NOT_SEEN');
    applyReferral(tx, snapshot, known, (id) => {
      const desk = copy.desk(id);
      return desk !== undefined && receives(desk) ? desk.agency : undefined;
    });
  }
}
