import { addDays, addMillis, deadline, millisOf, shanghaiDate, startOfShanghaiDay, type Instant, type WorkingDays } from '@referrals/calendar';
import type { Step } from '../pack/duty-pack.js';
import type { Duty } from './duty.js';
import type { DutyCalendar } from './duty-calendar.js';

const HOUR_MS = 3_600_000;
const UNIT_MS = { HOUR: HOUR_MS, DAY: 24 * HOUR_MS };
/** Where a step waits for the next working day, it fires when people are at work. */
const MORNING_MS = 9 * HOUR_MS;

/** What an open duty will do by itself. */
export interface Outlook {
  /** The earliest step that has not fired. */
  readonly nextStepAt: Instant | undefined;
  /** Its date, or the time of a step, rests on a year without a notice: an import may move it. */
  readonly awaitsNotice: boolean;
}

/** When the next step of a duty fires, as far as is known at that moment. */
export function outlookOf(duty: Duty, calendar: DutyCalendar, knownAt: Instant): Outlook {
  if (duty.state !== 'OPEN') return { nextStepAt: undefined, awaitsNotice: false };
  let awaitsNotice = duty.provisional;
  const nextStepAt = unfiredSteps(duty, calendar.assumedAt(knownAt, () => { awaitsNotice = true; })).map(({ at }) => at).sort()[0];
  return { nextStepAt, awaitsNotice };
}

/** Steps that are still to fire, with their times; with `by` those whose time has come by then. What cannot have come is not computed: most steps, most of the time. */
export function unfiredSteps(duty: Duty, workingDays: WorkingDays, by?: Instant): { readonly step: string; readonly at: Instant }[] {
  return duty.ladder.flatMap((step) => {
    if (duty.steps.some((fired) => fired.step === step.id) || (by !== undefined && notBefore(step, duty) > by)) return [];
    const at = stepTime(step, duty, workingDays);
    return at === undefined || (by !== undefined && at > by) ? [] : [{ step: step.id, at }];
  });
}

type Dated = Pick<Duty, 'since' | 'dueAt' | 'pauses'>;

/** When a step fires; undefined when that would not be after the duty began: then there is no such step. */
export function stepTime(step: Step, duty: Dated, workingDays: WorkingDays): Instant | undefined {
  const time = rolled(step, afterPause(plainTime(step, duty, workingDays), duty), workingDays);
  return time <= duty.since ? undefined : time;
}

function plainTime(step: Step, duty: Dated, workingDays: WorkingDays): Instant {
  const { when } = step;
  if (!('after' in when)) return notBefore(step, duty);
  const { dueAt } = duty;
  const { amount, unit } = when.after;
  if (unit !== 'WORKDAY') return addMillis(dueAt, amount * UNIT_MS[unit]);
  // From the last day of the duty itself: its end is 00:00 of the day after.
  const end = deadline({ trigger: addMillis(dueAt, -1), unit, amount }, workingDays);
  if (!('dueAt' in end)) throw new Error(`A step has no time: ${JSON.stringify(end)}`);
  return end.dueAt;
}

/** Before this moment a step does not fire, whatever pauses and days off put between. */
function notBefore({ when }: Step, { since, dueAt }: Dated): Instant {
  if (!('before' in when)) return dueAt;
  const early = 'percent' in when.before
    ? Math.floor(((millisOf(dueAt) - millisOf(since)) * when.before.percent) / 100)
    : when.before.amount * UNIT_MS[when.before.unit];
  return addMillis(dueAt, -early);
}

function afterPause(time: Instant, { pauses }: Dated): Instant {
  return pauses.find(({ from, to }) => to !== undefined && from <= time && time < to)?.to ?? time;
}

function rolled({ roll }: Step, time: Instant, workingDays: WorkingDays): Instant {
  let day = shanghaiDate(time);
  if (roll !== 'NEXT_WORKDAY' || workingDays.isWorkingDay(day)) return time;
  do day = addDays(day, 1); while (!workingDays.isWorkingDay(day));
  return addMillis(startOfShanghaiDay(day), MORNING_MS);
}
