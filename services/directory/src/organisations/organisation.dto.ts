import { isCreditCode, ORGANISATION_FEATURE, ORGANISATION_TYPES, type OrganisationType } from '@referrals/contracts';
import { Day, IdField, OneOf, Text, Texts, Int, type FieldSettings, PageQuery } from '@referrals/service-kit';
import { Digits, DivisionCode, Name, RegisterPage, Search } from '../register/register.dto.js';

const CreditCode = (settings: FieldSettings): PropertyDecorator =>
  Text({ rule: isCreditCode, code: 'CREDIT_CODE_INVALID', clean: (code) => code.trim().toUpperCase(), ...settings });

const Features = (settings: { readonly optional?: true } = {}): PropertyDecorator =>
  Texts({ pattern: ORGANISATION_FEATURE, maxItems: 50, description: 'What it has or can do, as services name it: INFANT', ...settings });

export class OrganisationView {
  @IdField() id!: string;
  @Text() name!: string;
  @OneOf(ORGANISATION_TYPES) type!: OrganisationType;
  @Text({ description: '6, 9 or 12 digits' }) division!: string;
  @IdField({ optional: true }) supervisingDesk?: string;
  @Text({ optional: true }) creditCode?: string;
  @Text({ description: '1900-01-01: since before these records begin' }) opensOn!: string;
  @Text({ optional: true, description: 'First day on which it is closed' }) closesOn?: string;
  @Features() features!: readonly string[];
  @Int() version!: number;
}

export class OrganisationPage extends RegisterPage(() => OrganisationView) {}

export class OrganisationFilter extends PageQuery {
  @Search() q?: string;
  @OneOf(ORGANISATION_TYPES, { optional: true }) type?: OrganisationType;
  @Digits({ optional: true }) prefix?: string;
  @IdField({ optional: true }) supervisingDesk?: string;
}

export class NewOrganisation {
  @Name() name!: string;
  @OneOf(ORGANISATION_TYPES) type!: OrganisationType;
  @DivisionCode() division!: string;
  @IdField({ optional: true }) supervisingDesk?: string;
  @CreditCode({ optional: true }) creditCode?: string;
  @Day({ optional: true }) opensOn?: string;
  @Day({ optional: true }) closesOn?: string;
  @Features({ optional: true }) features?: string[];
}

export class OrganisationChange {
  @Name({ optional: true }) name?: string;
  @OneOf(ORGANISATION_TYPES, { optional: true }) type?: OrganisationType;
  @DivisionCode({ optional: true }) division?: string;
  @IdField({ optional: true, nullable: true }) supervisingDesk?: string | null;
  @CreditCode({ optional: true, nullable: true }) creditCode?: string | null;
  @Day({ optional: true }) opensOn?: string;
  @Day({ optional: true, nullable: true }) closesOn?: string | null;
  @Features({ optional: true }) features?: string[];
}
