import type { TicketKey } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A phone that stays its person's for thirty days, opened by a PIN. */
@Entity('field_session')
export class FieldSession {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') staff!: string;
  @Column('jsonb') publicKey!: TicketKey;
  /** A slow, keyed hash. */
  @Column('text') pin!: string;
  /** Wrong PINs so far, in all. */
  @Column('int2') wrong!: number;
  @Column('text', { nullable: true }) nonce!: string | null;
  /** Hash of what the browser holds while it is open. */
  @Column('text', { nullable: true }) opening!: string | null;
  @InstantColumn() startedAt!: Instant;
  @InstantColumn({ nullable: true }) openedAt!: Instant | null;
  @InstantColumn({ nullable: true }) renewedAt!: Instant | null;
  @InstantColumn() endsAt!: Instant;
}
