import type { Instant } from '@referrals/calendar';
import type { CallbackState } from '@referrals/contracts';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('callback')
export class Callback {
  @PrimaryColumn('uuid') id!: string;
  /** The desk that is to call. */
  @Column('uuid') desk!: string;
  @Column('text') division!: string;
  @Column('uuid', { nullable: true }) reportId!: string | null;
  @Column('text') state!: CallbackState;
  @Column('int4') version!: number;
  @InstantColumn() openedAt!: Instant;
}
