import { AGENCIES, DESK_ROLES, Id } from '@referrals/contracts';
import { z } from 'zod';
import { Day, Jurisdiction, Name, pageFields, pageOf, Search } from '../register/register.dto.js';
import { DESK_STATES } from './desk.domain.js';

export const DeskView = z.object({
  id: Id, code: z.string(), name: z.string(), agency: z.enum(AGENCIES), organisation: Id,
  jurisdiction: z.string().describe('Leading digits of the divisions it answers for'),
  opensOn: z.string(), closesOn: z.string().optional().describe('First day on which it is closed'), backupDesk: Id.optional(),
  state: z.enum(DESK_STATES), version: z.number().int(), allowedActions: z.array(z.string()),
});
export type DeskView = z.output<typeof DeskView>;
export const DeskPage = pageOf(DeskView);

const Digits = z.string().regex(/^\d{2,12}$/, 'DIVISION_CODE_INVALID');
export const DeskList = z.strictObject({
  q: Search.optional(), agency: z.enum(AGENCIES).optional(), organisation: Id.optional(),
  code: z.string().max(64).regex(/^[a-z0-9.-]+$/).optional(),
  prefix: Digits.optional().describe('Desks whose jurisdiction lies in this place'),
  covers: Digits.optional().describe('Desks whose jurisdiction covers this place'),
  state: z.enum([...DESK_STATES, 'ALL']).default('OPEN'), ...pageFields,
});
export type DeskFilter = z.output<typeof DeskList>;

export const NewDesk = z.strictObject({
  code: z.string().max(64).regex(/^[a-z][a-z0-9.-]{1,63}$/), name: Name, agency: z.enum(AGENCIES), organisation: Id,
  jurisdiction: Jurisdiction, opensOn: Day, backupDesk: Id.optional(),
});
export type NewDeskBody = z.output<typeof NewDesk>;

export const DeskChange = z.strictObject({
  name: Name.optional(), organisation: Id.optional(), jurisdiction: Jurisdiction.optional(), opensOn: Day.optional(), backupDesk: Id.nullable().optional(),
});
export type DeskChangeBody = z.output<typeof DeskChange>;

export const DeskClosing = z.strictObject({ closesOn: Day });
export type DeskClosingBody = z.output<typeof DeskClosing>;

export const DeskMembers = z.strictObject({ members: z.array(z.strictObject({ staff: Id, role: z.enum(DESK_ROLES) })).max(500) });
export type DeskMembersBody = z.output<typeof DeskMembers>;

export const MemberView = z.object({ staff: Id, account: z.string(), displayName: z.string(), status: z.enum(['ACTIVE', 'SUSPENDED']), role: z.enum(DESK_ROLES) });
export const MembersView = z.object({ members: z.array(MemberView), version: z.number().int() });
export type MembersView = z.output<typeof MembersView>;
