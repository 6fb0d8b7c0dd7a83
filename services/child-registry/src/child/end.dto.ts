import type { PlainDate } from '@referrals/calendar';
import { Day, IdField, OneOf, YesNo } from '@referrals/service-kit';
import { Evidence, Reason } from '../fields.js';
import { MANNERS } from './detail.entity.js';

/** Ends that a person says: an age and a move out come by themselves. */
export const SAID_ENDS = ['DIED', 'ADOPTED', 'LEFT_CATEGORIES', 'OPENED_IN_ERROR'] as const;

export class EndFileBody {
  @OneOf(SAID_ENDS) reason!: (typeof SAID_ENDS)[number];
  @Day({ description: 'First day on which the file is ended' }) on!: PlainDate;
  @Evidence() evidence!: string;
  @OneOf(MANNERS, { optional: true, description: 'Of a death' }) manner?: (typeof MANNERS)[number];
}

export class ReopenBody {
  @Reason() reason!: string;
  @YesNo({ optional: true, description: 'The day of the death was wrong' }) wasWrong?: boolean;
}

export class ReadmitBody {
  @IdField({ description: 'Who had stepped aside' }) staff!: string;
}
