import type { PrincipalDesk, StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { isCardOnly } from '../posts/holdings.domain.js';

/** Offices that answer for a child's place, lowest first: village, township, county, city. A higher one may do what a lower one may. */
export const OFFICES = ['VILLAGE', 'TOWNSHIP', 'COUNTY', 'CITY'] as const;
export type Office = (typeof OFFICES)[number];

/**
 * The highest office as which somebody answers for a place, and at which desk or post; undefined when it is none of theirs. While somebody
 * with an account holds a village's post, the others at its desk do not answer.
 */
export function officeAt({ desks }: Pick<StaffPrincipal, 'desks'>, division: string): { readonly office: Office; readonly desk: string } | undefined {
  const held = desks.filter((desk) => division.startsWith(desk.jurisdiction) && !isCardOnly(desk)).flatMap((desk) => {
    const office = officeOf(desk);
    return office === undefined ? [] : [{ office, desk: desk.id }];
  });
  return held.toSorted((a, b) => OFFICES.indexOf(b.office) - OFFICES.indexOf(a.office))[0];
}

function officeOf({ agency, jurisdiction }: PrincipalDesk): Office | undefined {
  if (agency === 'VILLAGE' || agency === 'TOWNSHIP') return agency;
  if (agency !== 'CIV') return undefined;
  return jurisdiction.length >= 6 ? 'COUNTY' : 'CITY';
}

export const isAtLeast = (office: Office, least: Office): boolean => OFFICES.indexOf(office) >= OFFICES.indexOf(least);

/** Whether somebody answers for any place at least as this office. */
export const answersAtLeast = (viewer: Pick<StaffPrincipal, 'desks'>, least: Office): boolean => viewer.desks.some(({ jurisdiction }) => {
  const at = officeAt(viewer, jurisdiction);
  return at !== undefined && isAtLeast(at.office, least);
});

/** @throws DomainError NOT_YOURS_TO_DO for an office below */
export function expectOffice(office: Office, least: Office): void {
  if (!isAtLeast(office, least)) throw new DomainError('NOT_YOURS_TO_DO');
}
