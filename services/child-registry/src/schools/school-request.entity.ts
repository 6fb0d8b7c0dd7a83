import type { Instant } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

export const REQUEST_STATES = ['ASKED', 'ANSWERED'] as const;

/** What a school is asked of a pupil, and what it answers or tells unasked. An aggregate of its own: the school sees no file. */
@Entity('school_request')
export class SchoolRequest extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') organisation!: string;
  /** The child's, when it was asked or told. */
  @Column('text') county!: string;
  @Column('text') state!: (typeof REQUEST_STATES)[number];
  @Column('int4') version!: number;
  /** Null: nobody asked. */
  @SealedColumn('school request ask', { nullable: true }) ask!: SealedOf<string> | null;
  @SealedColumn('school request answer', { nullable: true }) answer!: SealedOf<string> | null;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @InstantColumn({ nullable: true }) answeredAt!: Instant | null;
}
