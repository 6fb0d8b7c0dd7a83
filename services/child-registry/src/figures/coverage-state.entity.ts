import type { Instant, PlainDate } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: what is counted holds what was there at that moment. */
@Entity('coverage_state')
export class CoverageState {
  @PrimaryColumn('bool') one!: boolean;
  @InstantColumn({ nullable: true }) asOf!: Instant | null;
  /** The newest month for which every place was counted. */
  @Column('date', { nullable: true }) monthOn!: PlainDate | null;
}
