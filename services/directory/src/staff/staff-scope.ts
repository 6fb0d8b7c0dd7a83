import type { Bind, RowScope, StaffPrincipal } from '@referrals/auth';

/** Somebody who sits at a desk `d` of which this holds. */
const atDesk = (holds: string): string => `EXISTS (SELECT FROM desk_member m JOIN desk d ON d.id = m.desk WHERE m.staff = r.id AND ${holds})`;

/** Agencies that lead who works for children in the townships and villages below them. */
const LEADS: readonly string[] = ['CIV', 'TOWNSHIP'];

/** Somebody of a township or a village in this place, at a desk or not: most directors of villages sit at none. */
const ledIn = (jurisdiction: string): string => `EXISTS (SELECT FROM organisation o WHERE o.id = r.organisation AND o.type IN ('TOWNSHIP', 'VILLAGE') AND starts_with(o.division, ${jurisdiction}))`;

/**
 * Whom somebody may know by name: themselves and whoever shares a desk with them; supervisors, who sits at desks of their agency inside their
 * place, and of agencies that lead townships and villages these' people; auditors, who sits at any; administrators, everybody. The row-level policies of `staff` hold the same rule again.
 */
export function staffScope({ staff, desks, roles }: StaffPrincipal, bind: Bind): RowScope {
  if (roles.includes('ADMIN')) return { branches: ['true'], hidden: 'true', exclusive: true };
  const supervised = desks.filter(({ role }) => role === 'SUPERVISOR');
  return {
    branches: [
      `r.id = ${bind(staff)}::uuid`,
      ...roles.includes('AUDITOR') ? [atDesk('true')] : [],
      ...desks.length === 0 ? [] : [atDesk(`d.id = ANY (${bind(desks.map(({ id }) => id))}::uuid[])`)],
      ...supervised.map(({ agency, jurisdiction }) => atDesk(`d.agency = ${bind(agency)} AND starts_with(d.jurisdiction, ${bind(jurisdiction)})`)),
      ...supervised.filter(({ agency }) => LEADS.includes(agency)).map(({ jurisdiction }) => ledIn(bind(jurisdiction))),
    ],
    hidden: 'true',
  };
}
