import type { PlainDate } from '@referrals/calendar';
import {
  BIRTH_PRECISIONS, CHILD_CATEGORIES, CHILD_STATES, CHILD_TIERS, SEXES, type BirthPrecision, type ChildCategory, type ChildState, type ChildTier, type Sex,
} from '@referrals/contracts';
import { Codes, Day, IdField, Int, LookedUp, OneOf, PageOf, PageQuery, Part, Parts, PlaceText, Text, YesNo } from '@referrals/service-kit';
import { IdNumber, OnDay, Short } from '../fields.js';
import { DUE_STATES, type DueState } from '../visits/codes.domain.js';
import { SCHOOLINGS, type Schooling } from './child.entity.js';
import { codesOf } from './codes.domain.js';

/** Of a contact or a visit: by when, and how that stands today. */
export class DueView {
  @OneOf(codesOf(DUE_STATES)) state!: DueState;
  @Day({ nullable: true, description: 'Overdue: the first missed day' }) dueOn!: PlainDate | null;
  @Day({ nullable: true }) lastOn!: PlainDate | null;
}

/** A child as a name on a page: what the lookup gives. */
export class ChildName {
  @IdField() id!: string;
  @Text() number!: string;
  @Text({ nullable: true }) name!: string | null;
  @OneOf(SEXES, { nullable: true }) sex!: Sex | null;
  @Int({ nullable: true, description: 'In completed years' }) age!: number | null;
  @Text() county!: string;
  @OneOf(CHILD_STATES) status!: ChildState;
  @IdField({ optional: true, description: 'The file that answers for this one' }) primary?: string;
}

export class ChildNames extends LookedUp {
  @Parts(() => ChildName) items!: ChildName[];
}

/** A file in a list. The city sees it without a name. */
export class ChildCard extends ChildName {
  @Int() version!: number;
  @Text() careDivision!: string;
  @Day({ nullable: true }) birthDate!: PlainDate | null;
  @OneOf(BIRTH_PRECISIONS, { nullable: true }) birthPrecision!: BirthPrecision | null;
  @IdField({ nullable: true }) household!: string | null;
  @IdField({ nullable: true }) school!: string | null;
  @OneOf(SCHOOLINGS, { nullable: true }) schooling!: Schooling | null;
  @Codes(CHILD_CATEGORIES) categories!: ChildCategory[];
  @OneOf(CHILD_TIERS) tier!: ChildTier;
  @Part(() => DueView) contact!: DueView;
  @Part(() => DueView) visit!: DueView;
  @Int({ description: 'Visits in vain since the child was last seen' }) notSeen!: number;
}

export class ChildPage extends PageOf(() => ChildCard) {
  @Codes(['open'], { description: 'What the caller may do beside changing one of these' }) allowedActions!: 'open'[];
}

export const DUES = ['contact', 'visit'] as const;
export type Due = (typeof DUES)[number];
export const ASKED_STATES = ['SOON', 'OVERDUE', 'PAUSED'] as const;

export class CountQuery {
  @PlaceText({ optional: true }) village?: string;
  @OneOf(CHILD_CATEGORIES, { optional: true }) category?: ChildCategory;
  @OneOf(CHILD_TIERS, { optional: true }) tier?: ChildTier;
  @OneOf(['ACTIVE', 'ENDED', 'LINKED'], { optional: true }) status: ChildState = 'ACTIVE';
  @OneOf(DUES, { optional: true, description: 'By what is due first; with `state` only those' }) due?: Due;
  @OneOf(ASKED_STATES, { optional: true }) state?: (typeof ASKED_STATES)[number];
}

export class ChildQuery extends PageQuery {
  @PlaceText({ optional: true }) village?: string;
  @OneOf(CHILD_CATEGORIES, { optional: true }) category?: ChildCategory;
  @OneOf(CHILD_TIERS, { optional: true }) tier?: ChildTier;
  @OneOf(['ACTIVE', 'ENDED', 'LINKED'], { optional: true }) status: ChildState = 'ACTIVE';
  @OneOf(DUES, { optional: true, description: 'By what is due first; with `state` only those' }) due?: Due;
  @OneOf(ASKED_STATES, { optional: true }) state?: (typeof ASKED_STATES)[number];
  @Text({ max: 100, optional: true, description: 'Beginning of the name’s pinyin: `zhang x`' }) q?: string;
}

export class TierCount {
  @OneOf(CHILD_TIERS) tier!: ChildTier;
  @Int() count!: number;
  @Int() contactOverdue!: number;
  @Int() visitOverdue!: number;
}

export class ChildCounts {
  @Int() total!: number;
  @Parts(() => TierCount) counts!: TierCount[];
}

/** What became of a file by a change. */
export class ChangedFile {
  @IdField() id!: string;
  @Int() version!: number;
  @OneOf(CHILD_STATES) status!: ChildState;
  @OneOf(CHILD_TIERS) tier!: ChildTier;
  @Day() contactDueOn!: PlainDate;
  @Day() visitDueOn!: PlainDate;
  @IdField({ optional: true, description: 'What was recorded or moved' }) record?: string;
}

/** Children of one roof; a child without a household is a house of its own. */
export class Household {
  @IdField() id!: string;
  @Parts(() => ChildCard) children!: ChildCard[];
}

/** What is due until then. */
export class MyDue {
  @Day() until!: PlainDate;
  @Int() toContact!: number;
  @Int() toVisit!: number;
  @YesNo({ description: 'There is more due than is shown' }) more!: boolean;
  @Parts(() => Household) households!: Household[];
}

export class SearchBody {
  @IdNumber() idNumber?: string;
  @Short({ optional: true }) name?: string;
  @OnDay() birthDate?: PlainDate;
  @Short({ optional: true }) number?: string;
}

export class FoundChildren {
  @Parts(() => ChildCard) items!: ChildCard[];
}
