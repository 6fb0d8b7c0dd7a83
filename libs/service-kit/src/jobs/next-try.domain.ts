import { addMillis, laterOf, millisOf, type Instant } from '@referrals/calendar';

/** After so many tries of one moment a job waits for a person. */
export const MOST_TRIES = 8;

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** How long something not yet there is waited for, before it is looked for again. */
const NOT_YET_MS = 60_000;

/**
 * When it is tried again if the try of this number (from 1) does not succeed: after one minute, two, four, at most an hour. When all tries
 * are used up it is new work of the schedule again, an hour later at least: nothing is given up, and nothing is tried without end.
 * @param next the schedule's next moment after `now`
 */
export function nextTry(next: Instant, tries: number, now: Instant): Instant {
  if (tries >= MOST_TRIES) return laterOf(next, addMillis(now, LONGEST_PAUSE_MS));
  return addMillis(now, Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS));
}

/** When what could not be done yet, through no fault of its own, is looked at again. */
export const nextLook = (now: Instant): Instant => addMillis(now, NOT_YET_MS);

/** A moment that is owed for so long is told, whatever keeps the job from it. */
const LATE_MS = 3_600_000;

/** What a person must look at; undefined where nothing is amiss. */
export function amiss({ due, tries }: { readonly due: Instant; readonly tries: number }, now: Instant): 'failing' | 'late' | undefined {
  if (tries >= MOST_TRIES) return 'failing';
  return millisOf(now) - millisOf(due) > LATE_MS ? 'late' : undefined;
}
