import type { Instant, PlainDate } from '@referrals/calendar';
import { Codes, Day, IdField, Ids, Int, IntText, Moment, OneOf, PageOf, PageQuery, Parts, PlaceText, Text, YesNo } from '@referrals/service-kit';
import { codesOf } from '../child/codes.domain.js';
import { Short } from '../fields.js';
import { COURSE_LEVELS, COURSE_STATES, type CourseLevel, type CourseState } from './codes.domain.js';
import { COURSE_ACTIONS, type CourseAction } from './course.moves.domain.js';

export class NewCourse {
  @PlaceText() place!: string;
  @OneOf(codesOf(COURSE_LEVELS)) level!: CourseLevel;
  @YesNo({ description: 'A demonstration course of the city' }) demonstration!: boolean;
  @Short() title!: string;
  @Day() from!: PlainDate;
  @Day({ description: 'Its last day' }) to!: PlainDate;
  @Int({ min: 1, max: 400 }) hours!: number;
}

export class Attended {
  @IdField({ description: 'The person of an appointment' }) person!: string;
  @YesNo() completed!: boolean;
  @Day() on!: PlainDate;
  @Int({ min: 0, max: 400 }) hours!: number;
  @Int({ min: 0, max: 100, optional: true }) mark?: number;
}

export class AttendanceBody {
  @Parts(() => Attended, { min: 1, max: 200 }) items!: Attended[];
}

export class CourseView {
  @IdField() id!: string;
  @Text() division!: string;
  @OneOf(codesOf(COURSE_LEVELS)) level!: CourseLevel;
  @OneOf(COURSE_STATES) state!: CourseState;
  @Int() version!: number;
  @YesNo() demonstration!: boolean;
  @Text() title!: string;
  @Day() from!: PlainDate;
  @Day() to!: PlainDate;
  @Int() hours!: number;
  @Day({ description: 'From this day on attendance is not changed any more' }) lockOn!: PlainDate;
  @Codes(COURSE_ACTIONS) allowedActions!: CourseAction[];
}

export class AttendanceView {
  @IdField() person!: string;
  @YesNo() completed!: boolean;
  @Day() on!: PlainDate;
  @Int() hours!: number;
  @Int({ nullable: true }) mark!: number | null;
  @Moment() recordedAt!: Instant;
}

export class CourseDetail extends CourseView {
  @Parts(() => AttendanceView) attendance!: AttendanceView[];
}

export class CourseQuery extends PageQuery {
  @PlaceText({ optional: true }) place?: string;
  @OneOf(codesOf(COURSE_LEVELS), { optional: true }) level?: CourseLevel;
  @OneOf(COURSE_STATES, { optional: true }) state?: CourseState;
  @Day({ optional: true }) from?: PlainDate;
}

export class CoursePage extends PageOf(() => CourseView) {
  @Codes(['plan'], { description: 'What the caller may do beside changing one of these' }) allowedActions!: 'plan'[];
}

export class TrainingQuery {
  @PlaceText() place!: string;
  @IntText({ min: 2000, max: 2100 }) year!: number;
}

export class UntrainedView {
  @IdField({ description: 'Of an appointment: the name stands at the post' }) person!: string;
  @Ids({ max: 20 }) posts!: string[];
}

/** Who was trained in a year, of those that hold a post today, or held one on its last day. A township's own course does not count. */
export class TrainingView {
  @Day() on!: PlainDate;
  @Int() obliged!: number;
  @Int() trained!: number;
  @Parts(() => UntrainedView) untrained!: UntrainedView[];
  @Parts(() => UntrainedView, { description: 'Appointed too late in the year to be obliged' }) newcomers!: UntrainedView[];
}
