import { AGENCIES, CONCERNS, Id, InstantField, SITUATIONS } from '@referrals/contracts';
import { z } from 'zod';

const LEVELS = ['LEAD', 'SUPPORT', 'REPORTER', 'NOTICE'] as const;

/** The filing card: all that a NOTICE reads. */
export const ReportCard = z.object({
  id: Id,
  number: z.string(),
  filedAt: InstantField,
  version: z.int(),
  level: z.enum(LEVELS),
  situations: z.array(z.enum(SITUATIONS)),
  concerns: z.array(z.enum(CONCERNS)),
  /** Agencies that lead it. */
  leads: z.array(z.enum(AGENCIES)),
});
export type ReportCard = z.output<typeof ReportCard>;

/** The content at the caller's level: the card, the form's fields as filed, and every supplement in the form's shape. */
export const ReportContent = z.looseObject({
  ...ReportCard.shape,
  supplements: z.array(z.looseObject({ part: z.int(), at: InstantField, toldBy: z.enum(['REPORTER', 'DESK']), desk: Id.nullable() })).optional(),
  guardianDecisions: z.array(z.object({
    at: InstantField, desk: Id, staff: Id, told: z.boolean(), toldAt: InstantField.nullable(), how: z.string().nullable(), reason: z.string(),
    abuseChecked: z.boolean().nullable(),
  })).optional(),
});
export type ReportContent = z.output<typeof ReportContent>;

export const MyReports = z.object({
  items: z.array(ReportCard.omit({ level: true, version: true })),
  next: z.string().nullable(),
});
export type MyReports = z.output<typeof MyReports>;
