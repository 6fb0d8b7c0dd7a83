import type { PrincipalDesk, StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';

/** Offices that answer for a child's place, lowest first: village, township, county, city. A higher one may do what a lower one may. */
export const OFFICES = ['VILLAGE', 'TOWNSHIP', 'COUNTY', 'CITY'] as const;
export type Office = (typeof OFFICES)[number];

/** The highest office as which somebody answers for a place, and at which desk; undefined when it is none of theirs. */
export function officeAt({ desks }: Pick<StaffPrincipal, 'desks'>, division: string): { readonly office: Office; readonly desk: string } | undefined {
  const held = desks.filter(({ jurisdiction }) => division.startsWith(jurisdiction)).flatMap((desk) => {
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

/** @throws DomainError NOT_YOURS_TO_DO for an office below */
export function expectOffice(office: Office, least: Office): void {
  if (!isAtLeast(office, least)) throw new DomainError('NOT_YOURS_TO_DO');
}
