import type { StaffPrincipal } from '@referrals/auth';
import { officeAt } from './office.domain.js';

/** How much of a file somebody sees. N: number, name, age. C: the card. F: the file. */
export const LEVELS = ['N', 'C', 'F'] as const;
export type Level = (typeof LEVELS)[number];

/** The city reads lists without names, and a file with a reason. */
export const isNamed = (viewer: Pick<StaffPrincipal, 'desks'>, division: string): boolean => {
  const held = officeAt(viewer, division);
  return held !== undefined && held.office !== 'CITY';
};

export const levelOfList = (viewer: Pick<StaffPrincipal, 'desks'>, division: string): Level => (isNamed(viewer, division) ? 'C' : 'N');
