import type { Instant, PlainDate } from '@referrals/calendar';
import { CONCERNS, DANGERS, type Concern } from '@referrals/contracts';
import { Codes, Day, IdField, Moment, OneOf, Parts, Text } from '@referrals/service-kit';

const nullable = true;

/** What harm somebody saw, for whoever wrote it, and for the county's desk once it is left over. */
export class HarmView {
  @IdField() act!: string;
  @IdField() childId!: string;
  @IdField({ description: 'Who wrote it' }) maker!: string;
  @Day() on!: PlainDate;
  @Text({ nullable }) seen!: string | null;
  @Text({ nullable }) words!: string | null;
  @Codes(CONCERNS) concerns!: Concern[];
  @OneOf(DANGERS, { nullable }) danger!: (typeof DANGERS)[number] | null;
  @Moment() dueAt!: Instant;
  @Moment({ nullable }) reportedAt!: Instant | null;
  @Moment({ nullable, description: 'The act was taken back' }) voidedAt!: Instant | null;
  @Text({ nullable, description: 'Why it was taken back' }) voidReason!: string | null;
}

export class LeftOverHarm {
  @IdField() act!: string;
  @IdField() childId!: string;
  @IdField() maker!: string;
  @Moment() dueAt!: Instant;
  @Moment({ nullable }) voidedAt!: Instant | null;
}

export class LeftOverHarms {
  @Parts(() => LeftOverHarm) items!: LeftOverHarm[];
}

export const REPORTED_HOWS = ['PLATFORM', 'POLICE', 'OTHER'] as const;

export class ReportedBody {
  @OneOf(REPORTED_HOWS) how!: (typeof REPORTED_HOWS)[number];
  @Moment() at!: Instant;
}
