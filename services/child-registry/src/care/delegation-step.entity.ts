import type { PlainDate } from '@referrals/calendar';
import { SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';
import type { DelegationAction } from './delegation.moves.domain.js';

/** What was done about a delegation, as often as it was done: also a try to reach the parents that reached nobody. */
@Entity('delegation_step')
export class DelegationStep extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') delegation!: string;
  @Column('text') what!: DelegationAction;
  @Column('date') onDay!: PlainDate;
  /** Why it is doubted or ended, or what the parents answered. */
  @Column('text', { nullable: true }) code!: string | null;
  @SealedColumn('delegation step said', { nullable: true }) said!: SealedOf<string> | null;
  @SealedColumn('delegation step whom', { nullable: true }) whom!: SealedOf<string> | null;
}
