import type { Instant } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last word of a child's county on whether a report is of the child's file. */
@Entity('report_child')
export class ReportChild {
  @PrimaryColumn('uuid') reportId!: string;
  @PrimaryColumn('uuid') childId!: string;
  /** False: taken back. */
  @Column('bool') linked!: boolean;
  @InstantColumn() at!: Instant;
}
