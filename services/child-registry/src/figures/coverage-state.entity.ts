import type { Instant, PlainDate } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the kept figures are: one row. */
@Entity('coverage_state')
export class CoverageState {
  @PrimaryColumn('bool') one!: true;
  /** What was there at that moment is counted; null before the first turn. */
  @InstantColumn({ nullable: true }) asOf!: Instant | null;
  /** The first day of the newest month for which every village was counted. */
  @Column('date', { nullable: true }) monthOn!: PlainDate | null;
}
