import { SITUATIONS, type Situation } from '@referrals/contracts';
import { Int, OneOf, Parts } from '@referrals/service-kit';

/** How many reports tell of a situation; null of fewer than five, and where such a number would follow. */
export class CountOfSituation {
  @OneOf(SITUATIONS) situation!: Situation;
  @Int({ nullable: true }) count!: number | null;
}

/** Of how many reports in all is not told: one may tell of several situations. */
export class SituationFigures {
  @Parts(() => CountOfSituation) situations!: CountOfSituation[];
}
