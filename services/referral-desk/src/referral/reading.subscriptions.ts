import { Controller } from '@nestjs/common';
import { ReportContentRead, type EventData } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { ChangeCase } from '../case/change-case.js';
import { openByReading } from './referral.domain.js';

/** Reading is what opens a referral: its content is read at its owner, which publishes that. Waits until the report was filed here. */
@Controller()
export class ReadingSubscriptions {
  constructor(private readonly cases: ChangeCase) {}

  @OnEvent(ReportContentRead, 'referral-desk', { from: 'beginning' })
  async openReadReferral(read: EventData<typeof ReportContentRead>, { tx }: InboxContext): Promise<void> {
    await this.cases.byEvent(tx, read.reportId, 'content-read', (state, context) => {
      // Referrals are made here before anybody hears of them: an unknown one went with a database that was set back, and never comes. To
      // wait for it would hold up all that is said of the case afterwards.
      if (!state.referrals.some((referral) => referral.id === read.referralId)) return { state, facts: [] };
      return openByReading(state, read.referralId, read.desk, context);
    }, { role: 'MEMBER', staff: read.staff, desk: read.desk });
  }
}
