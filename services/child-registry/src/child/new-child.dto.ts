import type { PlainDate } from '@referrals/calendar';
import {
  BIRTH_PRECISIONS, CHILD_CATEGORIES, DISABILITY_KINDS, SEXES, type BirthPrecision, type ChildCategory, type DisabilityKind, type Sex,
} from '@referrals/contracts';
import { Codes, Day, IdField, Int, OneOf, Part, Parts, PlaceCode, Texts, YesNo } from '@referrals/service-kit';
import { IdNumber, Line, OnDay, Phone, Place, Said, Short } from '../fields.js';
import { NO_ID_REASONS, SCHOOLINGS, type NoIdReason, type Schooling } from './child.entity.js';
import { codesOf, DIFFICULTIES, type Difficulty } from './codes.domain.js';
import { CONTACT_VIAS, ILLNESSES } from './detail.entity.js';

const optional = true;

/** A category that is proposed. */
export class NewCategory {
  @OneOf(CHILD_CATEGORIES) code!: ChildCategory;
  @OneOf(codesOf(DIFFICULTIES), { optional }) sub?: Difficulty;
  @Day() from!: PlainDate;
  @Line({ optional }) evidence?: string;
}

/** A place and what stands behind its code. */
export class Address {
  @Place() division?: string;
  @Said(200, { optional }) address?: string;
}

export class SchoolingBody {
  @OneOf(SCHOOLINGS) state!: Schooling;
  @IdField({ optional }) organisation?: string;
  @Short({ optional }) name?: string;
  @Short({ optional }) grade?: string;
  @Short({ optional }) className?: string;
  @YesNo({ optional }) boarding?: boolean;
  @OnDay() since?: PlainDate;
}

export class HealthBody {
  @Codes(DISABILITY_KINDS, { optional, asSet: true }) disabilityKinds?: DisabilityKind[];
  @Int({ min: 1, max: 4, optional }) disabilityGrade?: number;
  @Short({ optional }) disabilityCertificate?: string;
  @OneOf(ILLNESSES, { optional }) illness?: (typeof ILLNESSES)[number];
  @YesNo({ optional }) specialCare?: boolean;
}

/** What is said of a child beside who it is. */
export class ChildParts {
  @Texts({ maxItems: 5, max: 100, optional }) formerNames?: string[];
  @Part(() => Address, { optional }) hukou?: Address;
  @Part(() => Address, { optional }) residence?: Address;
  @YesNo({ optional }) rural?: boolean;
  @Phone() phone?: string;
  @OneOf(CONTACT_VIAS, { optional, description: 'CAREGIVER of a child that cannot speak: the township says so, with a reason' }) contactVia?: (typeof CONTACT_VIAS)[number];
  @Line({ optional }) contactViaReason?: string;
  @Part(() => SchoolingBody, { optional }) schooling?: SchoolingBody;
  @Part(() => HealthBody, { optional }) health?: HealthBody;
  @IdField({ optional, description: 'Files of one roof share it' }) household?: string;
}

/** 建档 */
export class NewChild extends ChildParts {
  @PlaceCode() careDivision!: string;
  @Short({ optional }) name?: string;
  @YesNo({ optional }) nameUnknown?: boolean;
  @OneOf(SEXES, { optional }) sex?: Sex;
  @OnDay() birthDate?: PlainDate;
  @OneOf(BIRTH_PRECISIONS, { optional }) birthPrecision?: BirthPrecision;
  @IdNumber() idNumber?: string;
  @OneOf(NO_ID_REASONS, { optional }) noIdReason?: NoIdReason;
  @Parts(() => NewCategory, { min: 1, max: 5 }) categories!: NewCategory[];
  @YesNo({ optional, description: 'It is another child than those that look like it' }) confirmNew?: boolean;
}

/** What is corrected: what is absent stays. Who the child is, is the township’s to correct, with a reason. */
export class CorrectBody extends ChildParts {
  @Short({ optional }) name?: string;
  @OneOf(SEXES, { optional }) sex?: Sex;
  @OnDay() birthDate?: PlainDate;
  @OneOf(BIRTH_PRECISIONS, { optional }) birthPrecision?: BirthPrecision;
  @IdNumber() idNumber?: string;
  @OneOf(NO_ID_REASONS, { optional }) noIdReason?: NoIdReason;
  @Line({ optional }) reason?: string;
}
