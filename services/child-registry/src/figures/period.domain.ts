import { addDays, addMonths, plainDate, type PlainDate } from '@referrals/calendar';

/** How long a figure's time is: 2026-05, 2026Q2, 2026. */
export type PeriodLength = 'MONTH' | 'QUARTER' | 'YEAR';

export interface FigurePeriod {
  readonly name: string;
  readonly from: PlainDate;
  /** The last day. */
  readonly to: PlainDate;
}

const MONTHS: Readonly<Record<PeriodLength, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };
const SAID: Readonly<Record<PeriodLength, RegExp>> = { MONTH: /^(\d{4})-(0[1-9]|1[0-2])$/, QUARTER: /^(\d{4})Q([1-4])$/, YEAR: /^(\d{4})$/ };

/** The period of this length that a day is in. */
export function periodAt(length: PeriodLength, day: PlainDate): FigurePeriod {
  const months = MONTHS[length];
  const part = Math.floor((Number(day.slice(5, 7)) - 1) / months);
  return periodOf(length, day.slice(0, 4), part);
}

/** As it is written; undefined for what is none of this length. */
export function readPeriod(length: PeriodLength, said: string): FigurePeriod | undefined {
  const [, year, part = '1'] = SAID[length].exec(said) ?? [];
  return year === undefined || year < '1900' ? undefined : periodOf(length, year, Number(part) - 1);
}

/** Those that end on or after `since`, have begun by `until`, and end on or after `oldest`; ascending. */
export function periodsBetween(length: PeriodLength, { since, until, oldest }: { readonly since: PlainDate; readonly until: PlainDate; readonly oldest: PlainDate }): FigurePeriod[] {
  const found: FigurePeriod[] = [];
  for (let one = periodAt(length, since > oldest ? since : oldest); one.from <= until; one = periodAt(length, addDays(one.to, 1))) found.push(one);
  return found;
}

function periodOf(length: PeriodLength, year: string, part: number): FigurePeriod {
  const months = MONTHS[length];
  const from = plainDate(`${year}-${String(part * months + 1).padStart(2, '0')}-01`);
  const name = length === 'YEAR' ? year : length === 'QUARTER' ? `${year}Q${part + 1}` : from.slice(0, 7);
  return { name, from, to: addDays(addMonths(from, months), -1) };
}
