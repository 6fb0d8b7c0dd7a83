import { plainDate } from '@referrals/calendar';
import { z } from 'zod';

const Values = z.record(z.string(), z.array(z.string()));
const Matcher = z.strictObject({ type: z.string(), when: Values.optional(), not: Values.optional(), actAt: z.string().optional() });
// What a limit says wrongly, `checkPack` names by its row.
const Limit = z.strictObject({ unit: z.string(), amount: z.number(), roll: z.string().optional(), hourStart: z.string().optional(), endOfMonth: z.boolean().optional() });
const Day = z.string().transform((text) => plainDate(text));

const Amount = z.int().min(0).max(10_000);
const StepTime = z.union([
  z.strictObject({ at: z.literal(true) }),
  z.strictObject({ before: z.union([z.strictObject({ percent: z.number().min(0).max(100) }), z.strictObject({ amount: Amount, unit: z.enum(['HOUR', 'DAY']) })]) }),
  z.strictObject({ after: z.strictObject({ amount: Amount, unit: z.enum(['HOUR', 'DAY', 'WORKDAY']) }) }),
]);
const Step = z.strictObject({ id: z.string(), when: StepTime, to: z.string(), roll: z.literal('NEXT_WORKDAY').optional() });

const Extension = z.strictObject({ code: z.string(), zh: z.string(), limit: Limit, by: z.enum(['MEMBER', 'SUPERVISOR', 'COORD']), article: z.string() });

const Row = z.strictObject({
  id: z.string(), from: Day, to: Day.optional(), zh: z.string(), en: z.string(), subject: z.string(), trigger: z.array(Matcher), limit: Limit.optional(),
  dueFrom: z.strictObject({ field: z.string(), plusDays: z.int().optional() }).optional(), again: z.enum(['KEEP', 'RESTART', 'ONCE']),
  satisfiedBy: z.array(Matcher), voidBy: z.array(Matcher), ladder: z.string(), article: z.string().default(''), status: z.enum(['statutory', 'local', 'design']),
  extensions: z.array(Extension).optional(), pauseMaxDays: z.int().positive().optional(), waivable: z.boolean().optional(), person: z.string().optional(),
});

/** A duty pack as JSON. What it means is checked by `checkPack`. */
export const DutyPackShape = z.strictObject({
  pack: z.string(), service: z.string(), place: z.strictObject({ key: z.union([z.string(), z.array(z.string()).min(1)]), owner: z.string() }),
  join: z.strictObject({ type: z.string(), from: z.string(), to: z.string() }).optional(),
  ladders: z.record(z.string(), z.array(Step)), rows: z.array(Row),
});
