import { Controller } from '@nestjs/common';
import {
  ClaimReleaseDue, ReassignmentDue, ReportDangerTold, ReportExclusionAdded, ReportExclusionAddedV2, ReportFiled, ReportFiledV2, ReportSupplemented, ReportSupplementedV2, UnheardSupplementDue,
  type EventData,
} from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { ChangeCase } from './change-case.js';
import { exclude } from './exclude.domain.js';
import type { ToldOfHiding } from './hiding.domain.js';
import { isTold } from './told-before.domain.js';
import { fileCase, supplementCase, tellDanger, type Filed, type Supplemented } from './intake.domain.js';
import { tellUnheard } from './new-words.domain.js';
import { reassign, releaseClaims } from './relocate.domain.js';

/** What the report's owner publishes to the desks. Each waits until the report was filed here. */
@Controller()
export class CaseSubscriptions {
  constructor(private readonly cases: ChangeCase) {}

  @OnEvent(ReportFiledV2, 'referral-desk', { from: 'beginning' })
  async fileReport(filed: Filed, { tx }: InboxContext): Promise<void> {
    const facts = filed.reporterHidden === true ? { reporterHidden: true } : {};
    const made = await this.cases.create(tx, filed.reportId, filed, (context) => fileCase(filed, context), facts);
    // Made by a process of the release before, from the first version: what that does not say is taken now.
    if (!made) await this.cases.byEvent(tx, filed.reportId, 'hidden', (state, context) => exclude(state, filed, context), undefined, facts);
  }

  @OnEvent(ReportFiled, 'referral-desk', { from: 'beginning' })
  async fileReportV1(filed: EventData<typeof ReportFiled>, { tx }: InboxContext): Promise<void> {
    await this.cases.create(tx, filed.reportId, filed, (context) => fileCase(filed, context));
  }

  @OnEvent(ReportSupplementedV2, 'referral-desk', { from: 'beginning' })
  async supplementReport(input: Supplemented, { tx }: InboxContext): Promise<void> {
    const facts = input.reporterHidden === true ? { reporterHidden: true } : {};
    await this.cases.byEvent(tx, input.reportId, 'supplemented', (state, context) => supplementCase(state, input, context), undefined, facts);
  }

  @OnEvent(ReportSupplemented, 'referral-desk', { from: 'beginning' })
  async supplementReportV1(input: EventData<typeof ReportSupplemented>, { tx }: InboxContext): Promise<void> {
    await this.cases.byEvent(tx, input.reportId, 'supplemented', (state, context) =>
      (isTold(state.file, input) ? { state, facts: [] } : supplementCase(state, input, context)));
  }

  @OnEvent(ReportDangerTold, 'referral-desk', { from: 'beginning' })
  async tellDanger({ reportId, danger }: EventData<typeof ReportDangerTold>, { tx }: InboxContext): Promise<void> {
    await this.cases.byEvent(tx, reportId, 'danger-told', (state) => tellDanger(state, danger), undefined, { danger });
  }

  /** Of desks that a hidden reporter alone excludes the trail has what moved, and no word of an exclusion. */
  @OnEvent(ReportExclusionAddedV2, 'referral-desk', { from: 'beginning' })
  async addExclusion(input: ToldOfHiding & { readonly reportId: string }, { tx }: InboxContext): Promise<void> {
    const untold = input.excludedDesks.every((desk) => input.untoldDesks?.includes(desk));
    await this.cases.byEvent(tx, input.reportId, untold ? undefined : 'exclusion-added', (state, context) => exclude(state, input, context));
  }

  @OnEvent(ReportExclusionAdded, 'referral-desk', { from: 'beginning' })
  async addExclusionV1(input: EventData<typeof ReportExclusionAdded>, { tx }: InboxContext): Promise<void> {
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

  @OnEvent(ClaimReleaseDue, 'referral-desk', { from: 'beginning' })
  async releaseClaims(due: EventData<typeof ClaimReleaseDue>, { tx }: InboxContext): Promise<void> {
    await this.cases.byEvent(tx, due.reportId, 'claims-released', (state, context) => releaseClaims(state, due.staff, context));
  }
}
