import type { Instant, PlainDate } from '@referrals/calendar';
import {
  AWAY_KINDS, CARE_BASES, CHILD_CATEGORIES, CHILD_ENDS, CHILD_FACTORS, CHILD_TIERS, DISABILITY_KINDS, GUARDIAN_RELATIONS, PARENT_FACTS, type AwayKind, type CareBasis,
  type ChildCategory, type ChildEnd, type ChildFactor, type ChildTier, type DisabilityKind, type GuardianRelation, type ParentFact,
} from '@referrals/contracts';
import { Codes, Day, IdField, Int, Moment, OneOf, Part, Parts, Text, Texts, YesNo } from '@referrals/service-kit';
import { ABSENCE_ACTIONS, type AbsenceAction } from '../care/absence.moves.domain.js';
import { DelegationView } from '../care/care-view.dto.js';
import { CATEGORY_ACTIONS, type CategoryAction } from './category.moves.domain.js';
import { ChildCard } from './child.dto.js';
import { LOOK_UPS, NO_ID_REASONS, type LookUp, type NoIdReason } from './child.entity.js';
import { CATEGORY_STATES, codesOf, DIFFICULTIES, type CategoryState, type Difficulty } from './codes.domain.js';
import { CONTACT_VIAS, ILLNESSES } from './detail.entity.js';
import { Reason } from '../fields.js';
import { FACTOR_ACTIONS, type FactorAction } from './factor.moves.domain.js';
import { FILE_ACTIONS, type FileAction } from './file.moves.domain.js';

const nullable = true;

export class CategoryView {
  @IdField() id!: string;
  @OneOf(CHILD_CATEGORIES) code!: ChildCategory;
  @OneOf(codesOf(DIFFICULTIES), { nullable }) sub!: Difficulty | null;
  @OneOf(codesOf(CATEGORY_STATES)) status!: CategoryState;
  @Day() from!: PlainDate;
  @Day({ nullable }) to!: PlainDate | null;
  @Day({ nullable }) endProposedOn!: PlainDate | null;
  @Text({ nullable }) evidence!: string | null;
  @Codes(CATEGORY_ACTIONS) allowedActions!: CategoryAction[];
}

export class FactorView {
  @IdField() id!: string;
  @OneOf(CHILD_FACTORS) code!: ChildFactor;
  @Day() from!: PlainDate;
  @Day({ nullable }) to!: PlainDate | null;
  @Text({ nullable }) evidence!: string | null;
  @Codes(FACTOR_ACTIONS) allowedActions!: FactorAction[];
}

export class AssessmentView {
  @IdField() id!: string;
  @OneOf(CHILD_TIERS) tier!: ChildTier;
  @Day() from!: PlainDate;
  @Day() to!: PlainDate;
}

export class FactView {
  @IdField() id!: string;
  @OneOf(PARENT_FACTS) code!: ParentFact;
  @Day() since!: PlainDate;
  @Day({ nullable }) until!: PlainDate | null;
}

export class GuardianView {
  @IdField() id!: string;
  @Text() name!: string;
  @OneOf(GUARDIAN_RELATIONS) relation!: GuardianRelation;
  @Text({ nullable, description: 'Masked; in full by `reveal`' }) idNumber!: string | null;
  @Text({ nullable }) phone!: string | null;
  @YesNo() legal!: boolean;
  @Day() from!: PlainDate;
  @Day({ nullable }) to!: PlainDate | null;
  @Text({ nullable }) workplace!: string | null;
  @Parts(() => FactView) facts!: FactView[];
}

export class CaregiverView {
  @IdField() id!: string;
  @Text({ nullable }) name!: string | null;
  @IdField({ nullable }) organisation!: string | null;
  @OneOf(GUARDIAN_RELATIONS, { nullable }) relation!: GuardianRelation | null;
  @OneOf(CARE_BASES) basis!: CareBasis;
  @Text({ nullable }) phone!: string | null;
  @Day() from!: PlainDate;
  @Day({ nullable }) to!: PlainDate | null;
}

export class AwayView {
  @IdField() id!: string;
  @OneOf(AWAY_KINDS) kind!: AwayKind;
  @Day() from!: PlainDate;
  @Day({ nullable }) backOn!: PlainDate | null;
  @Text({ nullable }) where!: string | null;
  @YesNo() confirmed!: boolean;
  @Codes(ABSENCE_ACTIONS) allowedActions!: AbsenceAction[];
}

