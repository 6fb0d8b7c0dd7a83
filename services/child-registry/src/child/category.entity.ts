import type { Instant, PlainDate } from '@referrals/calendar';
import type { ChildCategory, ChildFactor, ChildTier } from '@referrals/contracts';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';
import type { CategoryState, Difficulty } from './codes.domain.js';

/** Why a child is on file, from a day on. */
@Entity('category')
export class Category extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: ChildCategory;
  @Column('text', { nullable: true }) sub!: Difficulty | null;
  @Column('text') status!: CategoryState;
  @Column('date') fromOn!: PlainDate;
  /** First day on which it no longer holds. */
  @Column('date', { nullable: true }) toOn!: PlainDate | null;
  @SealedColumn('category evidence', { nullable: true }) evidence!: SealedOf<string> | null;
  @SealedColumn('category document', { nullable: true }) documentNumber!: SealedOf<string> | null;
  @Column('date', { nullable: true }) endProposedOn!: PlainDate | null;
  @SealedColumn('category end evidence', { nullable: true }) endEvidence!: SealedOf<string> | null;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: Instant | null;
  @SealedColumn('category decision', { nullable: true }) decidedReason!: SealedOf<string> | null;
}

/** What raises how often the child is called on. */
@Entity('factor')
export class Factor extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: ChildFactor;
  @Column('date') fromOn!: PlainDate;
  @Column('date', { nullable: true }) toOn!: PlainDate | null;
  @SealedColumn('factor evidence', { nullable: true }) evidence!: SealedOf<string> | null;
  @SealedColumn('factor end evidence', { nullable: true }) endEvidence!: SealedOf<string> | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  /** What brought it and ends it (`delegation <id>`, `dropout-tracking <case>`); null: a person. */
  @Column('text', { nullable: true }) cause!: string | null;
}

/** Why the county watches: its desk alone sees this. */
@Entity('watch_reason')
export class WatchReason {
  @PrimaryColumn('uuid') factor!: string;
  @Column('uuid') child!: string;
  @SealedColumn('watch reason') reason!: SealedOf<string>;
  @Column('date') reviewOn!: PlainDate;
}

/** A tier that somebody set for a time: it raises, never lowers. */
@Entity('assessment')
export class Assessment extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') tier!: ChildTier;
  @Column('date') fromOn!: PlainDate;
  @Column('date') toOn!: PlainDate;
  @SealedColumn('assessment reason') reason!: SealedOf<string>;
}

/** 帮扶方案 */
@Entity('plan')
export class Plan extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @SealedColumn('plan measures') measures!: SealedOf<string>;
  @Column('date') fromOn!: PlainDate;
  @Column('date') reviewOn!: PlainDate;
  @Column('uuid', { nullable: true }) supersedes!: string | null;
}
