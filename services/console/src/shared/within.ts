/** A line that is there and carries nothing is given up after this long, in milliseconds. */
export const GIVEN_UP_AFTER_MS = 20_000;

/** Aborts the work when it takes longer; older browsers know no `AbortSignal.timeout`. Rejects as the work does. */
export async function within<T>(work: (signal: AbortSignal) => Promise<T>, limitMs: number = GIVEN_UP_AFTER_MS): Promise<T> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => { giveUp.abort(); }, limitMs);
  try {
    return await work(giveUp.signal);
  } finally {
    clearTimeout(timer);
  }
}
