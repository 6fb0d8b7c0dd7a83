import { z } from 'zod';
import { Child } from './child.schema.js';
import { circumstances } from './circumstances.schema.js';
import { moment } from './dates.schema.js';
import { harm } from './harm.schema.js';
import { professions } from './profession.schema.js';
import { Reporter, ReporterSupplement } from './reporter.schema.js';
import { short } from './text.schema.js';

/** How the report came in. */
export const CHANNELS = ['PLATFORM', '110', '120', '12309', '12338', '12345', '12355', '12377', 'IN_PERSON'] as const;

/** Facts and story, at filing and in supplements alike. */
const told = { ...harm, ...circumstances, ...professions };

const saysSomething = (form: { situations?: unknown[] | undefined; concerns?: unknown[] | undefined; narrative?: string | undefined }): boolean =>
  (form.situations?.length ?? 0) > 0 || (form.concerns?.length ?? 0) > 0 || form.narrative !== undefined;

/** The whole form (意见; MPL 11). Only something said and `child` are required: nothing else may keep a report from being made. */
export const ReportForm = z.strictObject({
  channel: z.enum(CHANNELS).optional(),
  /** The hotline's own ticket. */
  channelTicket: short.optional(),
  /** When the channel received it. */
  receivedAt: moment.optional(),
  onBehalf: z.boolean().optional(),
  reporter: Reporter.optional(),
  child: Child,
  ...told,
}).refine(saysSomething, { message: 'NOTHING_SAID', path: ['situations'] });
export type ReportForm = z.output<typeof ReportForm>;

/** Further facts about a report: anything of the form, and at least one thing. */
export const SupplementForm = z.strictObject({ child: Child.optional(), reporter: ReporterSupplement.optional(), ...told })
  .refine((form) => Object.values(form).some((value) => value !== undefined), { message: 'NOTHING_SAID', path: ['narrative'] });
export type SupplementForm = z.output<typeof SupplementForm>;
