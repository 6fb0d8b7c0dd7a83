import type { PlainDate } from '@referrals/calendar';
import { Day, OneOf } from '@referrals/service-kit';
import { Line } from '../fields.js';
import { HELP_KINDS } from './log.entity.js';

export class NewHelp {
  @OneOf(HELP_KINDS) kind!: (typeof HELP_KINDS)[number];
  @Day() on!: PlainDate;
  @Line({ optional: true }) byWhom?: string;
  @Line({ optional: true }) what?: string;
}

export class NewNote {
  @Day() on!: PlainDate;
  @Line() text!: string;
}
