export interface RetryPolicy {
  /** After this many failed tries the key is parked for a person. */
  readonly maxAttempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** How long "not yet" waits before it is asked again. */
  readonly notYetMs: number;
}

export const usualRetries: RetryPolicy = { maxAttempts: 5, firstDelayMs: 500, maxDelayMs: 30_000, notYetMs: 250 };

/** Delay after the n-th failed try (n from 1): doubling, capped. No jitter: keys fail one by one, there is no herd. */
export function retryDelayMs(policy: RetryPolicy, attempts: number): number {
  return Math.min(policy.firstDelayMs * 2 ** (attempts - 1), policy.maxDelayMs);
}

/** What a person is told of a failure: its class and code. A message may hold values and is never stored. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  const code = 'code' in error ? String(error.code) : '';
  return [error.name, code].filter(Boolean).join(' ').slice(0, 200);
}
