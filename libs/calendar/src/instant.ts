import { DomainError } from '@referrals/contracts';

/** A moment, in UTC with milliseconds: `2026-05-11T00:20:00.000Z`. Comparing the text compares the moments. */
export type Instant = string & { readonly __brand: 'Instant' };

const ISO = /^\d{4}-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an ISO 8601 instant with an offset or `Z`.
 * @throws DomainError INVALID_INSTANT when it is malformed or there is no such day or hour
 */
export function instant(text: string): Instant {
  const parts = ISO.exec(text);
  const millis = parts === null ? Number.NaN : Date.parse(text);
  if (parts === null || Number.isNaN(millis) || Number(parts[3]) > 23 || !dayExists(text.slice(0, 10))) throw new DomainError('INVALID_INSTANT');
  return instantFromMillis(millis);
}

/** From milliseconds since 1970-01-01T00:00Z. */
export function instantFromMillis(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function millisOf(moment: Instant): number {
  return Date.parse(moment);
}

export function addMillis(moment: Instant, millis: number): Instant {
  return instantFromMillis(millisOf(moment) + millis);
}

/** Negative when `a` is earlier, positive when later, 0 when equal. */
export function compareInstants(a: Instant, b: Instant): number {
  return millisOf(a) - millisOf(b);
}

export function earlierOf(a: Instant, b: Instant): Instant {
  return compareInstants(a, b) <= 0 ? a : b;
}

export function laterOf(a: Instant, b: Instant): Instant {
  return compareInstants(a, b) >= 0 ? a : b;
}

/** True when `YYYY-MM-DD` names a day that exists. */
export function dayExists(day: string): boolean {
  const millis = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(day);
}
