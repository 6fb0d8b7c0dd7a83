import { AGENCIES, REFERRAL_STATES, ROLES, SITES, TELLS, type Agency, type ReferralState, type Role, type Site, type Tell } from '@referrals/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';

export class PreferredDesk {
  @IsUUID() desk!: string;
  @IsIn(['SUPERVISOR', 'LONGEST_PREFIX']) because!: 'SUPERVISOR' | 'LONGEST_PREFIX';
}

export class RequestedReferral {
  @IsIn(AGENCIES) agency!: Agency;
  @IsIn(SITES) site!: Site;
  @IsIn(ROLES) role!: Role;
  @IsOptional() @Matches(/^[0-9]{6,12}$/) division?: string | undefined;
  @IsOptional() @ValidateNested() @Type(() => PreferredDesk) preferredDesk?: PreferredDesk | undefined;
}

export class ReportFiledEvent {
  @IsUUID() id!: string;
  @IsUUID() reportId!: string;
  @IsString() @Length(6, 32) number!: string;
  @IsISO8601() filedAt!: string;
  @IsIn(TELLS) tell!: Tell;
  @IsOptional() @Matches(/^[0-9]{6}$/) county!: string | null;
  @IsBoolean() countyPoliceOnly!: boolean;
  @IsBoolean() noMediation!: boolean;
  @IsBoolean() minorSuspect!: boolean;
  @IsArray() @ArrayMaxSize(40) @ValidateNested({ each: true }) @Type(() => RequestedReferral) referrals!: RequestedReferral[];
  @IsArray() @IsUUID(undefined, { each: true }) excludedDesks!: string[];
  @IsArray() @IsIn(AGENCIES, { each: true }) excludedAgencies!: Agency[];
}

export class ReferralChangedEvent {
  @IsUUID() id!: string;
  @IsString() @Length(2, 40) what!: string;
  @IsUUID() reportId!: string;
  @IsUUID() referralId!: string;
  @IsIn(AGENCIES) agency!: Agency;
  @IsIn(ROLES) role!: Role;
  @IsIn(REFERRAL_STATES) state!: ReferralState;
  @IsUUID() owner!: string;
  @IsInt() version!: number;
}
