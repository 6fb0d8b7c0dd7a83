import { DIVISION_LEVELS, type DivisionLevel } from '@referrals/contracts';
import { Day, Int, OneOf, Text, PageQuery } from '@referrals/service-kit';
import { Digits, DivisionCode, Name, RegisterPage, Search } from '../register/register.dto.js';

export class DivisionView {
  @Text({ description: 'Twelve digits as published' }) code!: string;
  @Text({ description: '6, 9 or 12 digits' }) short!: string;
  @Text() name!: string;
  @OneOf(DIVISION_LEVELS) level!: DivisionLevel;
  @Text({ optional: true }) parent?: string;
  @Text({ optional: true }) validFrom?: string;
  @Text({ optional: true, description: 'First day on which it no longer holds' }) validTo?: string;
  @Text({ optional: true }) replacedBy?: string;
  @Int() version!: number;
}

export class DivisionPage extends RegisterPage(() => DivisionView) {}

export class DivisionFilter extends PageQuery {
  @Search() q?: string;
  @Digits({ optional: true }) prefix?: string;
  @OneOf(DIVISION_LEVELS, { optional: true }) level?: DivisionLevel;
  @Day({ optional: true, description: 'Only those that hold on this day' }) on?: string;
}

export class DivisionChange {
  @Name({ optional: true }) name?: string;
  @Day({ optional: true, nullable: true }) validFrom?: string | null;
  @Day({ optional: true, nullable: true }) validTo?: string | null;
  @DivisionCode({ optional: true, nullable: true }) replacedBy?: string | null;
}

export class NewDivision {
  @DivisionCode() code!: string;
  @Name() name!: string;
  @Day({ optional: true, nullable: true }) validFrom?: string | null;
  @Day({ optional: true, nullable: true }) validTo?: string | null;
  @DivisionCode({ optional: true, nullable: true }) replacedBy?: string | null;
}
