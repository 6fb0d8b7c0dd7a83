import type { DeskAgency, ServiceName, StaffRole } from '@referrals/contracts';
import type { AnyPrincipal } from './principal.js';

/** Who of the persons may. */
export interface PersonRule {
  /** Roles apart from desks that have it. */
  readonly roles?: readonly StaffRole[];
  /** Members and supervisors of any desk have it (scope decides which rows). */
  readonly desk?: 'MEMBER' | 'SUPERVISOR';
  /** Only desks of these agencies. */
  readonly agencies?: readonly DeskAgency[];
  /** Only those who are one of these at the desk: `TEACHER` is whoever is `TEACHER:3:2`. */
  readonly functions?: readonly string[];
  /** Every signed-in person has it (their own reports). */
  readonly signedIn?: true;
  /** A token for one report, bought with its number and code. */
  readonly anonymousReporter?: true;
  readonly services?: never;
}

/** Which services may, asking for themselves; no person may. */
interface ServiceRule { readonly services: readonly ServiceName[] }

export type PermissionRule = PersonRule | ServiceRule;

/** The one table of permissions: role × action. Which rows an action may touch is decided by scope, again in the database. */
export const permissions = {
  'report.file': { signedIn: true },
  'report.mine': { signedIn: true },
  'report.read': { signedIn: true, anonymousReporter: true },
  'report.supplement': { signedIn: true, anonymousReporter: true },
  'report.routing': { signedIn: true },
  'report.search': { desk: 'MEMBER' },
  'report.find': { roles: ['AUDITOR'] },
  'report.tell-guardians': { desk: 'MEMBER', agencies: ['PSB', 'CIV'] },
  'reporter.unseal': { desk: 'SUPERVISOR', agencies: ['PSB'] },
  'access.review': { roles: ['AUDITOR'], desk: 'SUPERVISOR' },
  'trail.read': { roles: ['AUDITOR'], desk: 'MEMBER' },
  'referral.read': { desk: 'MEMBER' },
  'referral.work': { desk: 'MEMBER' },
  'referral.reopen': { desk: 'MEMBER' },
  'referral.coordinate': { desk: 'MEMBER', agencies: ['COORD'] },
  'duty.read': { roles: ['AUDITOR'], desk: 'MEMBER' },
  'duty.change': { desk: 'MEMBER' },
  // Where posts owe as well: their holders may sit at no desk, and see what their posts owe.
  'duty.read-held': { signedIn: true },
  'inbox.read': { signedIn: true },
  'progress.read': { signedIn: true, anonymousReporter: true },
  'feedback.receive': { signedIn: true, anonymousReporter: true },
  // A village's director may sit at no desk: whose post it is, the service knows, and shows nothing to anybody else.
  'child.read': { signedIn: true },
  'child.work': { signedIn: true },
  'child.lookup': { signedIn: true },
  'post.read': { signedIn: true },
  'post.work': { signedIn: true },
  'account.find': { desk: 'MEMBER', agencies: ['TOWNSHIP', 'CIV'] },
  'candidate.tell': { desk: 'MEMBER', agencies: ['EDU', 'PSB', 'JUS', 'COURT', 'HLTH', 'DPF', 'HRSS', 'CIV', 'VILLAGE', 'TOWNSHIP'] },
  'child.link': { desk: 'MEMBER', agencies: ['CIV'] },
  'child.seal': { desk: 'MEMBER', agencies: ['CIV'] },
  'child.grant': { desk: 'MEMBER', agencies: ['CIV'] },
  'granted.read': { desk: 'MEMBER', agencies: ['RPI', 'EDU', 'HLTH', 'PSB', 'PROC', 'COURT', 'DPF', 'NGO'] },
  'school.read': { desk: 'MEMBER', agencies: ['SCHOOL', 'KINDERGARTEN'] },
  'school.answer': { desk: 'MEMBER', agencies: ['SCHOOL', 'KINDERGARTEN'] },
  'child.judge': { desk: 'MEMBER', agencies: ['CIV'] },
  'harm.answer': { desk: 'MEMBER', agencies: ['CIV'] },
  'child.import': { desk: 'MEMBER', agencies: ['CIV'] },
  'child.export': { desk: 'MEMBER', agencies: ['CIV'] },
  'routing.preview': { roles: ['POLICY'], desk: 'MEMBER' },
  'directory.read': { signedIn: true },
  'directory.administer': { roles: ['ADMIN'] },
  'bus.operate': { roles: ['ADMIN'] },
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof permissions;

const ruleOf = (permission: Permission): PermissionRule | undefined => permissions[permission];

/** True when the principal may do the action at all; scope still decides on what. */
export function may(principal: AnyPrincipal, permission: Permission): boolean {
  const rule = ruleOf(permission);
  return rule !== undefined && allows(rule, principal);
}

/** All that the principal may do at all, by name. */
export const permissionsOf = (principal: AnyPrincipal): Permission[] => (Object.keys(permissions) as Permission[]).filter((permission) => may(principal, permission));

/** What a rule says of a principal. */
export function allows(rule: PermissionRule, principal: AnyPrincipal): boolean {
  if (rule.services !== undefined) return principal.kind === 'SERVICE' && rule.services.includes(principal.service);
  if (principal.kind === 'SERVICE') return false;
  if (principal.kind === 'ANONYMOUS_REPORTER') return rule.anonymousReporter === true;
  if (rule.signedIn) return true;
  if (rule.roles?.some((role) => principal.roles.includes(role))) return true;
  return rule.desk !== undefined && principal.desks.some((desk) =>
    (rule.desk === 'MEMBER' || desk.role === 'SUPERVISOR') && (rule.agencies?.includes(desk.agency) ?? true)
    && (rule.functions?.some((one) => desk.functions?.some((held) => held === one || held.startsWith(`${one}:`))) ?? true));
}
