import { instant, instantFromMillis, millisOf, type Instant } from './instant.js';
import { isDayOfOurs, isMomentOfOurs, shanghaiDate, startOfShanghaiDay, type PlainDate } from './plain-date.js';

/** When something was, as a person says it: a moment, or a day without an hour. */
export type ToldTime = Instant | PlainDate;

const WRITTEN = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})?$/;
const MINUTE_MS = 60_000;
/** A clock that is ahead is taken for right by so much. */
const AHEAD_MS = MINUTE_MS;

/**
 * A moment as forms and programs write it: seconds may be missing, and, where `local`, the offset, which then is China's. Undefined where it
 * does not exist or lies outside 1900 to 2100.
 */
export function readMoment(text: string, { local = false } = {}): Instant | undefined {
  const [, day = '', minutes = '', seconds = ':00', offset] = WRITTEN.exec(text) ?? [];
  if (day === '' || (offset === undefined && !local)) return undefined;
  try {
    const moment = instant(`${day}T${minutes}${seconds}${offset === undefined ? '+08:00' : offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
    return isMomentOfOurs(moment) ? moment : undefined;
  } catch {
    return undefined;
  }
}

/** A day or a moment as a person says it; undefined where it is none of ours. */
export const readToldTime = (text: string): ToldTime | undefined => (isDayOfOurs(text) ? text as PlainDate : readMoment(text, { local: true }));

export const isDay = (told: ToldTime): told is PlainDate => told.length === 10;

/** A day as its first moment in China, which is how days are kept where moments are. */
export const momentOf = (told: ToldTime): Instant => (isDay(told) ? startOfShanghaiDay(told) : told);

/** What is kept as a moment, as it was told: the first moment of a day is that day. */
export const toldOf = (moment: Instant): ToldTime => {
  const day = shanghaiDate(moment);
  return startOfShanghaiDay(day) === moment ? day : moment;
};

/** Later than now: a day after today, or a moment that no clock a minute ahead explains. */
export const isInFuture = (told: ToldTime, now: Instant): boolean =>
  (isDay(told) ? told > shanghaiDate(now) : millisOf(told) > millisOf(now) + AHEAD_MS);

/** Earlier than `start`; a day is earlier only as a whole, and so is a minute: people tell no seconds. */
export const liesBefore = (told: ToldTime, start: Instant): boolean =>
  (isDay(told) ? told < shanghaiDate(start) : millisOf(told) < Math.floor(millisOf(start) / MINUTE_MS) * MINUTE_MS);

/** What a clock that is ahead said, as the time it is. */
export const notAhead = (told: ToldTime, now: Instant): Instant => instantFromMillis(Math.min(millisOf(momentOf(told)), millisOf(now)));
