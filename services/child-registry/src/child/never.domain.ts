import { LAST_DAY, type PlainDate } from '@referrals/calendar';

/** The day that stands where nothing is owed: behind every other in a list by what is due. */
export const NEVER: PlainDate = LAST_DAY;
