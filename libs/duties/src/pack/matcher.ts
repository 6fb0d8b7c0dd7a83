import { addDays, addMillis, instant, plainDate, startOfShanghaiDay, type Instant } from '@referrals/calendar';
import type { Matcher } from './duty-pack.js';

/** An event of the service's own outbox: all that duties are derived from. */
export interface CaseEvent {
  readonly id: string;
  /** With its version: `referral-desk.referral.routed.v1`. */
  readonly type: string;
  readonly at: Instant;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A day that stands for an act: its beginning where it starts a clock, its last millisecond where it ends one. */
export type DayMeans = 'START' | 'END';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const typeOf = (event: CaseEvent): string => event.type.replace(/\.v\d+$/, '');

/** A field as a text; undefined when it is absent or no text. */
export function textOf({ data }: CaseEvent, field: string): string | undefined {
  const value = data[field];
  return typeof value === 'string' ? value : undefined;
}

export function hits(matcher: Matcher, event: CaseEvent): boolean {
  return typeHits(matcher.type, typeOf(event))
    && Object.entries(matcher.when ?? {}).every(([field, values]) => isOneOf(values, event.data[field]))
    && !Object.entries(matcher.not ?? {}).some(([field, values]) => isOneOf(values, event.data[field]));
}

function typeHits(wanted: string, type: string): boolean {
  return wanted.endsWith('.*') ? type.slice(0, type.lastIndexOf('.')) === wanted.slice(0, -2) : type === wanted;
}

const isOneOf = (values: readonly string[], value: unknown): boolean => values.includes(typeof value === 'boolean' ? String(value) : value as string);

/** When it was done, as far as it is told; never later than the event itself. */
export function actOf(matcher: Matcher, event: CaseEvent, day: DayMeans): Instant {
  const told = matcher.actAt === undefined ? undefined : textOf(event, matcher.actAt);
  if (told === undefined) return event.at;
  const act = DAY.test(told) ? momentOf(told, day) : instant(told);
  return act < event.at ? act : event.at;
}

function momentOf(told: string, day: DayMeans): Instant {
  const date = plainDate(told);
  return day === 'START' ? startOfShanghaiDay(date) : addMillis(startOfShanghaiDay(addDays(date, 1)), -1);
}

/** The first of these that the event hits with an act that passes, and when that was. */
export function firstAct(matchers: readonly Matcher[], event: CaseEvent, day: DayMeans, passes: (act: Instant) => boolean = () => true): Instant | undefined {
  for (const matcher of matchers) {
    if (!hits(matcher, event)) continue;
    const act = actOf(matcher, event, day);
    if (passes(act)) return act;
  }
  return undefined;
}
