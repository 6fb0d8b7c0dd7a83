import { shared } from './words/shared';

const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const RELATIVE_UP_TO = 2 * DAY;

let ahead = 0;
let heard: number | undefined;

/** Takes the server's word for what time it is: devices of villages are often wrong. */
export function noteServerTime(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(at)) return;
  ahead = at - Date.now();
  heard = at;
}

/** What the server said last that the time is, in milliseconds; undefined until it was heard. No clock of the device is in it. */
export const heardTime = (): number | undefined => heard;

/** Milliseconds, by the server's clock as far as it was heard. */
export const serverNow = (): number => Date.now() + ahead;

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(shared.locale, { timeZone: ZONE, hourCycle: 'h23', ...options });

/** To the minute, with its year. */
export function exactTime(moment: string): string {
  return format({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(Date.parse(moment));
}

/** A day without an hour: `2026-05-11`. */
export function dayText(day: string): string {
  return new Intl.DateTimeFormat(shared.locale, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(Date.parse(`${day}T00:00:00Z`));
}

/** Within two days how long ago, else the day and the hour, of another year with the year. */
export function whenText(moment: string, now: number = serverNow()): string {
  const at = Date.parse(moment);
  const past = now - at;
  if (past >= 0 && past < RELATIVE_UP_TO) return ago(past);
  const year = format({ year: 'numeric' });
  return year.format(at) === year.format(now) ? format({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(at) : exactTime(moment);
}

function ago(past: number): string {
  const relative = new Intl.RelativeTimeFormat(shared.locale, { numeric: 'always' });
  if (past < HOUR) return relative.format(-Math.max(1, Math.floor(past / MINUTE)), 'minute');
  return past < DAY ? relative.format(-Math.floor(past / HOUR), 'hour') : relative.format(-Math.floor(past / DAY), 'day');
}

export interface DueText { readonly text: string; readonly isLate: boolean }

/** How long is left, or since when it is late. Rounded so that neither is made to look better than it is. */
export function dueText(due: string, now: number = serverNow()): DueText {
  const left = Date.parse(due) - now;
  return left < 0 ? { text: shared.overdueBy(span(-left)), isLate: true } : { text: shared.dueIn(span(left)), isLate: false };
}

function span(length: number): string {
  const [unit, size] = length < HOUR ? ['minute', MINUTE] as const : length < RELATIVE_UP_TO ? ['hour', HOUR] as const : ['day', DAY] as const;
  return new Intl.NumberFormat(shared.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.max(1, Math.floor(length / size)));
}
