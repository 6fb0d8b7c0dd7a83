import { setTimeout as pause } from 'node:timers/promises';

/** Does a piece of work until `ending`, waiting after each as many milliseconds as it answers, or until it answers `Infinity`. Failures are told once until it works again. */
export async function againAndAgain(work: () => Promise<number>, ending: AbortSignal, afterFailureMs: number, onError: (error: unknown) => void): Promise<void> {
  let told = false;
  while (!ending.aborted) {
    let waitMs = afterFailureMs;
    try {
      waitMs = await work();
      told = false;
      if (waitMs === Infinity) return;
    } catch (error) {
      if (!told) onError(error);
      told = true;
    }
    await pause(waitMs, undefined, { signal: ending, ref: false }).catch(() => undefined);
  }
}
