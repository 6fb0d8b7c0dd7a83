import type { Instant } from '@referrals/calendar';
import { Int, IdField, OneOf, Text, YesNo } from '../http/fields.js';
import { Codes, Parts } from '../http/list-fields.js';
import { Moment } from '../http/time-fields.js';
import { PageOf, PageQuery } from '../list/page-query.js';

export const DUTY_ACTIONS = ['extend', 'pause', 'resume', 'waive'] as const;
export type DutyAction = (typeof DUTY_ACTIONS)[number];
export const PAUSE_REASONS = ['WAITING_FOR_OTHERS', 'CHILD_ABROAD', 'FORCE_MAJEURE', 'OTHER'] as const;
export const WAIVE_REASONS = ['NOT_NEEDED', 'DONE_ELSEWHERE', 'OTHER'] as const;

export class DutyStepView {
  @Text() step!: string;
  @Moment({ description: 'When it was to fire' }) at!: Instant;
  @Text({ description: 'Whom it is for: OWNER, SUPERVISOR, COORD, AGENCY_ABOVE, PROC or AGENCY:<type>' }) to!: string;
  @IdField({ nullable: true, description: 'The desk that heard' }) desk!: string | null;
}

export class ExtensionView {
  @Text() code!: string;
  @Text() zh!: string;
}

/** A duty as who owes it, who supervises and who coordinates see it. */
export class DutyView {
  @IdField() id!: string;
  @IdField() caseId!: string;
  @Text({ nullable: true }) number!: string | null;
  @Text() clock!: string;
  @Text() zh!: string;
  @Text() en!: string;
  @IdField({ description: 'What it is about' }) subject!: string;
  @IdField({ nullable: true, description: 'The desk that owes it' }) owner!: string | null;
  @Moment() since!: Instant;
  @Moment({ description: 'From this moment on it is overdue' }) dueAt!: Instant;
  @YesNo({ description: 'The working days of that year are not announced: the date is computed again when they are' }) provisional!: boolean;
  @OneOf(['OPEN', 'PAUSED', 'MET', 'MET_LATE', 'VOID']) state!: string;
  @YesNo() overdue!: boolean;
  @Int({ min: 0, nullable: true, description: 'Minutes' }) lateBy!: number | null;
  @Text({ description: 'What the limit rests on' }) article!: string;
  @OneOf(['statutory', 'local', 'design']) status!: string;
  @Text({ nullable: true }) extension!: string | null;
  @Moment({ nullable: true }) metAt!: Instant | null;
  @YesNo({ nullable: true, description: 'Done in time, told when the time was over' }) recordedLate!: boolean | null;
  @Parts(() => DutyStepView) steps!: DutyStepView[];
  @Codes(DUTY_ACTIONS) allowedActions!: DutyAction[];
  @Parts(() => ExtensionView, { description: 'Grounds on which this viewer may extend it now' }) extensions!: ExtensionView[];
  @Int({ min: 1 }) version!: number;
}

/** What a procuratorate that a step told, and an auditor, see: that something is late, and where. */
export class LateDutyView {
  @Text({ nullable: true }) number!: string | null;
  @IdField({ nullable: true }) owner!: string | null;
  @Text() clock!: string;
  @Moment() dueAt!: Instant;
  @Int({ min: 0, nullable: true, description: 'Minutes' }) lateBy!: number | null;
}

export class DutyQuery extends PageQuery {
  @IdField({ optional: true }) desk?: string;
  @OneOf(['OPEN', 'OVERDUE', 'PAUSED', 'CLOSED'], { optional: true }) state?: string;
  @Text({ max: 60, optional: true }) clock?: string;
  @Moment({ optional: true, description: 'Due before this moment' }) before?: Instant;
}

export class DutyPage extends PageOf(() => DutyView) {}
export class LateDutyPage extends PageOf(() => LateDutyView) {}

export class DutyCountsQuery {
  @OneOf(['desk', 'clock'], { optional: true }) by: string = 'desk';
}

export class DutyCountView {
  @Text({ nullable: true, description: 'The desk or the clock' }) of!: string | null;
  @Int({ min: 0 }) open!: number;
  @Int({ min: 0, description: 'Due by the end of today in China, and not overdue' }) dueToday!: number;
  @Int({ min: 0 }) overdue!: number;
  @Int({ min: 0, description: 'Of which somebody beyond the desk has heard' }) escalated!: number;
}

export class DutyCounts {
  @Parts(() => DutyCountView) counts!: DutyCountView[];
}

export class DutyList {
  @Parts(() => DutyView) items!: DutyView[];
}

const Authority = (): PropertyDecorator => Text({ min: 1, max: 100, description: 'Number of the document, or who approved it' });
const Note = (): PropertyDecorator => Text({ max: 500, optional: true });

export class ExtendBody {
  @Text({ max: 60 }) code!: string;
  @Authority() authority!: string;
  @Note() note?: string;
}

export class PauseBody {
  @Moment() until!: Instant;
  @OneOf(PAUSE_REASONS) reason!: string;
  @Authority() authority!: string;
  @Note() note?: string;
}

export class ResumeBody {
  @Note() note?: string;
}

export class WaiveBody {
  @OneOf(WAIVE_REASONS) reason!: string;
  @Authority() authority!: string;
  @Note() note?: string;
}
