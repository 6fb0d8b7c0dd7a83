import type { Bind, RowScope, StaffPrincipal } from '@referrals/auth';

/** Somebody who sits at a desk `d` of which this holds. */
const atDesk = (holds: string): string => `EXISTS (SELECT FROM desk_member m JOIN desk d ON d.id = m.desk WHERE m.staff = r.id AND ${holds})`;

/**
 * Whom somebody may know by name: themselves and whoever shares a desk with them; supervisors, who sits at desks of their agency inside their
 * place; auditors, who sits at any; administrators, everybody. The row-level policies of `staff` hold the same rule again.
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
    ],
    hidden: 'true',
  };
}
