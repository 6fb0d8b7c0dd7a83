import type { PlainDate } from '@referrals/calendar';
import { Day, IdField, OneOf } from '@referrals/service-kit';
import { CONCERNS, type Concern } from '@referrals/contracts';
import { ChangedFile } from '../child/child.dto.js';
import { Line, Reason } from '../fields.js';
import { NEEDS, PROBLEM_KINDS, SEVERITIES, type Problem } from './problem.entity.js';

const optional = true;

export class NewProblem {
  @OneOf(PROBLEM_KINDS) kind!: Problem['kind'];
  @OneOf(SEVERITIES, { optional, description: 'What its kind has, unless said' }) severity?: Problem['severity'];
  @Line() found!: string;
  @IdField({ optional, description: 'The act at which it was found' }) act?: string;
}

export class PlanProblemBody {
  @Line() solution!: string;
  @Line() who!: string;
  @Day({ description: 'At most six months ahead' }) by!: PlainDate;
}

/** To whom it goes: by its need to the service that has it, or without one by the person's own report. */
export class HandOverBody {
  @OneOf(NEEDS, { optional, description: 'Absent: it goes by the person’s own report, which they file themselves' }) need?: NonNullable<Problem['need']>;
}

export class DoProblemBody { @Line() done!: string }
export class CloseProblemBody { @Line({ description: 'How it was checked' }) checked!: string }
export class WhyBody { @Reason() reason!: string }

/** `concern`: what a report of it would say, to begin with. */
export class HandedOver extends ChangedFile {
  @OneOf(CONCERNS, { optional }) concern?: Concern;
}
