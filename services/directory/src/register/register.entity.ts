import type { Instant } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: how often the register was changed, and what it began with. */
@Entity('register')
export class Register {
  @PrimaryColumn('uuid') id!: string;
  @Column('int8') revision!: number;
  /** Up to which the other services were told of everything. */
  @Column('int8') publishedRevision!: number;
  @InstantColumn({ nullable: true }) divisionsSeededAt!: Instant | null;
  @InstantColumn({ nullable: true }) demoSeededAt!: Instant | null;
  /** The first administrator whose password has not been shown yet. */
  @Column('uuid', { nullable: true }) firstAdministrator!: string | null;
}
