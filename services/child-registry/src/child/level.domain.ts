import type { StaffPrincipal } from '@referrals/auth';
import { isCardOnly } from '../posts/holdings.domain.js';

/** How much of a file somebody sees: figures alone (no name), the card, or the file. */
export const LEVELS = ['FIGURES', 'CARD', 'FILE'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * The level at which a viewer (`Viewers`) sees files of a place; undefined when they see none. Whoever holds the village's post or stands in,
 * the township and the county: the file. Others at the village's desk: the card while somebody with an account holds the post, else the file.
 * The city: figures; it opens a file with a reason.
 */
export function levelAt({ desks }: Pick<StaffPrincipal, 'desks'>, careDivision: string): Level | undefined {
  const levels = desks.filter(({ jurisdiction }) => careDivision.startsWith(jurisdiction)).flatMap((desk): Level[] => {
    if (desk.agency === 'CIV') return [desk.jurisdiction.length >= 6 ? 'FILE' : 'FIGURES'];
    if (desk.agency === 'TOWNSHIP') return ['FILE'];
    return desk.agency === 'VILLAGE' ? [isCardOnly(desk) ? 'CARD' : 'FILE'] : [];
  });
  return levels.toSorted((a, b) => LEVELS.indexOf(b) - LEVELS.indexOf(a))[0];
}
