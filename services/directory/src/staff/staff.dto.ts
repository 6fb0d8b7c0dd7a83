import { DESK_AGENCIES, DESK_ROLES, ORGANISATION_TYPES, STAFF_ROLES, type DeskAgency, type DeskRole, type OrganisationType, type StaffRole } from '@referrals/contracts';
import { Codes, IdField, OneOf, Part, Parts, Text, Texts, Int, PageQuery } from '@referrals/service-kit';
import { Name, RegisterPage, Search } from '../register/register.dto.js';
import { STAFF_STATUSES, type StaffStatus } from './staff.domain.js';

export class StaffDesk {
  @IdField() id!: string;
  @Text() code!: string;
  @OneOf(DESK_ROLES) role!: DeskRole;
}

export class StaffView {
  @IdField() id!: string;
  @Text() account!: string;
  @Text() displayName!: string;
  @IdField() organisation!: string;
  @OneOf(STAFF_STATUSES) status!: StaffStatus;
  @Codes(STAFF_ROLES) roles!: StaffRole[];
  @Parts(() => StaffDesk) desks!: StaffDesk[];
  @Int() version!: number;
  @Texts() allowedActions!: string[];
}

export class StaffPage extends RegisterPage(() => StaffView) {}

export class StaffFilter extends PageQuery {
  @Search({ description: 'In the account or the name' }) q?: string;
  @IdField({ optional: true }) organisation?: string;
  @IdField({ optional: true }) desk?: string;
  @OneOf(STAFF_STATUSES, { optional: true }) status?: StaffStatus;
}

export class NewStaff {
  @Text({ pattern: /^[a-z][a-z0-9.-]{2,63}$/, code: 'ACCOUNT_INVALID' }) account!: string;
  @Name() displayName!: string;
  @IdField() organisation!: string;
  @Codes(STAFF_ROLES, { asSet: true, optional: true }) roles: StaffRole[] = [];
}

export class StaffChange {
  @Name({ optional: true }) displayName?: string;
  @IdField({ optional: true }) organisation?: string;
}

export class StaffRoles {
  @Codes(STAFF_ROLES, { asSet: true }) roles!: StaffRole[];
}

/** A first password is shown once, to whoever made it; it is stored nowhere in clear. */
export class NewStaffView extends StaffView {
  @Text() password!: string;
}

export class PasswordView {
  @Text() account!: string;
  @Text() password!: string;
}

export class OwnOrganisation {
  @IdField() id!: string;
  @Text() name!: string;
  @OneOf(ORGANISATION_TYPES) type!: OrganisationType;
  @Text() division!: string;
}

export class OwnDesk {
  @IdField() id!: string;
  @Text() code!: string;
  @Text() name!: string;
  @OneOf(DESK_AGENCIES) agency!: DeskAgency;
  @OneOf(DESK_ROLES) role!: DeskRole;
  @Texts({ description: 'What they are there besides' }) functions!: string[];
  @Text() jurisdiction!: string;
}

export class OwnView {
  @IdField() id!: string;
  @Text() account!: string;
  @Text() displayName!: string;
  @Part(() => OwnOrganisation) organisation!: OwnOrganisation;
  @Codes(STAFF_ROLES) roles!: StaffRole[];
  @Parts(() => OwnDesk) desks!: OwnDesk[];
  @Texts({ description: 'What I may do at all; on what, each list says' }) permissions!: string[];
  @Texts({ description: 'Ids of the desks I supervise' }) supervises!: string[];
  @Int({ description: 'A page without a move for so long locks itself' }) lockAfterSeconds!: number;
}

export class OwnPassword {
  @Text({ min: 1, max: 200, as: 'EXACT' }) current!: string;
  @Text({ min: 1, max: 200, as: 'EXACT' }) password!: string;
}
