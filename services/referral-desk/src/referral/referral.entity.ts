import type { Instant } from '@referrals/calendar';
import type { Agency, Because, Danger, ReferralState, Role, Site } from '@referrals/contracts';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A referral as it stands. */
@Entity('referral')
export class ReferralRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') reportId!: string;
  @Column('text') number!: string;
  @InstantColumn() filedAt!: Instant;
  @Column('text') agency!: Agency;
  @Column('text') site!: Site;
  @Column('text') role!: Role;
  @Column('text', { nullable: true }) division!: string | null;
  @Column('text') state!: ReferralState;
  @Column('uuid') owner!: string;
  @Column('text') ownerAgency!: Agency;
  @InstantColumn() ownedSince!: Instant;
  @Column('text') because!: Because;
  @Column('int4') version!: number;
  @Column('uuid', { nullable: true }) backupDesk!: string | null;
  @InstantColumn({ nullable: true }) backupFrom!: Instant | null;
  @InstantColumn({ nullable: true }) firstOwnMoveAt!: Instant | null;
  @Column('uuid', { array: true }) watchers!: string[];
  @Column('int4') returns!: number;
  @Column('int4') transfers!: number;
  @Column('bool') awaitsCity!: boolean;
  @Column('bool') bound!: boolean;
  @Column('uuid', { nullable: true }) claimedBy!: string | null;
  @Column('uuid', { nullable: true }) mergedInto!: string | null;
  @Column('text', { nullable: true }) lastCode!: string | null;
  @InstantColumn({ nullable: true }) unreadSince!: Instant | null;
  @InstantColumn({ nullable: true }) readThrough!: Instant | null;
  @Column('bool') withheld!: boolean;
  @Column('text', { nullable: true }) county!: string | null;
  /** Kept by the database with what is owed on it. */
  @InstantColumn() dueAt!: Instant;
  @InstantColumn({ nullable: true }) supplementedAt!: Instant | null;
  /** Of the case; null of a notice. */
  @Column('text', { nullable: true }) danger!: Danger | null;
  @Column('text', { array: true }) keepFrom!: readonly Agency[];
  @Column('uuid', { array: true }) hiddenDesks!: readonly string[];
  @Column('uuid', { array: true }) hiddenStaff!: readonly string[];
}

/** A desk that gave a referral away: what it did itself, and no more. */
@Entity('participation')
export class Participation {
  @PrimaryColumn('uuid') referralId!: string;
  @PrimaryColumn('uuid') desk!: string;
  @Column('uuid') reportId!: string;
  @InstantColumn() until!: Instant;
  @Column('uuid', { array: true }) hiddenDesks!: readonly string[];
  @Column('uuid', { array: true }) hiddenStaff!: readonly string[];
}

/** What a person said with a move, in words: reasons, receipt numbers. The trail has codes only. */
@Entity('move_note')
export class MoveNote {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') reportId!: string;
  @Column('uuid') referralId!: string;
  @Column('text') action!: string;
  @InstantColumn() at!: Instant;
  @Column('uuid', { nullable: true }) desk!: string | null;
  @Column('uuid', { nullable: true }) staff!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { nullable: true }) number!: string | null;
  @InstantColumn({ nullable: true }) saidAt!: Instant | null;
}
