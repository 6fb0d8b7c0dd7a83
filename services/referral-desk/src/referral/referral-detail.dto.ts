import { toldOf, type Instant, type ToldTime } from '@referrals/calendar';
import { AGENCIES, type Agency } from '@referrals/contracts';
import { IdField, Int, IntersectionType, Moment, OneOf, Part, Partly, Parts, PickType, Text, When, YesNo } from '@referrals/service-kit';
import { GIVEN_METHODS, type Decision, type Feedback, type GivenMethod } from '../case/case.domain.js';
import { WorklistItem } from './referral.dto.js';
import type { MoveNote } from './referral.entity.js';

export class DecisionView {
  @IdField() id!: string;
  @Text() code!: string;
  @YesNo() ends!: boolean;
  @When() at!: ToldTime;
  @Moment() recordedAt!: Instant;
  @IdField() desk!: string;
  @Text({ nullable: true }) number!: string | null;
  @Text({ nullable: true }) text!: string | null;
  @Text({ nullable: true }) note!: string | null;
  @Text({ nullable: true }) proof!: string | null;
  @OneOf(AGENCIES, { nullable: true }) toAgency!: Agency | null;
  @Text({ nullable: true }) withheld!: string | null;
  @Moment({ nullable: true }) releasedAt!: Instant | null;
}

export class GivenView {
  @OneOf(GIVEN_METHODS) method!: GivenMethod;
  @When() at!: ToldTime;
  @Text({ nullable: true }) reason!: string | null;
}

export class FeedbackView {
  @IdField() id!: string;
  @OneOf(AGENCIES) agency!: Agency;
  @Text() text!: string;
  @Moment() at!: Instant;
  @Moment({ nullable: true }) receivedAt!: Instant | null;
  @Part(() => GivenView, { nullable: true }) given!: GivenView | null;
}

export class NoteView {
  @Text() action!: string;
  @Moment() at!: Instant;
  @IdField({ nullable: true }) desk!: string | null;
  @Text({ nullable: true }) reason!: string | null;
  @Text({ nullable: true }) note!: string | null;
  @Text({ nullable: true }) number!: string | null;
  @When({ nullable: true }) saidAt!: ToldTime | null;
}

/** The desk that holds a referral. */
export class HolderView {
  @IdField() id!: string;
  @Text() name!: string;
  @OneOf(AGENCIES) agency!: Agency;
  @Text() jurisdiction!: string;
}

/** Fields of the present are absent where a desk gave the referral away: it keeps only what it did itself. */
export class ReferralDetail extends IntersectionType(Partly(WorklistItem), PickType(WorklistItem, ['id', 'reportId', 'number', 'allowedActions', 'filedAt'])) {
  @Moment({ optional: true }) ownedSince?: Instant;
  @IdField({ optional: true, nullable: true }) backupDesk?: string | null;
  @Moment({ optional: true, nullable: true }) backupFrom?: Instant | null;
  @Int({ optional: true }) returns?: number;
  @Int({ optional: true }) transfers?: number;
  @YesNo({ optional: true }) bound?: boolean;
  @IdField({ optional: true, nullable: true }) mergedInto?: string | null;
  @Moment({ nullable: true }) gaveAwayAt!: Instant | null;
  /** Why this desk: it, and `because`. */
  @Part(() => HolderView, { optional: true }) desk?: HolderView;
  @Parts(() => DecisionView) decisions!: DecisionView[];
  @Parts(() => FeedbackView) feedback!: FeedbackView[];
  @Parts(() => NoteView) notes!: NoteView[];
}

/** Without the person: a desk answers. */
export function decisionView({ id, code, ends, at, recordedAt, desk, number, text, note, proof, toAgency, withheld, releasedAt }: Decision): DecisionView {
  return { id, code, ends, at: toldOf(at), recordedAt, desk, number, text, note, proof, toAgency, withheld, releasedAt };
}

export function feedbackView({ id, agency, text, at, receivedAt, given }: Feedback): FeedbackView {
  return { id, agency, text, at, receivedAt, given: given && { method: given.method, at: toldOf(given.at), reason: given.reason } };
}

export function noteView({ action, at, desk, reason, note, number, saidAt }: MoveNote): NoteView {
  return { action, at, desk, reason, note, number, saidAt: saidAt && toldOf(saidAt) };
}
