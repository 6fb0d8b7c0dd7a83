import type { Instant, PlainDate } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MatchClass, MatchReason } from './match.domain.js';

export const PAIR_STATES = ['SUGGESTED', 'LINKED', 'DIFFERENT'] as const;
export const PAIR_CLASSES = ['SAME', 'LIKELY', 'POSSIBLE'] as const satisfies readonly MatchClass[];

/** 疑似重复: two files that may be one child's; `a` is the smaller id. */
@Entity('pair')
export class Pair {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') a!: string;
  @Column('uuid') b!: string;
  @Column('text') aDivision!: string;
  @Column('text') bDivision!: string;
  @Column('text') state!: (typeof PAIR_STATES)[number];
  @Column('int4') version!: number;
  @Column('text') class!: (typeof PAIR_CLASSES)[number];
  @Column('int4') score!: number;
  @Column('text', { array: true }) reasons!: MatchReason[];
  @Column('text') identity!: string;
  @InstantColumn() foundAt!: Instant;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: Instant | null;
  @SealedColumn('pair reason', { nullable: true }) reason!: SealedOf<string> | null;
  /** The file that answers for both. */
  @Column('uuid', { nullable: true }) primaryId!: string | null;
  /** As what and where the other one stood. */
  @Column('text', { nullable: true }) otherStatus!: 'ACTIVE' | 'ENDED' | null;
  @Column('text', { nullable: true }) otherDivision!: string | null;
  @Column('date', { nullable: true }) linkedOn!: PlainDate | null;
}
