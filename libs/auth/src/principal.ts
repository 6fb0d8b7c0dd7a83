import type { Instant } from '@referrals/calendar';
import type { Agency, DeskRole, OrganisationType, StaffRole } from '@referrals/contracts';
import type { DatabaseContext } from '@referrals/database';

export interface PrincipalDesk {
  readonly id: string;
  readonly agency: Agency;
  readonly role: DeskRole;
  /** Division prefix the desk answers for. */
  readonly jurisdiction: string;
}

/** Whoever makes a request, as their access token says; valid for at most ten minutes. */
export type Principal = StaffPrincipal | AnonymousReporter;

export interface StaffPrincipal {
  readonly kind: 'STAFF';
  readonly staff: string;
  readonly organisation: string;
  readonly organisationType: OrganisationType;
  readonly roles: readonly StaffRole[];
  readonly desks: readonly PrincipalDesk[];
}

/** Somebody without an account who holds a report's number and code: a token for that one report. */
export interface AnonymousReporter {
  readonly kind: 'ANONYMOUS_REPORTER';
  readonly report: string;
}

/** What row-level security is told of this principal. `ownReports`: reports the service established as the person's own. */
export function databaseContext(principal: Principal, at: Instant, ownReports: readonly string[] = []): DatabaseContext {
  if (principal.kind === 'ANONYMOUS_REPORTER') return { desks: [], roles: ['REPORTER'], reports: [principal.report], at };
  return {
    staff: principal.staff, organisation: principal.organisation, desks: principal.desks.map((desk) => desk.id),
    supervises: principal.desks.filter((desk) => desk.role === 'SUPERVISOR').map((desk) => desk.id),
    roles: principal.roles, reports: ownReports, at,
  };
}

/** Filing without sign-in: no desks, no reports, nothing to see. */
export function nobody(at: Instant): DatabaseContext {
  return { desks: [], roles: ['PUBLIC'], at };
}
