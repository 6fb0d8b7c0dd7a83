import type { Instant } from '@referrals/calendar';
import { AGENCIES, ROLES, type Agency, type Role } from '@referrals/contracts';
import { IdField, Int, Moment, OneOf, Parts, Text } from '@referrals/service-kit';

/** What one person has in hand. */
export class InHand {
  @IdField() staff!: string;
  @Int() open!: number;
}

/** What a desk owes still, by how long it has had it. */
export class OpenAtDesk {
  @IdField() desk!: string;
  @Int() open!: number;
  @Int({ description: 'Unopened for more than an hour' }) unopened!: number;
  @Int({ description: 'Late, in something that is owed on it' }) overdue!: number;
  @Int({ description: 'At the desk for less than a day' }) day!: number;
  @Int({ description: 'For a day to a week' }) week!: number;
  @Int({ description: 'For a week to thirty days' }) month!: number;
  @Int() longer!: number;
  @Parts(() => InHand, { description: 'Who has how many in hand, for supervisors of the desk' }) people!: InHand[];
}

export class OpenFigures {
  @Moment() asOf!: Instant;
  @Parts(() => OpenAtDesk) desks!: OpenAtDesk[];
}

/** How long a step took, in minutes; null of fewer than five. */
export class TimesOfAgency {
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(['OPENED', 'ACKNOWLEDGED', 'ANSWERED'], { description: 'Since it was routed' }) step!: 'OPENED' | 'ACKNOWLEDGED' | 'ANSWERED';
  @Int({ nullable: true, description: 'How many took it' }) count!: number | null;
  @Int({ nullable: true }) median!: number | null;
  @Int({ nullable: true, description: 'Nine of ten took no longer' }) p90!: number | null;
}

export class TimeFigures {
  @Parts(() => TimesOfAgency) times!: TimesOfAgency[];
}

/** How many by place, agency and role: below five, and what would tell such a number, is null. */
export class CountOfPlace {
  @Text({ description: 'A county’s code; empty where no place is known' }) county!: string;
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(ROLES) role!: Role;
  @Int({ nullable: true }) count!: number | null;
}

export class CountFigures {
  @Int({ nullable: true, description: 'Of all together' }) total!: number | null;
  @Parts(() => CountOfPlace) counts!: CountOfPlace[];
}
