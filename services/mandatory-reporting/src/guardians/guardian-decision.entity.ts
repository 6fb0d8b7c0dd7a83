import type { Instant } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WayOfTelling } from './guardians.dto.js';

/** A decision to tell the guardians, or not to. */
@Entity('guardian_decision')
export class GuardianDecisionRecord {
  @PrimaryColumn('uuid') reportId!: string;
  @PrimaryColumn('int4') n!: number;
  @InstantColumn() at!: Instant;
  @Column('uuid') desk!: string;
  @Column('uuid') staff!: string;
  @Column('bool') told!: boolean;
  @InstantColumn({ nullable: true }) toldAt!: Instant | null;
  @Column('text', { nullable: true }) how!: WayOfTelling | null;
  @Column('text') reason!: string;
  @Column('bool', { nullable: true }) abuseChecked!: boolean | null;
}
