import type { Instant, ToldTime } from '@referrals/calendar';
import { AGENCIES, BECAUSES, DANGERS, REFERRAL_STATES, ROLES, SITES, type Agency, type Because, type Danger, type ReferralState, type Role, type Site } from '@referrals/contracts';
import { decisionCodes, returnReasons } from '@referrals/policy';
import { Codes, IdField, Int, Moment, OneOf, Part, Text, When, YesNo, type FieldSettings } from '@referrals/service-kit';
import type { CaseFile, Referral } from '../case/case.domain.js';
import { ACTIONS, type Action } from './moves.domain.js';

/** What a person says in words. */
export const Words = (max: number, settings: FieldSettings = {}): PropertyDecorator =>
  Text({ min: 1, max, as: 'WORDS', clean: (text) => text.trim(), ...settings });
/** A number as a document has it, on one line. */
const DocumentNumber = (): PropertyDecorator => Text({ min: 1, max: 100, clean: (text) => text.trim(), optional: true });

/** All codes of all agencies; which of them a desk may say, `GET /api/referral-desk/codes` tells. */
const DECISIONS = Object.fromEntries(Object.values(decisionCodes).flatMap((codes) => codes.map(({ code, zh }) => [code, zh])));

/** Codes and their labels for whoever reads the document; which of them is right here is decided where it is used. */
const inDocument = (labels: Readonly<Record<string, string>>): { values: string[]; description: string } =>
  ({ values: Object.keys(labels), description: Object.entries(labels).map(([code, label]) => `${code} ${label}`).join('; ') });

export class AcknowledgeBody {
  @DocumentNumber() number?: string;
  @When({ optional: true }) at?: ToldTime;
}

export class ReasonBody {
  @Words(500) reason!: string;
}

export class DecisionBody {
  @Text({ pattern: /^[A-Z][A-Z_]{1,39}$/, code: 'CODE_NOT_ALLOWED', optional: true, ...inDocument(DECISIONS) }) code?: string;
  @When({ optional: true }) at?: ToldTime;
  @DocumentNumber() number?: string;
  @Words(2_000, { optional: true }) text?: string;
  @Words(2_000, { optional: true }) note?: string;
  @OneOf(AGENCIES, { optional: true }) toAgency?: Agency;
  @Words(500, { optional: true }) proof?: string;
  @Part(() => ReasonBody, { optional: true }) withhold?: ReasonBody;
}

export class ReturnBody {
  @OneOf(Object.keys(returnReasons), { description: inDocument(returnReasons).description }) reason!: string;
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

class NextDutyView {
  @IdField() id!: string;
  @Text() clock!: string;
  @Text() zh!: string;
}

export class WorklistItem extends ReferralView {
  @Moment() filedAt!: Instant;
  @Text({ nullable: true }) division!: string | null;
  @OneOf(['NOBODY', 'ME', 'OTHER']) claimed!: 'NOBODY' | 'ME' | 'OTHER';
  @YesNo() backup!: boolean;
  @Moment({ nullable: true }) supplementedAt!: Instant | null;
  @OneOf(DANGERS, { nullable: true, description: 'As it was told last; null where nobody told, and of a notice' }) danger!: Danger | null;
  @Part(() => NextDutyView, { nullable: true, description: 'What is owed on it first; null for who only watches' }) nextDuty!: NextDutyView | null;
  @Moment({ nullable: true }) dueAt!: Instant | null;
  @YesNo() overdue!: boolean;
  @Codes(AGENCIES, { description: 'Agencies the reporter wants it kept from: it must reach none of their people' }) keepFrom!: Agency[];
}

/** A referral after a move: what a client needs for the next one. */
export function referralView(file: Pick<CaseFile, 'reportId' | 'number'>, referral: Referral, actions: readonly Action[]): ReferralView {
  return {
    id: referral.id, reportId: file.reportId, number: file.number, agency: referral.agency, site: referral.site, role: referral.role,
    state: referral.state, owner: referral.owner, because: referral.because, version: referral.version, unreadSince: referral.unreadSince,
    allowedActions: [...actions],
  };
}
