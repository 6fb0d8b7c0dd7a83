import type { Response } from 'express';

/**
 * What the parts that hold a response tell each other over it. `streaming`: from here on it is an open stream, no answer that is worked on.
 * `draining`: its process ends, and a stream is to end at once.
 */
export type ResponseSignal = 'streaming' | 'draining';

const told = new WeakMap<object, Set<ResponseSignal>>();

export function tell(response: Response, signal: ResponseSignal): void {
  const before = told.get(response) ?? new Set();
  told.set(response, before.add(signal));
  response.emit?.(`referrals:${signal}`);
}

/** Calls `listener` once: when it is told, or now when it was before. */
export function onceTold(response: Response, signal: ResponseSignal, listener: () => void): void {
  if (wasTold(response, signal)) listener();
  else response.once(`referrals:${signal}`, listener);
}

export const wasTold = (response: Response, signal: ResponseSignal): boolean => told.get(response)?.has(signal) === true;
