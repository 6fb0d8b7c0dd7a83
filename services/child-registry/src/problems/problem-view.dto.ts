import type { Instant, PlainDate } from '@referrals/calendar';
import { Codes, Day, IdField, Moment, OneOf, Parts, Text } from '@referrals/service-kit';
import { HELP_KINDS, type Help } from './log.entity.js';
import { NEEDS, PROBLEM_KINDS, PROBLEM_STATES, SEVERITIES, type Problem } from './problem.entity.js';
import { PROBLEM_ACTIONS, type ProblemAction } from './problem.moves.domain.js';

const nullable = true;

export class ProblemView {
  @IdField() id!: string;
  @OneOf(PROBLEM_KINDS) kind!: Problem['kind'];
  @OneOf(SEVERITIES) severity!: Problem['severity'];
  @Text({ description: 'What found it: PERSON, or the code of a rule' }) cause!: string;
  @OneOf(PROBLEM_STATES) state!: Problem['state'];
  @Moment() foundAt!: Instant;
  @Text({ nullable }) found!: string | null;
  @Text({ nullable }) solution!: string | null;
  @Text({ nullable }) who!: string | null;
  @Day({ nullable }) doBy!: PlainDate | null;
  @OneOf(NEEDS, { nullable }) need!: Problem['need'];
  @Text({ nullable }) done!: string | null;
  @Day({ nullable }) doneOn!: PlainDate | null;
  @Text({ nullable, description: 'How it was checked, or why it is open again or none' }) checked!: string | null;
  @Day({ nullable }) closedOn!: PlainDate | null;
  @OneOf(['SOLVED', 'NOT_A_PROBLEM'], { nullable }) closedAs!: Problem['closedAs'];
  @Codes(PROBLEM_ACTIONS) allowedActions!: ProblemAction[];
}

/** 关爱帮扶 */
export class HelpView {
  @IdField() id!: string;
  @OneOf(HELP_KINDS) kind!: Help['kind'];
  @Day() on!: PlainDate;
  @Text({ nullable }) byWhom!: string | null;
  @Text({ nullable }) what!: string | null;
}

export class ProblemsView {
  @Parts(() => ProblemView) problems!: ProblemView[];
  @Parts(() => HelpView) helps!: HelpView[];
}

/** A line of 工作日志: what somebody wrote, or what they did as the trail says it. */
export class LogLine {
  @Day() on!: PlainDate;
  @Moment() at!: Instant;
  @IdField({ nullable }) by!: string | null;
  @Text({ description: '`note`, or the action in the trail' }) what!: string;
  @Text({ nullable }) text!: string | null;
}

export class WorkLogQuery {
  @Text({ pattern: /^\d{4}-(0[1-9]|1[0-2])$/, description: 'A month: 2026-05' }) month!: string;
}

export class WorkLogView {
  @Parts(() => LogLine) lines!: LogLine[];
}
