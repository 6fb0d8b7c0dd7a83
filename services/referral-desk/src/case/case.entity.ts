import type { Instant } from '@referrals/calendar';
import type { Agency, Danger, Tell } from '@referrals/contracts';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GivenMethod } from './case.domain.js';

/** What concerns the whole case, and what it was routed with. */
@Entity('case_file')
export class CaseFileRecord {
  @PrimaryColumn('uuid') reportId!: string;
  @Column('text') number!: string;
  @InstantColumn() filedAt!: Instant;
  @Column('text', { nullable: true }) county!: string | null;
  @Column('text') tell!: Tell;
  @Column('bool') countyPoliceOnly!: boolean;
  @Column('bool') noMediation!: boolean;
  @Column('bool') minorSuspect!: boolean;
  @Column('uuid', { array: true }) excludedDesks!: readonly string[];
  @Column('text', { array: true }) excludedAgencies!: readonly Agency[];
  @Column('bool') reporterHidden!: boolean;
  @Column('uuid', { array: true }) untoldDesks!: readonly string[];
  @Column('text', { array: true }) keepFrom!: readonly Agency[];
  @Column('uuid', { array: true }) recused!: readonly string[];
  @Column('int4') handOvers!: number;
  @InstantColumn({ nullable: true }) supplementedAt!: Instant | null;
  @Column('text', { nullable: true }) danger!: Danger | null;
  @Column('text') pack!: string;
  @Column('int4') packVersion!: number;
  @Column('int8') directoryRevision!: number;
}

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
