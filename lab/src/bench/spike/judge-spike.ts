import type { Asked, Visit } from './journal.js';

/** What was due in some stretch of time, and what came of it. Milliseconds; NaN where there was nothing. */
export interface Stretch {
  readonly requests: number;
  readonly accepted: number;
  readonly refused: number;
  readonly faults: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
}

/** Of the requests that are given, those due in [from, until). */
export function stretch(asked: readonly Asked[], from: number, until: number): Stretch {
  const all = asked.filter(({ at }) => at >= from && at < until);
  const of = (outcome: Asked['outcome']): Asked[] => all.filter((one) => one.outcome === outcome);
  const accepted = of('accepted').map(({ ms }) => ms);
  return {
    requests: all.length, accepted: accepted.length, refused: of('refused').length, faults: of('fault').length,
    p50: percentile(accepted, 0.5), p95: percentile(accepted, 0.95), p99: percentile(accepted, 0.99), longest: percentile(accepted, 1),
  };
}

/** Nearest rank. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(part * values.length) - 1)] ?? Number.NaN;
}

/** Stretches of so many milliseconds, one after another. */
export function stretches(asked: readonly Asked[], from: number, until: number, ms: number): Stretch[] {
  return Array.from({ length: Math.floor((until - from) / ms) }, (_, index) => stretch(asked, from + index * ms, from + (index + 1) * ms));
}

/** A second like any other: nothing was refused or failed, and 95 of 100 answers came within the limit. */
export const isNormal = ({ accepted, refused, faults, p95 }: Stretch, limitMs: number): boolean => refused === 0 && faults === 0 && (accepted === 0 || p95 <= limitMs);

/** How many of these seconds went by until each one was normal to the end; undefined when the last one was not. */
export function secondsToNormal(seconds: readonly Stretch[], limitMs: number): number | undefined {
  const last = seconds.findLastIndex((second) => !isNormal(second, limitMs));
  return last === seconds.length - 1 ? undefined : last + 1;
}

/** A limit for "normal again": twice what it was before, and nothing that nobody would notice. */
export const normalLimit = (before: Stretch): number => Math.max(2 * before.p95, 250);

export const count = (visits: readonly Visit[], from: number, until: number, end?: Visit['end']): number =>
  visits.filter((visit) => visit.at >= from && visit.at < until && (end === undefined || visit.end === end)).length;