export class MissedView {
  @Texts() contact!: PlainDate[];
  @Texts() visit!: PlainDate[];
}

export class DetailView {
  @Texts() formerNames!: string[];
  @Text({ nullable, description: 'Masked; in full by `reveal`' }) idNumber!: string | null;
  @OneOf(NO_ID_REASONS, { nullable }) noIdReason!: NoIdReason | null;
  @Text({ nullable }) hukouDivision!: string | null;
  @Text({ nullable }) hukouAddress!: string | null;
  @Text({ nullable }) residenceDivision!: string | null;
  @Text({ nullable }) residenceAddress!: string | null;
  @YesNo({ nullable }) rural!: boolean | null;
  @Text({ nullable }) phone!: string | null;
  @OneOf(CONTACT_VIAS) contactVia!: (typeof CONTACT_VIAS)[number];
  @Text({ nullable, description: 'Why contacts are with the caregiver' }) contactViaReason!: string | null;
  @Text({ nullable }) schoolName!: string | null;
  @Text({ nullable }) grade!: string | null;
  @Text({ nullable }) className!: string | null;
  @YesNo({ nullable }) boarding!: boolean | null;
  @Day({ nullable }) schoolingSince!: PlainDate | null;
  @Codes(DISABILITY_KINDS, { nullable }) disabilityKinds!: DisabilityKind[] | null;
  @Int({ nullable }) disabilityGrade!: number | null;
  @Text({ nullable, description: 'Masked; in full by `reveal`' }) disabilityCertificate!: string | null;
  @OneOf(ILLNESSES, { nullable }) illness!: (typeof ILLNESSES)[number] | null;
  @YesNo({ nullable }) specialCare!: boolean | null;
  @Text({ nullable, description: 'In the province’s system' }) systemNo!: string | null;
}

/** 帮扶方案; the first is the one that holds, the others stood before. */
export class PlanView {
  @IdField() id!: string;
  @Text() measures!: string;
  @Day() from!: PlainDate;
  @Day({ description: 'When it is looked at again' }) reviewOn!: PlainDate;
  @Moment() recordedAt!: Instant;
}

/** A file that is the same child's, and read-only: it is read by its own id. */
export class LinkedFile {
  @IdField() id!: string;
  @Text() number!: string;
}

/** 一人一档 */
export class FileView extends ChildCard {
  @Texts({ description: 'By what it has its tier' }) tierBecause!: string[];
  @Day() openedOn!: PlainDate;
  @Day({ nullable }) endedOn!: PlainDate | null;
  @OneOf(CHILD_ENDS, { nullable }) endReason!: ChildEnd | null;
  @Codes(LOOK_UPS, { description: 'What another service told has to be looked up again' }) lookUp!: LookUp[];
  @Part(() => DetailView, { nullable }) detail!: DetailView | null;
  @Parts(() => CategoryView) allCategories!: CategoryView[];
  @Parts(() => FactorView) factors!: FactorView[];
  @Codes(CHILD_FACTORS, { description: 'That the viewer may add now' }) addableFactors!: ChildFactor[];
  @Parts(() => AssessmentView) assessed!: AssessmentView[];
  @Parts(() => GuardianView) guardians!: GuardianView[];
  @Parts(() => CaregiverView) caregivers!: CaregiverView[];
  @Parts(() => AwayView) away!: AwayView[];
  @Parts(() => DelegationView, { description: 'Who was asked to look after the child, the last first' }) delegations!: DelegationView[];
  @Parts(() => PlanView) plans!: PlanView[];
  @YesNo({ description: 'A move to another place is not settled' }) moving!: boolean;
  @Part(() => MissedView) missed!: MissedView;
  @Parts(() => LinkedFile, { description: 'Files for which this one answers' }) linked!: LinkedFile[];
  @Codes(FILE_ACTIONS) allowedActions!: FileAction[];
}

export const REVEALED = ['ID_NUMBER', 'GUARDIAN_ID_NUMBER', 'DISABILITY_CERTIFICATE'] as const;

export class RevealBody {
  @OneOf(REVEALED) field!: (typeof REVEALED)[number];
  @IdField({ optional: true, description: 'Of a guardian’s number' }) record?: string;
  @Reason() reason!: string;
}

export class RevealedView { @Text({ nullable }) value!: string | null }

/** Why somebody reads a file that is not of their county. */
export class ReadForBody { @Reason() reason!: string }
