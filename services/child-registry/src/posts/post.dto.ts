import type { Instant, PlainDate } from '@referrals/calendar';
import { Codes, Day, IdField, Int, Moment, OneOf, PageOf, PageQuery, Parts, PlaceText, Text } from '@referrals/service-kit';
import { Line, OnDay, Short } from '../fields.js';
import { AppointmentView, PostHolderView } from './appointment.dto.js';
import { POST_KINDS, POST_STATES, RESULTS, type PostKind, type PostState, type Result } from './codes.domain.js';
import { POST_ACTIONS, type PostAction } from './post.moves.domain.js';

export class NewPost {
  @Text({ pattern: /^(?:[0-9]{9}|[0-9]{12})$/, code: 'DIVISION_CODE_INVALID', description: 'A village by 12 digits, a township by 9' }) division!: string;
  @OnDay() since?: PlainDate;
}

export class ClosePost {
  @OnDay({ description: 'The first day without it; today unless said' }) on?: PlainDate;
}

export class NewDeputy {
  @IdField({ description: 'The account' }) staff!: string;
  @Short({ optional: true }) name?: string;
  @OnDay({ description: 'Today unless said' }) from?: PlainDate;
  @Day({ description: 'The first day on which they do not stand in any more; six months later at most' }) to!: PlainDate;
}

export class NewEvaluation {
  @IdField() appointment!: string;
  @Int({ min: 2000, max: 2100 }) year!: number;
  @OneOf(RESULTS) result!: Result;
  @Int({ min: 0, max: 100, optional: true }) contactPercent?: number;
  @Int({ min: 0, max: 100, optional: true }) visitPercent?: number;
  @Line({ optional: true }) note?: string;
}

/** What became of a post by a change. */
export class ChangedPost {
  @IdField() id!: string;
  @Int() version!: number;
  @OneOf(POST_STATES) state!: PostState;
  @Day({ nullable: true }) vacantSince!: PlainDate | null;
  @IdField({ optional: true, description: 'What was recorded or ended' }) record?: string;
}

/** A post in a list, with whoever holds it today. */
export class PostView {
  @IdField() id!: string;
  @Text() division!: string;
  @OneOf(POST_KINDS) kind!: PostKind;
  @OneOf(POST_STATES) state!: PostState;
  @Int() version!: number;
  @Day() since!: PlainDate;
  @Day({ nullable: true }) closedOn!: PlainDate | null;
  @Day({ nullable: true, description: 'Since when the place has nobody; of several posts the oldest says so' }) vacantSince!: PlainDate | null;
  @Day({ nullable: true, description: 'By when somebody is to be appointed' }) appointBy!: PlainDate | null;
  @Parts(() => PostHolderView) holders!: PostHolderView[];
  @Codes(POST_ACTIONS) allowedActions!: PostAction[];
}

export class PostQuery extends PageQuery {
  @PlaceText({ optional: true }) place?: string;
  @OneOf(POST_KINDS, { optional: true }) kind?: PostKind;
  @OneOf(POST_STATES, { optional: true }) state: PostState = 'OPEN';
  @OneOf(['true', 'false'], { optional: true, description: 'Whether the place has nobody' }) vacant?: 'true' | 'false';
}

export class PostPage extends PageOf(() => PostView) {
  @Codes(['make'], { description: 'What the caller may do beside changing one of these' }) allowedActions!: 'make'[];
}

export class DeputyView {
  @IdField() id!: string;
  @IdField() staff!: string;
  @Text({ nullable: true }) name!: string | null;
  @Day() from!: PlainDate;
  @Day() to!: PlainDate;
  @Codes(['end']) allowedActions!: 'end'[];
}

export class EvaluationView {
  @IdField() id!: string;
  @IdField() appointment!: string;
  @Int() year!: number;
  @OneOf(RESULTS) result!: Result;
  @Int({ nullable: true }) contactPercent!: number | null;
  @Int({ nullable: true }) visitPercent!: number | null;
  @Text({ nullable: true }) note!: string | null;
  @IdField() by!: string;
  @Moment() recordedAt!: Instant;
}

/** A post with all that is known of it. */
export class PostDetail extends PostView {
  @Parts(() => AppointmentView, { description: 'Newest first' }) appointments!: AppointmentView[];
  @Parts(() => DeputyView) deputies!: DeputyView[];
  @Parts(() => EvaluationView) evaluations!: EvaluationView[];
}
