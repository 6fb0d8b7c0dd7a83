import { addDays, type PlainDate } from '@referrals/calendar';
import type { Known, Period } from '../child/period.domain.js';

export interface PostsInput {
  readonly on: PlainDate;
  /** The first day on which the division has a post, and the first on which it has none any more. */
  readonly since: PlainDate;
  readonly closedOn?: Known<PlainDate>;
  /** Of all posts of the division. */
  readonly appointments: readonly Period[];
}

/** Days without a director. `to` is the first day with one again, or without a post; null: it lasts. */
export interface Gap { readonly from: PlainDate; readonly to: PlainDate | null }

export interface Posts {
  readonly vacant: boolean;
  readonly gaps: readonly Gap[];
  /** When somebody must be appointed; of a vacant division alone. */
  readonly dueOn?: PlainDate;
}

/** Whether a division has a director on a day, and when it had none. @param daysToAppoint the pack's number for CR-POST */
export function posts({ on, since, closedOn, appointments }: PostsInput, daysToAppoint: number): Posts {
  const end = endOf(on, closedOn);
  const gaps = gapsIn(since, end, appointments).map(({ from, to }) => ({ from, to: to > on ? null : to }));
  const open = gaps.find(({ to }) => to === null);
  return { vacant: open !== undefined, gaps, ...(open === undefined ? {} : { dueOn: addDays(open.from, daysToAppoint) }) };
}

/** The first day that is not looked at. */
function endOf(on: PlainDate, closedOn: Known<PlainDate>): PlainDate {
  const tomorrow = addDays(on, 1);
  return closedOn !== undefined && closedOn !== null && closedOn < tomorrow ? closedOn : tomorrow;
}

function gapsIn(since: PlainDate, end: PlainDate, appointments: readonly Period[]): { from: PlainDate; to: PlainDate }[] {
  const terms = appointments.map(({ from, to }) => ({ from, to: to ?? end })).filter(({ from, to }) => to > from).sort((a, b) => (a.from < b.from ? -1 : 1));
  const gaps: { from: PlainDate; to: PlainDate }[] = [];
  let covered = since;
  for (const { from, to } of [...terms, { from: end, to: end }]) {
    if (covered >= end) break;
    if (from > covered) gaps.push({ from: covered, to: from < end ? from : end });
    if (to > covered) covered = to;
  }
  return gaps;
}
