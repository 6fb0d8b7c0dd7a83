import { Controller } from '@nestjs/common';
import { ReportContentRead, ReportSupplementRead, type EventData } from '@referrals/contracts';
import { instant } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { ChangeCase } from '../case/change-case.js';
import type { CaseState } from '../case/case.domain.js';
import type { DecisionContext, Outcome } from '../case/case-draft.domain.js';
import { openByReading, readByEvent } from './reading.domain.js';

type Reading = Pick<EventData<typeof ReportContentRead>, 'reportId' | 'referralId' | 'desk' | 'staff'>;

/** Reading is what opens a referral, and ends what is unread of it: its content is read at its owner, which publishes that. Waits until the report was filed here. */
@Controller()
export class ReadingSubscriptions {
  constructor(private readonly cases: ChangeCase) {}

  @OnEvent(ReportContentRead, 'referral-desk', { from: 'beginning' })
  async openReadReferral(read: EventData<typeof ReportContentRead>, { tx }: InboxContext): Promise<void> {
    await this.byReading(tx, read, 'content-read', (state, context) => openByReading(state, read.referralId, read.desk, context));
  }

  @OnEvent(ReportSupplementRead, 'referral-desk', { from: 'beginning' })
  async endUnreadReferral(read: EventData<typeof ReportSupplementRead>, { tx }: InboxContext): Promise<void> {
    await this.byReading(tx, read, 'supplement-read', (state, context) => readByEvent(state, read.referralId, read.desk, instant(read.at), context));
  }

  private async byReading(
    tx: Tx, read: Reading, action: Lowercase<string>, decide: (state: CaseState, context: DecisionContext) => Outcome,
  ): Promise<void> {
    await this.cases.byEvent(tx, read.reportId, action, (state, context) => {
      // Referrals are made here before anybody hears of them: an unknown one went with a database that was set back, and never comes. To
      // wait for it would hold up all that is said of the case afterwards.
      if (!state.referrals.some((referral) => referral.id === read.referralId)) return { state, facts: [] };
      return decide(state, context);
    }, { role: 'MEMBER', staff: read.staff, desk: read.desk });
  }
}
