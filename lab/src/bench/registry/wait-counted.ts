import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '@referrals/testing';

/** Waits until nothing waits to be counted, and the moment of the figures is later than now. Seconds. */
export async function waitCounted(url: string, signal: AbortSignal): Promise<number> {
  const began = performance.now();
  const since = new Date().toISOString();
  for (;;) {
    signal.throwIfAborted();
    const [row] = await ask<{ done: boolean }>(url, "SELECT as_of >= $1 AND NOT EXISTS (SELECT FROM child_registry.coverage_due) AS done FROM child_registry.coverage_state", [since]);
    if (row?.done === true) return (performance.now() - began) / 1_000;
    await pause(500, undefined, { signal });
  }
}
