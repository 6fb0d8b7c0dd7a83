import type { Instant } from '@referrals/calendar';
import { AGENCIES, BECAUSES, REFERRAL_STATES, ROLES, SITES, type Agency, type Because, type ReferralState, type Role, type Site } from '@referrals/contracts';
import { hasVisibleText } from '@referrals/policy';
import { Codes, IdField, Int, Moment, OneOf, Part, Text, YesNo, type FieldSettings } from '@referrals/service-kit';
import type { CaseFile, Referral } from '../case/case.domain.js';
import { ACTIONS, type Action } from './moves.domain.js';

/** What a person says in words. */
export const Words = (max: number, settings: FieldSettings = {}): PropertyDecorator =>
  Text({ min: 1, max, clean: (text) => text.trim(), rule: hasVisibleText, ...settings });

export class AcknowledgeBody {
  @Words(100, { optional: true }) number?: string;
  @Moment({ optional: true }) at?: Instant;
}

export class ReasonBody {
  @Words(500) reason!: string;
}

export class DecisionBody {
  @Text({ pattern: /^[A-Z][A-Z_]{1,39}$/, code: 'CODE_NOT_ALLOWED', optional: true }) code?: string;
  @Moment({ optional: true }) at?: Instant;
  @Words(100, { optional: true }) number?: string;
  @Words(2_000, { optional: true }) text?: string;
  @Words(2_000, { optional: true }) note?: string;
  @OneOf(AGENCIES, { optional: true }) toAgency?: Agency;
  @Words(500, { optional: true }) proof?: string;
  @Part(() => ReasonBody, { optional: true }) withhold?: ReasonBody;
}

export class ReturnBody {
  @Text({ min: 1, max: 40 }) reason!: string;
  @Words(2_000, { optional: true }) note?: string;
}

export class DestinationBody {
  @IdField({ optional: true }) desk?: string;
  @OneOf(AGENCIES, { optional: true }) agency?: Agency;
  @Words(500) reason!: string;
}

export class ReferralView {
  @IdField() id!: string;
  @IdField() reportId!: string;
  @Text() number!: string;
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(SITES) site!: Site;
  @OneOf(ROLES) role!: Role;
  @OneOf(REFERRAL_STATES) state!: ReferralState;
  @IdField() owner!: string;
  @OneOf(BECAUSES) because!: Because;
  @Int() version!: number;
  @Moment({ nullable: true, description: 'Something was told since that its desk has not read' }) unreadSince!: Instant | null;
  @Codes(ACTIONS) allowedActions!: Action[];
}

export class WorklistItem extends ReferralView {
  @Moment() filedAt!: Instant;
  @Text({ nullable: true }) division!: string | null;
  @OneOf(['NOBODY', 'ME', 'OTHER']) claimed!: 'NOBODY' | 'ME' | 'OTHER';
  @YesNo() backup!: boolean;
  @Moment({ nullable: true }) supplementedAt!: Instant | null;
}

/** A referral after a move: what a client needs for the next one. */
export function referralView(file: Pick<CaseFile, 'reportId' | 'number'>, referral: Referral, actions: readonly Action[]): ReferralView {
  return {
    id: referral.id, reportId: file.reportId, number: file.number, agency: referral.agency, site: referral.site, role: referral.role,
    state: referral.state, owner: referral.owner, because: referral.because, version: referral.version, unreadSince: referral.unreadSince,
    allowedActions: [...actions],
  };
}
