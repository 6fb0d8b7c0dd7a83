import type { Instant } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Entity, PrimaryColumn } from 'typeorm';

/** A key this service once started with. */
@Entity('key_seen')
export class KeySeen {
  @PrimaryColumn('text') id!: string;
  @InstantColumn() at!: Instant;
}
