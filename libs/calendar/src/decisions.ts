import { DomainError } from '@referrals/contracts';
import { z } from 'zod';
import { deadline, type ClockRule } from './deadline.js';
import { addMillis, instant, type Instant } from './instant.js';
import { isMomentOfOurs } from './plain-date.js';
import { chinaWorkingDays } from './working-days.js';

const Moment = z.string().transform((text) => {
  const moment = instant(text);
  if (!isMomentOfOurs(moment)) throw new DomainError('INVALID_INSTANT');
  return moment;
});

const Clock = z.strictObject({
  trigger: Moment,
  unit: z.enum(['HOUR', 'DAY', 'WORKDAY', 'MONTH', 'YEAR']),
  amount: z.number(),
  roll: z.enum(['NEXT_WORKDAY', 'NONE']).optional(),
  hourStart: z.enum(['MOMENT', 'NEXT_HOUR']).optional(),
  endOfMonth: z.boolean().optional(),
  pauses: z.array(z.strictObject({ from: Moment, to: Moment.optional() })).optional(),
});

const SHANGHAI_MS = 8 * 3_600_000;

/** As people in China write it: `2026-05-14T00:00:00+08:00`. */
const inChina = (moment: Instant): string => `${addMillis(moment, SHANGHAI_MS).slice(0, -1).replace(/\.000$/, '')}+08:00`;

/** Asked by `npm run -s clocks -- compute`, a clock a line: `{trigger, unit, amount, …}` → `{dueAt}`, `{paused, since}` or `{error, …}`. */
export const decisions: Readonly<Record<string, (input: unknown) => unknown>> = {
  compute(input) {
    const due = deadline(Clock.parse(input) as ClockRule, chinaWorkingDays);
    if ('dueAt' in due) return { dueAt: inChina(due.dueAt) };
    return 'paused' in due ? { paused: true, since: inChina(due.since) } : due;
  },
};
