import type { Instant, ToldTime } from '@referrals/calendar';
import { IdField, Int, Moment, OneOf, When, YesNo } from '@referrals/service-kit';
import { At, LINE, One, Said } from '../form/form-fields.js';

const WAYS = ['PHONE', 'IN_PERSON', 'LETTER'] as const;
export type WayOfTelling = (typeof WAYS)[number];

/** A decision to tell the guardians, or not to, with its reason. */
export class GuardiansTold {
  @YesNo() told!: boolean;
  @Said(LINE, { optional: false }) reason!: string;
  @One(WAYS) how?: WayOfTelling;
  /** When they were told; now unless said. */
  @At() at?: ToldTime;
  @YesNo({ optional: true, description: 'A check for abuse was made before' }) abuseChecked?: boolean;
}

export class GuardianDecision {
  @IdField() reportId!: string;
  @Int() n!: number;
  @YesNo() told!: boolean;
  @Moment() decidedAt!: Instant;
}

/** One of them as the content shows it. */
export class GuardianDecisionView {
  @Moment() at!: Instant;
  @IdField() desk!: string;
  @IdField() staff!: string;
  @YesNo() told!: boolean;
  @When({ nullable: true }) toldAt!: ToldTime | null;
  @OneOf(WAYS, { nullable: true }) how!: WayOfTelling | null;
  @Said(LINE, { optional: false }) reason!: string;
  @YesNo({ nullable: true }) abuseChecked!: boolean | null;
}
