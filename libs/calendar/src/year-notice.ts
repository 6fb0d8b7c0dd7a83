import { z } from 'zod';
import { dayExists } from './instant.js';
import type { PlainDate } from './plain-date.js';
import { isWeekend } from './working-days.js';

/** The State Council's notice of one year: which weekdays are off, and which Saturdays and Sundays are worked for them. */
export interface YearNotice {
  readonly year: number;
  /** Number or title of the notice. */
  readonly notice: string;
  readonly off: readonly PlainDate[];
  readonly on: readonly PlainDate[];
}

/** What is wrong with a notice, and at which date. */
export interface NoticeFault { readonly code: keyof typeof NOTICE_FAULTS; readonly date?: string }

/** Every fault, as a sentence for whoever wrote the file. */
export const NOTICE_FAULTS = {
  NOT_READABLE: { zh: '不是所需格式的 JSON：{"year": 2026, "notice": "文号", "off": ["2026-01-01", …], "on": ["2026-01-04", …]}', en: 'not JSON of that shape' },
  YEAR_RANGE: { zh: '年份须在 2020 至 2099 之间', en: 'the year lies between 2020 and 2099' },
  NO_SUCH_DAY: { zh: '没有这一天', en: 'there is no such day' },
  OUTSIDE_YEAR: { zh: '不在该年度内', en: 'not in that year' },
  TWICE: { zh: '出现了两次', en: 'there twice' },
  OFF_ON_WEEKEND: { zh: '放假日是周六或周日，本来就不上班，请删去', en: 'a day off that is a Saturday or Sunday is off anyway: leave it out' },
  ON_A_WEEKDAY: { zh: '调休上班日是周一至周五，本来就上班，请删去', en: 'a make-up day that is a weekday is worked anyway: leave it out' },
  HOLIDAY_WORKED: { zh: '是全体公民放假的节日，通知不会安排上班', en: 'a holiday for all by regulation: no notice lets it be worked' },
} as const;

const Shape = z.strictObject({ year: z.number().int(), notice: z.string().trim().min(1).max(200), off: z.array(z.string()), on: z.array(z.string()) });

/** Holidays whose day is the same each year (全国年节及纪念日放假办法 art. 2). A file that lacks one is not whole. */
const FIXED = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** Reads a notice from the text of its file: itself, or everything that is wrong with it. */
export function readYearNotice(text: string): YearNotice | { readonly faults: readonly NoticeFault[] } {
  const read = Shape.safeParse(parsed(text));
  if (!read.success) return { faults: [{ code: 'NOT_READABLE' }] };
  const { year, off, on } = read.data;
  const told = [...off, ...on];
  const outside = year < 2020 || year > 2099 ? [{ code: 'YEAR_RANGE' as const }] : [];
  const faults: NoticeFault[] = [
    ...outside,
    ...told.filter((date, index) => told.indexOf(date) !== index).map((date) => ({ code: 'TWICE' as const, date })),
    ...off.flatMap((date) => faultOf(date, year, 'off')), ...on.flatMap((date) => faultOf(date, year, 'on')),
    ...(outside.length > 0 ? [] : FIXED.map((day) => `${year}-${day}` as PlainDate)
      .filter((date) => on.includes(date) || (!isWeekend(date) && !off.includes(date))).map((date) => ({ code: 'HOLIDAY_WORKED' as const, date }))),
  ];
  return faults.length > 0 ? { faults } : { ...read.data, off: [...off].sort() as PlainDate[], on: [...on].sort() as PlainDate[] };
}

/** As the table of working days has it. */
export const daysOf = ({ off, on }: Pick<YearNotice, 'off' | 'on'>): { readonly off: string; readonly on: string } =>
  ({ off: off.map((date) => date.slice(5)).join(' '), on: on.map((date) => date.slice(5)).join(' ') });

function faultOf(date: string, year: number, list: 'off' | 'on'): NoticeFault[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !dayExists(date)) return [{ code: 'NO_SUCH_DAY', date }];
  if (!date.startsWith(`${year}-`)) return [{ code: 'OUTSIDE_YEAR', date }];
  if (isWeekend(date as PlainDate) === (list === 'on')) return [];
  return [{ code: list === 'off' ? 'OFF_ON_WEEKEND' : 'ON_A_WEEKDAY', date }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
