import { AGENCIES, CONCERNS, DANGERS, SITUATIONS, type Agency, type Concern, type Danger, type Situation } from '@referrals/contracts';
import { Codes, IdField, Ids, Int, OneOf, Part, Parts, Text } from '@referrals/service-kit';
import { RANK, type Level } from '../grants/grants.domain.js';

export class CardsAsked {
  @Ids({ max: 200 }) ids!: string[];
}

/** What a list may say of a child: nothing that tells who it is. */
export class ChildOfCard {
  @Int({ optional: true, description: 'Whole years today, where a birth date is known' }) age?: number;
  @Text({ optional: true, description: 'Else the age that somebody told, always with 约' }) ageTold?: string;
  @OneOf(['MALE', 'FEMALE'], { optional: true }) sex?: 'MALE' | 'FEMALE';
}

/** A report beside a row of a list. Danger and child are for desks that lead or support. */
export class ListCard {
  @IdField() id!: string;
  @Codes(SITUATIONS) situations!: Situation[];
  @Codes(CONCERNS) concerns!: Concern[];
  @OneOf(DANGERS, { optional: true }) danger?: Danger;
  @Part(() => ChildOfCard, { optional: true }) child?: ChildOfCard;
  @Codes(AGENCIES, { description: 'Agencies that lead it' }) leads!: Agency[];
  @OneOf(Object.keys(RANK)) level!: Level;
}

export class ListCards {
  @Parts(() => ListCard) items!: ListCard[];
}
