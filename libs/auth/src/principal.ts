import type { Instant } from '@referrals/calendar';
import type { DeskAgency, DeskRole, OrganisationType, ServiceName, StaffRole } from '@referrals/contracts';
import type { DatabaseContext } from '@referrals/database';

export interface PrincipalDesk {
  readonly id: string;
  readonly agency: DeskAgency;
  readonly role: DeskRole;
  /** Division prefix the desk answers for. */
  readonly jurisdiction: string;
  /** What they are at this desk beside their role (`DESK_FUNCTION`); absent: nothing. */
  readonly functions?: readonly string[];
}

/** The person who makes a request, as their access token says; valid for at most ten minutes. */
export type Principal = StaffPrincipal | AnonymousReporter;

export interface StaffPrincipal {
  readonly kind: 'STAFF';
  readonly staff: string;
  readonly organisation: string;
  readonly organisationType: OrganisationType;
  readonly roles: readonly StaffRole[];
  readonly desks: readonly PrincipalDesk[];
  /** Their session was opened by its PIN: it reaches the routes that say so and no other. */
  readonly inField?: true;
}

/** Somebody without an account who holds a report's number and code: a token for that one report. */
export interface AnonymousReporter {
  readonly kind: 'ANONYMOUS_REPORTER';
  readonly report: string;
}

/** A service that asks another one for itself, without a person, as a token of its own says; valid for a minute. */
export interface ServicePrincipal {
  readonly kind: 'SERVICE';
  readonly service: ServiceName;
  /** The service it asks: the token is worth nothing to any other. */
  readonly to: ServiceName;
}

/** Whoever makes a request. A permission is for persons or for services, so a handler is called by either and says which. */
export type AnyPrincipal = Principal | ServicePrincipal;

/** What row-level security is told of this principal. `ownReports`, `posts`: what the service established as the person's own. */
export function databaseContext(principal: AnyPrincipal, at: Instant, ownReports: readonly string[] = [], posts: readonly string[] = []): DatabaseContext {
  if (principal.kind === 'SERVICE') return { desks: [], roles: ['SERVICE'], service: principal.service, at };
  if (principal.kind === 'ANONYMOUS_REPORTER') return { desks: [], roles: ['REPORTER'], reports: [principal.report], at };
  return {
    staff: principal.staff, organisation: principal.organisation, desks: principal.desks.map((desk) => desk.id),
    supervises: principal.desks.filter((desk) => desk.role === 'SUPERVISOR').map((desk) => desk.id),
    prefixes: principal.desks.map((desk) => `${desk.agency}:${desk.jurisdiction}`),
    functions: principal.desks.flatMap(({ id, functions = [] }) => functions.map((one) => `${id}:${one}`)),
    roles: principal.roles, reports: ownReports, posts, at,
  };
}

/** Filing without sign-in: no desks, no reports, nothing to see. */
export function nobody(at: Instant): DatabaseContext {
  return { desks: [], roles: ['PUBLIC'], at };
}
