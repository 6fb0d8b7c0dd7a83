import { Controller } from '@nestjs/common';
import { ReassignmentDue, ReportExclusionAdded, ReportFiled, ReportSupplemented, UnheardSupplementDue, type EventData } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { ChangeCase } from './change-case.js';
import { fileCase, supplementCase } from './intake.domain.js';
import { tellUnheard } from './new-words.domain.js';
import { exclude, reassign } from './relocate.domain.js';

/** What the report's owner publishes to the desks. Each waits until the report was filed here. */
@Controller()
export class CaseSubscriptions {
  constructor(private readonly cases: ChangeCase) {}

  @OnEvent(ReportFiled, 'referral-desk', { from: 'beginning' })
  async fileReport(filed: EventData<typeof ReportFiled>, { tx }: InboxContext): Promise<void> {
    await this.cases.create(tx, filed.reportId, filed, (context) => fileCase(filed, context));
  }

  @OnEvent(ReportSupplemented, 'referral-desk', { from: 'beginning' })
  async supplementReport(input: EventData<typeof ReportSupplemented>, { tx }: InboxContext): Promise<void> {
    await this.cases.byEvent(tx, input.reportId, 'supplemented', (state, context) => supplementCase(state, input, context));
  }

  @OnEvent(ReportExclusionAdded, 'referral-desk', { from: 'beginning' })
  async addExclusion(input: EventData<typeof ReportExclusionAdded>, { tx }: InboxContext): Promise<void> {
    await this.cases.byEvent(tx, input.reportId, 'exclusion-added', (state, context) => exclude(state, input, context));
  }

  @OnEvent(UnheardSupplementDue, 'referral-desk', { from: 'beginning' })
  async tellUnheard(due: EventData<typeof UnheardSupplementDue>, { tx }: InboxContext): Promise<void> {
    await this.cases.byEvent(tx, due.reportId, 'supplement-told', (state, context) => tellUnheard(state, context));
  }

  @OnEvent(ReassignmentDue, 'referral-desk', { from: 'beginning' })
  async reassign(due: EventData<typeof ReassignmentDue>, { tx }: InboxContext): Promise<void> {
    await this.cases.byEvent(tx, due.reportId, 'reassigned', (state, context) => reassign(state, due.desk, context));
  }
}
