import type { Instant, PlainDate } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

export const MOVE_KINDS = ['PUSH', 'PULL', 'OUT'] as const;
export const MOVE_STATES = ['PROPOSED', 'ACCEPTED', 'REFUSED', 'KEPT', 'WITHDRAWN', 'SENT', 'GONE'] as const;

/** 转接: a file is to go to another place. Both sides see the move; who is to take it sees nothing of the file before. */
@Entity('move')
export class FileMove extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: (typeof MOVE_KINDS)[number];
  @Column('text') state!: (typeof MOVE_STATES)[number];
  @Column('int4') version!: number;
  @Column('text') fromDivision!: string;
  @Column('text') toDivision!: string;
  @Column('date', { nullable: true }) sinceOn!: PlainDate | null;
  @SealedColumn('move reason', { nullable: true }) reason!: SealedOf<string> | null;
  @SealedColumn('move answer', { nullable: true }) answer!: SealedOf<string> | null;
  @SealedColumn('move letter', { nullable: true }) letterNumber!: SealedOf<string> | null;
  @SealedColumn('move receipt', { nullable: true }) receipt!: SealedOf<string> | null;
  @InstantColumn() proposedAt!: Instant;
  @InstantColumn({ nullable: true }) answeredAt!: Instant | null;
  @InstantColumn({ nullable: true }) endedAt!: Instant | null;
}
