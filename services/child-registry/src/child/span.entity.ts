import type { PlainDate } from '@referrals/calendar';
import type { ChildTier } from '@referrals/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days on which a place owes contacts and visits. */
@Entity('span')
export class Span {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') child!: string;
  @Column('date') fromOn!: PlainDate;
  @Column('date', { nullable: true }) toOn!: PlainDate | null;
  /** Of an imported file: by when it is visited first. */
  @Column('date', { nullable: true }) visitBy!: PlainDate | null;
  @Column('text') division!: string;
}

/** From which day which tier counts: the later of its own day and the day it was recorded. */
@Entity('tier_day')
export class TierDay {
  @PrimaryColumn('uuid') child!: string;
  @PrimaryColumn('date') onDay!: PlainDate;
  @Column('text') tier!: ChildTier;
}
