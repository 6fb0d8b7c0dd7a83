import { CAREGIVERS, CONCERNS, DANGERS, LABOURS, SITUATIONS, WHEREABOUTS, type Concern, type Situation } from '@referrals/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize, IsArray, IsBoolean, IsDateString, IsDefined, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateIf, ValidateNested,
} from 'class-validator';
import { ChildDto } from './child.dto.js';
import { ReporterDto, SuspectDto } from './people.dto.js';

const CHANNELS = ['PLATFORM', '110', '120', '12309', '12338', '12345', '12355', '12377', 'IN_PERSON'];
const DIVISION = /^(\d{6}|\d{9}|\d{12})$/;

export class Called110Dto {
  @IsBoolean() called!: boolean;
  @IsOptional() @IsISO8601() at?: string;
}

export class GuardiansInformedDto {
  @IsBoolean() informed!: boolean;
  @IsOptional() @IsString() @Length(1, 500) reason?: string;
}

export class AlreadyReportedDto {
  @IsString() @Length(1, 100) to!: string;
  @IsOptional() @IsISO8601() at?: string;
  @IsOptional() @IsString() @Length(1, 100) receipt?: string;
}

/** The form: what routing counts, the story, the people. One thing must be said, and the child named or told to be unknown. */
export class ReportDto {
  @IsOptional() @IsIn(CHANNELS) channel?: string;
  @IsOptional() @IsString() @Length(1, 100) channelTicket?: string;
  @IsOptional() @IsISO8601() receivedAt?: string;
  @IsOptional() @IsBoolean() onBehalf?: boolean;
  @IsOptional() @ValidateNested() @Type(() => ReporterDto) reporter?: ReporterDto;
  @IsDefined() @ValidateNested() @Type(() => ChildDto) child!: ChildDto;
  @ValidateIf((form: ReportDto) => form.situations !== undefined || (form.narrative === undefined && !form.concerns?.length))
  @IsArray() @ArrayMaxSize(18) @IsIn(SITUATIONS, { each: true }) situations?: Situation[];
  @IsOptional() @IsArray() @ArrayMaxSize(42) @IsIn(CONCERNS, { each: true }) concerns?: Concern[];
  @IsOptional() @IsDateString({ strict: true }) harmDate?: string;
  @IsOptional() @Matches(DIVISION) childNow?: string;
  @IsOptional() @Matches(DIVISION) harmPlace?: string;
  @IsOptional() @Matches(DIVISION) residence?: string;
  @IsOptional() @IsUUID() school?: string;
  @IsOptional() @IsIn(WHEREABOUTS) whereabouts?: (typeof WHEREABOUTS)[number];
  @IsOptional() @IsIn(DANGERS) danger?: (typeof DANGERS)[number];
  @IsOptional() @IsIn(CAREGIVERS) caregiver?: (typeof CAREGIVERS)[number];
  @IsOptional() @IsIn(LABOURS) labour?: (typeof LABOURS)[number];
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => SuspectDto) suspects?: SuspectDto[];
  @IsOptional() @IsUUID() complainedOf?: string;
  @IsOptional() @IsString() @Length(1, 10_000) narrative?: string;
  @IsOptional() @IsISO8601() discoveredAt?: string;
  @IsOptional() @IsString() @Length(1, 500) discoveryPlace?: string;
  @IsOptional() @IsInt() @Min(0) @Max(876_000) hoursSinceHarm?: number;
  @IsOptional() @IsString() @Length(1, 10_000) injuries?: string;
  @IsOptional() @IsString() @Length(1, 10_000) childWords?: string;
  @IsOptional() @IsString() @Length(1, 500) heardBy?: string;
  @IsOptional() @IsString() @Length(1, 500) howKnown?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @Length(1, 500, { each: true }) evidence?: string[];
  @IsOptional() @IsString() @Length(1, 10_000) verification?: string;
  @IsOptional() @IsString() @Length(1, 10_000) emergencySteps?: string;
  @IsOptional() @ValidateNested() @Type(() => Called110Dto) called110?: Called110Dto;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AlreadyReportedDto) alreadyReported?: AlreadyReportedDto[];
  @IsOptional() @IsString() @Length(1, 500) supervisorFiling?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @Length(1, 500, { each: true }) otherChildren?: string[];
  @IsOptional() @ValidateNested() @Type(() => GuardiansInformedDto) guardiansInformed?: GuardiansInformedDto;
  @IsOptional() @IsString() @Length(1, 500) whoKnows?: string;
}
