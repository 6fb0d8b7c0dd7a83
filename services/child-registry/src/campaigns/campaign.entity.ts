import type { Instant, PlainDate } from '@referrals/calendar';
import type { ChildCategory } from '@referrals/contracts';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CampaignState, PartState } from './campaign.moves.domain.js';

/** 摸底排查: villages of a county look at every house, and account for every file. */
@Entity('campaign')
export class Campaign {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') title!: string;
  @Column('text') county!: string;
  @Column('date') opensOn!: PlainDate;
  /** Its last day. */
  @Column('date') closesOn!: PlainDate;
  @Column('text', { array: true }) categories!: ChildCategory[];
  @Column('text') state!: CampaignState;
  @Column('int4') version!: number;
  @InstantColumn() madeAt!: Instant;
}

/** What a village has to do in it, and did. */
@Entity('campaign_village')
export class CampaignVillage {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') campaign!: string;
  @Column('text') code!: string;
  @Column('text') state!: PartState;
  @Column('int4') version!: number;
  @Column('int4', { nullable: true }) households!: number | null;
  @Column('int4', { nullable: true }) visited!: number | null;
  /** Children that had no file. */
  @Column('int4', { nullable: true }) found!: number | null;
  /** 零报告: no child there. */
  @Column('bool') none!: boolean;
  @Column('date', { nullable: true }) submittedOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) submittedBy!: string | null;
  /** Why it was to look again, last. */
  @SealedColumn('campaign sent back', { nullable: true }) sentBack!: SealedOf<string> | null;
}

export const CAMPAIGN_RESULTS = ['FOUND', 'CHANGED', 'LEFT', 'NOT_FOUND'] as const;
export type CampaignResultCode = (typeof CAMPAIGN_RESULTS)[number];

/** What it found of a file. */
@Entity('campaign_result')
export class CampaignResult {
  @PrimaryColumn('uuid') campaign!: string;
  @PrimaryColumn('uuid') child!: string;
  @Column('text') result!: CampaignResultCode;
  @Column('date') onDay!: PlainDate;
  @Column('uuid') byStaff!: string;
  /** What is to be looked into, because the child was not there. */
  @Column('uuid', { nullable: true }) candidate!: string | null;
}
