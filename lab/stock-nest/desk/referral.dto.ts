import { IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';

export class AcknowledgeDto {
  @IsOptional() @IsString() @Length(1, 100) number?: string;
  @IsOptional() @IsISO8601() at?: string;
}

export class TellDto {
  @Matches(/^[A-Z][A-Z_]{1,39}$/) code!: string;
  @IsOptional() @IsISO8601() at?: string;
  @IsOptional() @IsString() @Length(1, 2_000) text?: string;
  @IsOptional() @IsString() @Length(1, 2_000) note?: string;
}
