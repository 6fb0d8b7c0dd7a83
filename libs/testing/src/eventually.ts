import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs `fn` again and again until it no longer throws and gives back what it returned. The only waiting in tests.
 * @throws the last error of `fn` after `timeoutMs` (default 10 s)
 */
export async function eventually<T>(fn: () => T | Promise<T>, { timeoutMs = 10_000, intervalMs = 20 } = {}): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await fn();
    } catch (error) {
      if (performance.now() >= end) throw error;
      await pause(intervalMs);
    }
  }
}
