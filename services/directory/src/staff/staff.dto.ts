import { AGENCIES, DESK_ROLES, Id, ORGANISATION_TYPES, STAFF_ROLES } from '@referrals/contracts';
import { z } from 'zod';
import { Name, pageFields, pageOf, Search } from '../register/register.dto.js';
import { STAFF_STATUSES } from './staff.domain.js';

export const StaffView = z.object({
  id: Id, account: z.string(), displayName: z.string(), organisation: Id, status: z.enum(STAFF_STATUSES), roles: z.array(z.enum(STAFF_ROLES)),
  desks: z.array(z.object({ id: Id, code: z.string(), role: z.enum(DESK_ROLES) })), version: z.number().int(), allowedActions: z.array(z.string()),
});
export type StaffView = z.output<typeof StaffView>;
export const StaffPage = pageOf(StaffView);

export const StaffList = z.strictObject({
  q: Search.optional().describe('In the account or the name'), organisation: Id.optional(), desk: Id.optional(), status: z.enum(STAFF_STATUSES).optional(), ...pageFields,
});
export type StaffFilter = z.output<typeof StaffList>;

const Roles = z.array(z.enum(STAFF_ROLES)).max(STAFF_ROLES.length).transform((roles) => [...new Set(roles)].sort());
export const NewStaff = z.strictObject({
  account: z.string().regex(/^[a-z][a-z0-9.-]{2,63}$/, 'ACCOUNT_INVALID'), displayName: Name, organisation: Id, roles: Roles.default([]),
});
export type NewStaffBody = z.output<typeof NewStaff>;
export const StaffChange = z.strictObject({ displayName: Name.optional(), organisation: Id.optional() });
export type StaffChangeBody = z.output<typeof StaffChange>;
export const StaffRoles = z.strictObject({ roles: Roles });
export type StaffRolesBody = z.output<typeof StaffRoles>;
export const NoBody = z.strictObject({});

/** A first password is shown once, to whoever made it; it is stored nowhere in clear. */
export const NewStaffView = StaffView.extend({ password: z.string() });
export type NewStaffView = z.output<typeof NewStaffView>;
export const PasswordView = z.object({ account: z.string(), password: z.string() });
export type PasswordView = z.output<typeof PasswordView>;

export const OwnView = z.object({
  id: Id, account: z.string(), displayName: z.string(),
  organisation: z.object({ id: Id, name: z.string(), type: z.enum(ORGANISATION_TYPES), division: z.string() }),
  roles: z.array(z.enum(STAFF_ROLES)),
  desks: z.array(z.object({ id: Id, code: z.string(), name: z.string(), agency: z.enum(AGENCIES), role: z.enum(DESK_ROLES), jurisdiction: z.string() })),
});
export type OwnView = z.output<typeof OwnView>;
export const OwnPassword = z.strictObject({ current: z.string().min(1).max(200), password: z.string().min(1).max(200) });
export type OwnPasswordBody = z.output<typeof OwnPassword>;
