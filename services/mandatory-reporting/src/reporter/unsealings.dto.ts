import type { Instant } from '@referrals/calendar';
import { IdField, Moment, PageOf, Text } from '@referrals/service-kit';

/** A seal that was broken. */
export class Unsealing {
  @Moment() at!: Instant;
  @IdField() staff!: string;
  @IdField({ nullable: true }) desk!: string | null;
  @IdField() reportId!: string;
  @Text({ nullable: true }) reason!: string | null;
}

export class Unsealings extends PageOf(() => Unsealing) {}

/** A report by its number: which it is, and nothing of it. */
export class ReportId {
  @IdField() id!: string;
}
