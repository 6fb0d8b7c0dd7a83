import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { isCardOnly } from '../posts/holdings.domain.js';
import { officeAt } from './office.domain.js';

/** How much of a file somebody sees. N: number, name, age. C: the card. F: the file. */
export const LEVELS = ['N', 'C', 'F'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * How much a viewer (`Viewers`) sees of files of a place; undefined: nothing. Whoever holds the village's post or stands in, the township and the
 * county read the file. Others at the village's desk read the card while somebody with an account holds the post, else the file. The city
 * reads lists without names, and a file with a reason.
 */
export function levelAt(viewer: Pick<StaffPrincipal, 'desks'>, division: string): Level | undefined {
  const held = officeAt(viewer, division);
  if (held !== undefined) return held.office === 'CITY' ? 'N' : 'F';
  return viewer.desks.some((desk) => isCardOnly(desk) && division.startsWith(desk.jurisdiction)) ? 'C' : undefined;
}

export const isNamed = (viewer: Pick<StaffPrincipal, 'desks'>, division: string): boolean => ['C', 'F'].includes(levelAt(viewer, division) ?? '');

export const levelOfList = (viewer: Pick<StaffPrincipal, 'desks'>, division: string): Level => (isNamed(viewer, division) ? 'C' : 'N');

/** What whoever does not answer for a place is told of a file there: that it is not theirs to open, where they see its card. */
export const notWhole = (viewer: Pick<StaffPrincipal, 'desks'>, division: string): DomainError =>
  new DomainError(levelAt(viewer, division) === undefined ? 'NOT_FOUND' : 'NOT_YOURS_TO_DO');
