import type { Instant, PlainDate } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ItemState } from './item.moves.domain.js';

export const SPOT_CHECK_STATES = ['DRAWN', 'DONE'] as const;
export type SpotCheckState = (typeof SPOT_CHECK_STATES)[number];
export const METHODS = ['CALL_BACK', 'ON_SITE', 'PAPERS'] as const;
export type Method = (typeof METHODS)[number];
export const FINDINGS = ['FILE_INCOMPLETE', 'CATEGORY_WRONG', 'CONTACT_WRONG', 'VISIT_NOT_HELD', 'PROBLEM_LEFT', 'DELEGATION_LEFT'] as const;
export type Finding = (typeof FINDINGS)[number];

/** 抽查: files of a county, drawn so that nobody could choose them. */
@Entity('spot_check')
export class SpotCheck {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') county!: string;
  /** `2026H1` */
  @Column('text') half!: string;
  @Column('text') state!: SpotCheckState;
  @Column('int4') version!: number;
  @Column('text') seed!: string;
  /** Of a hundred files of a township, and at least so many. */
  @Column('int4') rate!: number;
  @Column('int4') min!: number;
  @Column('int4') frameSize!: number;
  @Column('text') frameDigest!: string;
  @Column('int4') drawn!: number;
  /** Why a second one of the same half-year. */
  @Column('text', { nullable: true }) reason!: string | null;
  @InstantColumn() drawnAt!: Instant;
  @Column('date', { nullable: true }) doneOn!: PlainDate | null;
}

/** Files of a village that could have been drawn. */
@Entity('spot_check_frame')
export class SpotCheckFrame {
  @PrimaryColumn('uuid') spotCheck!: string;
  @PrimaryColumn('text') village!: string;
  @Column('uuid', { array: true }) files!: string[];
}

/** A file that was drawn. Once something was found it is a case of its own, which whoever answers for the file puts right. */
@Entity('spot_check_item')
export class SpotCheckItem {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') spotCheck!: string;
  @Column('uuid') child!: string;
  @Column('text') village!: string;
  @Column('text') state!: ItemState;
  @Column('int4') version!: number;
  @Column('text', { nullable: true }) method!: Method | null;
  @Column('text', { array: true }) codes!: Finding[];
  @SealedColumn('spot check note', { nullable: true }) note!: SealedOf<string> | null;
  @SealedColumn('spot check correction', { nullable: true }) correction!: SealedOf<string> | null;
  @Column('date', { nullable: true }) checkedOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) checkedBy!: string | null;
  @Column('date', { nullable: true }) correctedOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) correctedBy!: string | null;
  @Column('date', { nullable: true }) confirmedOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @SealedColumn('spot check sent back', { nullable: true }) sentBack!: SealedOf<string> | null;
}
