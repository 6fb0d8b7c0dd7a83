import type { PlainDate } from '@referrals/calendar';
import { SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

export const HELP_KINDS = ['CASH', 'GOODS', 'STUDY', 'PSYCH', 'CALL_PARENTS', 'ACTIVITY', 'OTHER'] as const;

/** 关爱帮扶 */
@Entity('help')
export class Help extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: (typeof HELP_KINDS)[number];
  @Column('date') onDay!: PlainDate;
  @SealedColumn('help by whom', { nullable: true }) byWhom!: SealedOf<string> | null;
  @SealedColumn('help what', { nullable: true }) what!: SealedOf<string> | null;
  /** The record of another service that told it, and which version of it. */
  @Column('uuid', { nullable: true }) recordId!: string | null;
  @Column('int4', { nullable: true }) recordVersion!: number | null;
  @Column('bool') takenBack!: boolean;
}

/** 工作日志 */
@Entity('note')
export class Note extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('date') onDay!: PlainDate;
  @SealedColumn('note') content!: SealedOf<string>;
}
