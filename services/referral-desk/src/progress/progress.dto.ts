import type { Instant } from '@referrals/calendar';
import { AGENCIES, REFERRAL_STATES, REPORT_STATES, ROLES, type Agency, type ReferralState, type ReportState, type Role } from '@referrals/contracts';
import { IdField, Moment, OneOf, Part, Parts, Text } from '@referrals/service-kit';
import { GIVEN_METHODS, type GivenMethod } from '../case/case.domain.js';

export class ReferralProgress {
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(ROLES) role!: Role;
  @OneOf(REFERRAL_STATES) state!: ReferralState;
  @Moment({ description: 'Since when its desk has it' }) since!: Instant;
  @Moment({ optional: true, description: 'The last time since then' }) openedAt?: Instant;
  @Moment({ optional: true, description: 'The last time since then' }) acknowledgedAt?: Instant;
  @Moment({ optional: true, description: 'Where it has ended' }) concludedAt?: Instant;
  @Moment({ optional: true, description: 'When the first of what it owes is due' }) due?: Instant;
  @Text({ optional: true, description: 'Name of the desk: for who made the report, where they may be told the facts' }) desk?: string;
  @Moment({ optional: true, description: 'Something was told since that it has not read' }) unreadSince?: Instant;
  @Moment({ optional: true, description: 'All that was told until then was read' }) readThrough?: Instant;
}

/** How an answer was given to the person. */
export class AnswerGiven {
  @OneOf(GIVEN_METHODS) method!: GivenMethod;
  @Moment() at!: Instant;
}

export class AnswerView {
  @IdField() id!: string;
  @IdField() referralId!: string;
  @OneOf(AGENCIES) agency!: Agency;
  @Text() text!: string;
  @Moment() at!: Instant;
  @Moment({ optional: true }) receivedAt?: Instant;
  @Part(() => AnswerGiven, { optional: true }) given?: AnswerGiven;
}

/** How a report stands: what its reporter is told, and a desk that holds a part of it. */
export class ProgressView {
  @IdField() reportId!: string;
  @OneOf(REPORT_STATES) state!: ReportState;
  @Parts(() => ReferralProgress) referrals!: ReferralProgress[];
  @Parts(() => AnswerView) feedback!: AnswerView[];
}
