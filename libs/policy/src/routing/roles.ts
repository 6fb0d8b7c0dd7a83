import { ROLES, type Agency, type Role, type Site } from '@referrals/contracts';

/** LEAD before SUPPORT before NOTICE. */
export function strongest(a: Role, b: Role): Role {
  return ROLES.indexOf(a) <= ROLES.indexOf(b) ? a : b;
}

/** Whether a role is stronger than another. */
export function isStronger(a: Role, than: Role): boolean {
  return ROLES.indexOf(a) < ROLES.indexOf(than);
}

/** By role, strongest first, then by agency code, then by site. */
export function inOrder<T extends { readonly role: Role; readonly agency: Agency; readonly site: Site }>(referrals: readonly T[]): T[] {
  const key = (one: T): string => `${ROLES.indexOf(one.role)} ${one.agency} ${one.site}`;
  return [...referrals].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
