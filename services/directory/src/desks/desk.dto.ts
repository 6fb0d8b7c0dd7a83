import { DESK_AGENCIES, DESK_FUNCTION, DESK_ROLES, type DeskAgency, type DeskRole } from '@referrals/contracts';
import { Day, IdField, Int, OneOf, Parts, Text, Texts, PageQuery, YesNo } from '@referrals/service-kit';
import { Digits, Jurisdiction, Name, RegisterPage, Search } from '../register/register.dto.js';
import { STAFF_STATUSES, type StaffStatus } from '../staff/staff.domain.js';
import { DESK_STATES, type DeskState } from './desk.domain.js';

const CODE = /^[a-z][a-z0-9.-]{1,63}$/;

export class DeskView {
  @IdField() id!: string;
  @Text() code!: string;
  @Text() name!: string;
  @OneOf(DESK_AGENCIES) agency!: DeskAgency;
  @IdField() organisation!: string;
  @Text({ description: 'Leading digits of the divisions it answers for' }) jurisdiction!: string;
  @Text() opensOn!: string;
  @Text({ optional: true, description: 'First day on which it is closed' }) closesOn?: string;
  @IdField({ optional: true }) backupDesk?: string;
  @YesNo({ description: 'Referrals are found this desk' }) receivesReferrals!: boolean;
  @IdField({ optional: true, description: 'The desk of the same agency above it' }) superior?: string;
  @OneOf(DESK_STATES) state!: DeskState;
  @Int() version!: number;
  @Texts() allowedActions!: string[];
}

export class DeskPage extends RegisterPage(() => DeskView) {}

export class DeskFilter extends PageQuery {
  @Search() q?: string;
  @OneOf(DESK_AGENCIES, { optional: true }) agency?: DeskAgency;
  @IdField({ optional: true }) organisation?: string;
  @Text({ optional: true, max: 64, pattern: /^[a-z0-9.-]+$/ }) code?: string;
  @Digits({ optional: true, description: 'Desks whose jurisdiction lies in this place' }) prefix?: string;
  @Digits({ optional: true, description: 'Desks whose jurisdiction covers this place' }) covers?: string;
  @OneOf([...DESK_STATES, 'ALL'], { optional: true }) state: DeskState | 'ALL' = 'OPEN';
}

export class NewDesk {
  @Text({ max: 64, pattern: CODE }) code!: string;
  @Name() name!: string;
  @OneOf(DESK_AGENCIES) agency!: DeskAgency;
  @IdField() organisation!: string;
  @Jurisdiction() jurisdiction!: string;
  @Day() opensOn!: string;
  @IdField({ optional: true }) backupDesk?: string;
  @YesNo({ optional: true, description: 'For good; absent: as desks of its agency do' }) receivesReferrals?: boolean;
  @IdField({ optional: true }) superior?: string;
}

export class DeskChange {
  @Name({ optional: true }) name?: string;
  @IdField({ optional: true }) organisation?: string;
  @Jurisdiction({ optional: true }) jurisdiction?: string;
  @Day({ optional: true }) opensOn?: string;
  @IdField({ optional: true, nullable: true }) backupDesk?: string | null;
  @IdField({ optional: true, nullable: true }) superior?: string | null;
}

export class DeskClosing {
  @Day() closesOn!: string;
}

const MOST_FUNCTIONS = 20;

export class DeskMember {
  @IdField() staff!: string;
  @OneOf(DESK_ROLES) role!: DeskRole;
  @Texts({ pattern: DESK_FUNCTION, maxItems: MOST_FUNCTIONS, optional: true, description: 'What they are at the desk besides, CLERK or TEACHER:3:2; absent: as it was' }) functions?: string[];
}

export class DeskMembers {
  @Parts(() => DeskMember, { max: 500 }) members!: DeskMember[];
}

export class MemberView {
  @IdField() staff!: string;
  @Text() account!: string;
  @Text() displayName!: string;
  @OneOf(STAFF_STATUSES) status!: StaffStatus;
  @OneOf(DESK_ROLES) role!: DeskRole;
  @Texts() functions!: string[];
}

export class MembersView {
  @Parts(() => MemberView) members!: MemberView[];
  @Int() version!: number;
}
