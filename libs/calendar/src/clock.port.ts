import { addMillis, instantFromMillis, type Instant } from './instant.js';

/** What time it is. Decisions take the time as an argument; whoever calls them asks this. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instantFromMillis(Date.now()) };

/** A clock that stands still until it is told otherwise. */
export function fixedClock(start: Instant): Clock & { set(to: Instant): void; advance(millis: number): void } {
  let current = start;
  return {
    now: () => current,
    set(to) { current = to; },
    advance(millis) { current = addMillis(current, millis); },
  };
}
