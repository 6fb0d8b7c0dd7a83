import { Type } from 'class-transformer';
import {
  ArrayMaxSize, IsArray, IsBoolean, IsDateString, IsIdentityCard, IsIn, IsOptional, IsString, Length, Matches, ValidateNested,
} from 'class-validator';

export const PHONE = /^\+?[0-9][0-9 ()-]{4,23}$/;
const CATEGORIES = ['LEFT_BEHIND', 'IN_DIFFICULTY', 'ORPHAN', 'DE_FACTO_UNSUPPORTED', 'MIGRANT'];

export class GuardianDto {
  @IsOptional() @IsString() @Length(1, 100) name?: string;
  @IsOptional() @IsString() @Length(1, 100) relation?: string;
  @IsOptional() @Matches(PHONE) phone?: string;
}

export class SafeContactDto {
  @IsOptional() @IsString() @Length(1, 500) way?: string;
  @IsOptional() @IsString() @Length(1, 100) hour?: string;
}

export class ChildDto {
  @IsOptional() @IsBoolean() unknown?: boolean;
  @IsOptional() @IsString() @Length(1, 100) name?: string;
  @IsOptional() @IsIn(['MALE', 'FEMALE']) sex?: string;
  @IsOptional() @IsDateString({ strict: true }) birthDate?: string;
  @IsOptional() @IsIdentityCard('zh-CN') idNumber?: string;
  @IsOptional() @Matches(PHONE) phone?: string;
  @IsOptional() @IsString() @Length(1, 100) schoolName?: string;
  @IsOptional() @IsString() @Length(1, 100) grade?: string;
  @IsOptional() @IsString() @Length(1, 100) className?: string;
  @IsOptional() @IsBoolean() compulsoryEducationDone?: boolean;
  @IsOptional() @IsString() @Length(1, 500) hukou?: string;
  @IsOptional() @IsString() @Length(1, 500) residence?: string;
  @IsOptional() @IsString() @Length(1, 500) whereNow?: string;
  @IsOptional() @IsString() @Length(1, 500) sleepsTonight?: string;
  @IsOptional() @IsString() @Length(1, 500) disability?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(CATEGORIES.length) @IsIn(CATEGORIES, { each: true }) categories?: string[];
  @IsOptional() @ValidateNested() @Type(() => GuardianDto) guardian?: GuardianDto;
  @IsOptional() @ValidateNested() @Type(() => SafeContactDto) safeContact?: SafeContactDto;
}
