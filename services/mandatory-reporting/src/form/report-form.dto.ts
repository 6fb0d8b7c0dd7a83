import type { ToldTime } from '@referrals/calendar';
import { AsWhole, Part, YesNo } from '@referrals/service-kit';
import { Child } from './child.dto.js';
import { At, One, Short } from './form-fields.js';
import { Reporter, ReporterSupplement } from './reporter.dto.js';
import { ReportInput } from './report-input.dto.js';
import { somethingSaid } from './something-said.domain.js';

/** How the report came in. */
const CHANNELS = ['PLATFORM', '110', '120', '12309', '12338', '12345', '12355', '12377', 'IN_PERSON'] as const;

/** The whole form (意见; MPL 11). Only something said and `child` are required: nothing else may keep a report from being made. */
@AsWhole(somethingSaid)
export class ReportForm extends ReportInput {
  @One(CHANNELS) channel?: (typeof CHANNELS)[number];
  @Short({ description: 'The hotline’s own ticket' }) channelTicket?: string;
  /** When the channel received it. */
  @At() receivedAt?: ToldTime;
  @YesNo({ optional: true }) onBehalf?: boolean;
  @Part(() => Reporter, { optional: true }) reporter?: Reporter;
  @Part(() => Child, { missing: 'CHILD_REQUIRED' }) child!: Child;
}

/** Further facts about a report: anything of the form, and at least one thing. */
export class SupplementForm extends ReportInput {
  @Part(() => Child, { optional: true }) child?: Child;
  @Part(() => ReporterSupplement, { optional: true }) reporter?: ReporterSupplement;
}
