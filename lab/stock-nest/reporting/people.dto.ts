import { REPORTER_KINDS, SUSPECT_RELATIONS, type ReporterKind, type SuspectRelation } from '@referrals/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { PHONE, SafeContactDto } from './child.dto.js';

export class SuspectDto {
  @IsIn(SUSPECT_RELATIONS) relation!: SuspectRelation;
  @IsOptional() @IsBoolean() cohabiting?: boolean;
  @IsOptional() @IsUUID() organisation?: string;
  @IsOptional() @IsString() @Length(1, 100) name?: string;
  @IsOptional() @Matches(PHONE) phone?: string;
  @IsOptional() @IsString() @Length(1, 500) whereabouts?: string;
  @IsOptional() @IsString() @Length(1, 500) description?: string;
  @IsOptional() @IsIn(['YES', 'NO', 'UNKNOWN']) withChildNow?: string;
}

export class ReporterDto {
  @IsOptional() @IsString() @Length(1, 100) name?: string;
  @IsOptional() @IsString() @Length(1, 100) unitName?: string;
  @IsOptional() @Matches(/^[0-9A-HJ-NPQRTUWXY]{18}$/) unitCode?: string;
  @IsOptional() @IsString() @Length(1, 100) post?: string;
  @IsOptional() @Matches(PHONE) phone?: string;
  @IsOptional() @IsBoolean() confidential?: boolean;
  @IsOptional() @ValidateNested() @Type(() => SafeContactDto) safeContact?: SafeContactDto;
  @IsOptional() @IsString() @Length(1, 500) relationToSuspects?: string;
  @IsOptional() @IsString() @Length(1, 500) knownBy?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(3) @IsIn(['UNIT', 'VILLAGE', 'TOWNSHIP'], { each: true }) hideFrom?: string[];
  @IsOptional() @IsIn(REPORTER_KINDS) kind?: ReporterKind;
  @IsOptional() @IsUUID() organisation?: string;
}
