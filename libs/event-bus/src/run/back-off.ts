export interface RetryPolicy {
  /** After this many failed tries the key is parked for a person. */
  readonly maxAttempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** First wait of "not yet" before it is asked again; it grows to twenty times this. */
  readonly notYetMs: number;
}

export const usualRetries: RetryPolicy = { maxAttempts: 5, firstDelayMs: 500, maxDelayMs: 30_000, notYetMs: 100 };

/** Milliseconds to wait after the n-th time (n from 1): doubling from `first`, never more than `max`. No jitter: keys fail one by one, there is no herd. */
export function backOff(first: number, max: number, times: number): number {
  return Math.min(first * 2 ** Math.min(Math.max(times - 1, 0), 40), max);
}

/** What a person is told of a failure: its class and code. A message may hold values of the event or of a row and is never stored. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return [error.name, code, constraint].filter((part) => typeof part === 'string').join(' ').slice(0, 200);
}
