import { formerCodes, presentCode } from '../routing/division.js';
import { plainSigns } from './plain-signs.js';

/**
 * A division's code or its leading digits as somebody wrote it, or as we or others publish it, in digits alone; what is none stays as it
 * came, for whoever checks it.
 */
export function placeDigits(typed: string): string {
  const plain = plainSigns(typed);
  return /^\d+$/.test(plain) ? plain : typed;
}

/** The levels of a division's code, as digits in all: province, city, county, township, village. */
const LEVELS = [2, 4, 6, 9, 12] as const;

/**
 * The digits by which everything in a place begins: `430223000000`, `430223000` and `430223` are one county, `430200` is a city. Digits
 * that end within a level stay as they are.
 */
export function placePrefix(digits: string): string {
  if (LEVELS.every((length) => length !== digits.length)) return digits;
  const level = LEVELS.findLast((length, index) => length <= digits.length && /[1-9]/.test(digits.slice(LEVELS[index - 1] ?? 0, length)));
  return digits.slice(0, level);
}

/** How a place is asked for: one spelling, as it is counted today (`430221` is `430212`). Not of digits: as it came. */
export function placeAsked(typed: string): string {
  const digits = placeDigits(typed);
  return digits === typed && !/^\d+$/.test(digits) ? typed : presentCode(placePrefix(digits));
}

/** All beginnings under which codes of a place may be kept: as it is counted today, and as it was before. */
export const spellingsOf = (prefix: string): string[] => [prefix, ...formerCodes(prefix)];
