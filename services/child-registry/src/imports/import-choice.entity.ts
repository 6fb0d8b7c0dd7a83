import type { Instant } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RowChoice } from './row-work.domain.js';

/** What a person decided on a row that waits; the last word counts until the row is settled. */
@Entity('import_choice')
export class ImportChoice implements RowChoice {
  @PrimaryColumn('uuid') importId!: string;
  @PrimaryColumn('int4') n!: number;
  @Column('text') choice!: RowChoice['choice'];
  @Column('uuid', { nullable: true }) child!: string | null;
  @Column('text', { array: true, nullable: true }) takes!: string[] | null;
  @Column('uuid') byStaff!: string;
  @InstantColumn() at!: Instant;
}
