import { Controller } from '@nestjs/common';
import {
  ReferralMoved, ReferralRecused, ReferralReopened, ReferralRerouted, ReferralReturned, ReferralRoleRaised, ReferralRouted, ReferralSupplemented, ReferralTransferred, ReportDangerTold,
  ReportExclusionAdded, ReportFiled, type EventData, type ReferralSnapshot,
} from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { ClockPort, MessageStream } from '@referrals/service-kit';
import { hideFrom, landMessage, noteNumber } from './land-messages.js';
import { noteDanger, noteReferral } from './note-referral.js';
import { ARRIVALS, arrivalOf } from './notice.js';

const COMES: readonly (typeof ReferralRouted)[] = [
  ReferralRouted, ReferralRerouted, ReferralTransferred, ReferralMoved, ReferralReturned, ReferralReopened, ReferralRoleRaised, ReferralSupplemented,
];

/**
 * Tells the members of a desk that work came to it. Only what is published from now on: an installed exchange must not flood everybody with
 * all that ever came. Numbers alone are taken from the beginning, for cases that come back.
 */
@Controller()
export class ArrivalSubscriptions {
  constructor(private readonly clock: ClockPort, private readonly stream: MessageStream) {}

  @OnEvent(COMES, 'directory', { from: 'now' })
  async workComes(told: ReferralSnapshot, { tx, envelope }: InboxContext): Promise<void> {
    hide(tx, told);
    noteReferral(tx, told);
    const arrival = ARRIVALS.find((one) => envelope.type === `referral-desk.referral.${one}.v1`);
    const notice = arrival && arrivalOf(arrival, told);
    if (notice === undefined) return;
    const now = this.clock.now();
    landMessage(tx, notice, now);
    this.stream.stir(tx, notice.id, now);
  }

  /** The number of a case is in none of its referrals' events. */
  @OnEvent(ReportFiled, 'directory', { from: 'beginning' })
  async caseHasNumber({ reportId, number }: EventData<typeof ReportFiled>, { tx }: InboxContext): Promise<void> {
    noteNumber(tx, reportId, number);
  }

  @OnEvent(ReportDangerTold, 'directory', { from: 'now' })
  async dangerIsTold({ reportId, danger }: EventData<typeof ReportDangerTold>, { tx }: InboxContext): Promise<void> {
    noteDanger(tx, reportId, danger === 'IMMINENT');
  }

  @OnEvent(ReferralRecused, 'directory', { from: 'now' })
  async somebodySteppedAside(told: ReferralSnapshot, { tx }: InboxContext): Promise<void> {
    hide(tx, told);
  }

  @OnEvent(ReportExclusionAdded, 'directory', { from: 'now' })
  async deskIsShutOut({ reportId, excludedDesks }: EventData<typeof ReportExclusionAdded>, { tx }: InboxContext): Promise<void> {
    hideFrom(tx, { case: reportId, hiddenDesks: excludedDesks, hiddenStaff: [] });
  }
}

function hide(tx: Tx, { reportId, excludedDesks, recused }: ReferralSnapshot): void {
  hideFrom(tx, { case: reportId, hiddenDesks: excludedDesks, hiddenStaff: recused });
}
