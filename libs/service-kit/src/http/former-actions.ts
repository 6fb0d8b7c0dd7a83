import type { TrailAction } from '@referrals/database';

/** Names that actions had before they all were `aggregate.past-tense`. Entries that hold them stay as they are: the name is part of the hash. */
export const FORMER_ACTIONS: Readonly<Record<string, TrailAction>> = {
  DESK_OPENED: 'desk.opened',
  DESK_CHANGED: 'desk.changed',
  DESK_CLOSED: 'desk.closed',
  DESK_MEMBERS_SET: 'desk.members-set',
  DIVISION_RECORDED: 'division.recorded',
  DIVISION_CHANGED: 'division.changed',
  ORGANISATION_ADDED: 'organisation.added',
  ORGANISATION_CHANGED: 'organisation.changed',
  FIRST_ADMINISTRATOR_MADE: 'staff.first-administrator-made',
  DEMO_SEEDED: 'register.demo-seeded',
  DIVISIONS_SEEDED: 'register.divisions-seeded',
  STAFF_ADDED: 'staff.added',
  STAFF_CHANGED: 'staff.changed',
  STAFF_SUSPENDED: 'staff.suspended',
  STAFF_RESTORED: 'staff.restored',
  STAFF_ROLES_SET: 'staff.roles-set',
  PASSWORD_RESET: 'staff.password-reset',
  PASSWORD_CHANGED: 'staff.password-changed',
  FILED: 'report.filed',
  SUPPLEMENTED: 'report.supplemented',
  CONTENT_READ: 'report.content-read',
  GUARDIANS_TOLD: 'report.guardians-told',
  GUARDIANS_NOT_TOLD: 'report.guardians-not-told',
  REPORTER_UNSEALED: 'report.reporter-unsealed',
  EXCLUSION_ADDED: 'report.exclusion-added',
};

/** Of actions as they stand in a trail: what those of them that have a former name are called now. */
export function namesNow(actions: readonly string[]): Record<string, TrailAction> {
  return Object.fromEntries(actions.flatMap((action) => {
    const now = FORMER_ACTIONS[action];
    return now === undefined ? [] : [[action, now] as const];
  }));
}
