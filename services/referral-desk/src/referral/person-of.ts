import type { Instant } from '@referrals/calendar';
import type { StaffPrincipal } from '@referrals/auth';
import type { Actor } from '@referrals/database';
import type { CaseFile, Referral } from '../case/case.domain.js';
import { standingOf, type Person } from '../case/standing.domain.js';

export function personOf(principal: StaffPrincipal): Person {
  return { staff: principal.staff, desks: principal.desks };
}

/** How the trail names who acts; undefined for whoever has no standing. */
export function actorOf(file: CaseFile, referral: Referral, person: Person, at: Instant): Actor | undefined {
  const standing = standingOf(file, referral, person, at);
  if (standing === undefined) return undefined;
  const coordinator = person.desks.some((desk) => desk.id === standing.desk && desk.agency === 'COORD');
  return { role: coordinator ? 'COORDINATOR' : standing.role, staff: person.staff, desk: standing.desk };
}
