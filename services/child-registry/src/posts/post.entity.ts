import type { Instant, PlainDate } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Holding, PostKind, PostState, Result } from './codes.domain.js';

/** 岗位: one or more of each village and township. */
@Entity('post')
export class Post {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') division!: string;
  @Column('text') kind!: PostKind;
  @Column('text') state!: PostState;
  @Column('int4') version!: number;
  @Column('date') sinceOn!: PlainDate;
  /** The first day on which there is no such post. */
  @Column('date', { nullable: true }) closedOn!: PlainDate | null;
  /** Since when its division has nobody, of the one post that speaks for it. */
  @Column('date', { nullable: true }) vacantSince!: PlainDate | null;
  /** The first day on which this changes without anybody doing anything. */
  @Column('date', { nullable: true }) settleOn!: PlainDate | null;
}

/** Who stands in for the holder: as `from` until the day before `to`. */
@Entity('deputy')
export class Deputy {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') post!: string;
  @Column('uuid') staff!: string;
  @SealedColumn('deputy name', { nullable: true }) name!: SealedOf<string> | null;
  @Column('date') fromOn!: PlainDate;
  @Column('date') toOn!: PlainDate;
  @Column('uuid') namedBy!: string;
  @InstantColumn() namedAt!: Instant;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
}

/** How a holder did in a year. */
@Entity('evaluation')
export class Evaluation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') post!: string;
  @Column('uuid') appointment!: string;
  @Column('int4') year!: number;
  @Column('text') result!: Result;
  @Column('int4', { nullable: true }) contactPercent!: number | null;
  @Column('int4', { nullable: true }) visitPercent!: number | null;
  @SealedColumn('evaluation note', { nullable: true }) note!: SealedOf<string> | null;
  @Column('uuid') byStaff!: string;
  @Column('uuid', { nullable: true }) byDesk!: string | null;
  @InstantColumn() recordedAt!: Instant;
}

/** Whose account holds which place on which days; what scopes and row security ask. Its id is the appointment's or the deputy's. */
@Entity('post_holding')
export class PostHolding {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') post!: string;
  @Column('uuid') staff!: string;
  @Column('text') division!: string;
  @Column('text') kind!: Holding;
  @Column('date') fromOn!: PlainDate;
  @Column('date', { nullable: true }) toOn!: PlainDate | null;
}
