import type { Instant } from '@referrals/calendar';
import {
  AGENCIES, BECAUSES, CAREGIVERS, CONCERNS, DANGERS, HIDE_FROM, LABOURS, REPORTER_KINDS, ROLES, SITES, SITUATIONS, SUSPECT_RELATIONS, WHEREABOUTS,
  type Agency, type Because, type Concern, type HideFrom, type ReporterKind, type Role, type Site, type Situation, type SuspectRelation,
} from '@referrals/contracts';
import { Codes, Day, IdField, Int, Ints, Moment, OneOf, Part, Parts, PlaceCode, Text, Texts, YesNo } from '@referrals/service-kit';

const optional = true;
/** Six, nine or twelve digits; whether the place exists is not asked. */
const Place = (): PropertyDecorator => PlaceCode({ optional });

export class PreviewedChild {
  @Day({ optional }) birthDate?: string;
  @YesNo({ optional }) compulsoryEducationDone?: boolean;
}

export class PreviewedSuspect {
  @OneOf(SUSPECT_RELATIONS) relation!: SuspectRelation;
  @IdField({ optional }) organisation?: string;
  @YesNo({ optional }) cohabiting?: boolean;
}

export class PreviewedReporter {
  @OneOf(REPORTER_KINDS, { optional }) kind?: ReporterKind;
  @IdField({ optional }) organisation?: string;
  @YesNo({ optional, description: 'Confidential or anonymous' }) confidential?: boolean;
  @Codes(HIDE_FROM, { optional: true, description: 'From whom the reporter wants it kept' }) hideFrom?: HideFrom[];
}

/** The facts a preview decides from, as the policy takes them. Everything may be missing, and missing means unknown, never "no". */
export class PreviewedFacts {
  @Moment({ optional, description: 'When the report is accepted; now unless said' }) at?: Instant;
  @Day({ optional }) harmDate?: string;
  @Codes(SITUATIONS, { optional }) situations?: Situation[];
  @Codes(CONCERNS, { optional }) concerns?: Concern[];
  @Part(() => PreviewedChild, { optional }) child?: PreviewedChild;
  @Place() childNow?: string;
  @Place() harmPlace?: string;
  @Place() residence?: string;
  @IdField({ optional }) school?: string;
  @OneOf(WHEREABOUTS, { optional }) whereabouts?: (typeof WHEREABOUTS)[number];
  @OneOf(DANGERS, { optional }) danger?: (typeof DANGERS)[number];
  @OneOf(CAREGIVERS, { optional }) caregiver?: (typeof CAREGIVERS)[number];
  @OneOf(LABOURS, { optional }) labour?: (typeof LABOURS)[number];
  @Parts(() => PreviewedSuspect, { max: 20, optional }) suspects?: PreviewedSuspect[];
  @IdField({ optional }) complainedOf?: string;
  @Part(() => PreviewedReporter, { optional }) reporter?: PreviewedReporter;
}

export class PreviewedDesk {
  @IdField() id!: string;
  @Text() name!: string;
}

export class PreviewedReferral {
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(SITES) site!: Site;
  @OneOf(ROLES) role!: Role;
  @Ints() rows!: number[];
  @Part(() => PreviewedDesk) desk!: PreviewedDesk;
  @OneOf(BECAUSES) because!: Because;
}

export class PreviewedDecision {
  @Text() pack!: string;
  @Int() version!: number;
  @Parts(() => PreviewedReferral) referrals!: PreviewedReferral[];
  @Texts() warnings!: string[];
}
