import { IdField, Ids, Parts, Text, Texts } from '@referrals/service-kit';

/** Ids and codes that one question may ask, all kinds together. */
export const MOST_NAMES = 500;

export class NamesAsked {
  @Ids({ max: MOST_NAMES, optional: true }) desks?: string[];
  @Ids({ max: MOST_NAMES, optional: true }) organisations?: string[];
  @Ids({ max: MOST_NAMES, optional: true, description: 'Colleagues; of supervisors and auditors whoever they answer for' }) staff?: string[];
  @Texts({ maxItems: MOST_NAMES, optional: true, pattern: /^[0-9]{2,12}$/, description: 'Codes, or the leading digits of them, as they stand elsewhere' }) divisions?: string[];
}

export class NameOfId {
  @IdField() id!: string;
  @Text() name!: string;
}

export class NameOfDivision {
  @Text({ description: 'As it was asked' }) code!: string;
  @Text({ description: 'From its county on: 攸县 联星街道' }) name!: string;
}

/** Whom the caller may not know, and what there is not, is left out. */
export class NamesView {
  @Parts(() => NameOfId) desks!: NameOfId[];
  @Parts(() => NameOfId) organisations!: NameOfId[];
  @Parts(() => NameOfId) staff!: NameOfId[];
  @Parts(() => NameOfDivision) divisions!: NameOfDivision[];
}
