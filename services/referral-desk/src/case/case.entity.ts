import type { Instant } from '@referrals/calendar';
import type { Agency } from '@referrals/contracts';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GivenMethod } from './case.domain.js';

@Entity('decision')
export class DecisionRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') reportId!: string;
  @Column('uuid') referralId!: string;
  @Column('text') code!: string;
  @Column('bool') ends!: boolean;
  @InstantColumn() at!: Instant;
  @InstantColumn() recordedAt!: Instant;
  @Column('uuid') desk!: string;
  @Column('uuid') staff!: string;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { nullable: true }) proof!: string | null;
  @Column('text', { nullable: true }) toAgency!: Agency | null;
  @Column('text', { nullable: true }) withheld!: string | null;
  @InstantColumn({ nullable: true }) releasedAt!: Instant | null;
}

@Entity('feedback')
export class FeedbackRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') reportId!: string;
  @Column('uuid') referralId!: string;
  @Column('uuid') decisionId!: string;
  @Column('text') agency!: Agency;
  @Column('text') text!: string;
  @InstantColumn() at!: Instant;
  @InstantColumn({ nullable: true }) receivedAt!: Instant | null;
  @Column('text', { nullable: true }) givenMethod!: GivenMethod | null;
  @InstantColumn({ nullable: true }) givenAt!: Instant | null;
  @Column('text', { nullable: true }) givenReason!: string | null;
  @Column('uuid', { nullable: true }) givenDesk!: string | null;
}
