import { setTimeout as pause } from 'node:timers/promises';

/** Does a piece of work until `ending`, waiting after each as many milliseconds as it answers, or until it answers `Infinity`. Failures are reported once until it works again. */
export async function againAndAgain(work: () => Promise<number>, ending: AbortSignal, afterFailureMs: number, onError: (error: unknown) => void): Promise<void> {
  let reported = false;
  while (!ending.aborted) {
    let waitMs = afterFailureMs;
    try {
      waitMs = await work();
      reported = false;
      if (waitMs === Infinity) return;
    } catch (error) {
      if (!reported) onError(error);
      reported = true;
    }
    await pause(waitMs, undefined, { signal: ending, ref: false }).catch(() => undefined);
  }
}
