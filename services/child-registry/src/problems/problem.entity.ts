import type { PlainDate } from '@referrals/calendar';
import { SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

export const PROBLEM_KINDS = [
  'GUARDIANSHIP', 'NOT_SEEN', 'DELEGATION', 'SCHOOLING', 'BENEFIT', 'HEALTH', 'DISABILITY', 'PSYCH', 'SAFETY', 'HUKOU', 'PARENT_JOB', 'INTERNET', 'OTHER',
] as const;
export const SEVERITIES = ['H', 'M', 'L'] as const;
export const PROBLEM_STATES = ['OPEN', 'PLANNED', 'HANDED_OVER', 'DONE', 'CLOSED'] as const;
export const NEEDS = ['BENEFIT', 'DISABILITY', 'HEALTH', 'SCHOOLING'] as const;

/** 发现问题—解决方案 */
@Entity('problem')
export class Problem extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: (typeof PROBLEM_KINDS)[number];
  @Column('text') severity!: (typeof SEVERITIES)[number];
  /** A code of what found it; `PERSON` for whoever looked. */
  @Column('text') cause!: string;
  @Column('text') state!: (typeof PROBLEM_STATES)[number];
  @Column('uuid', { nullable: true }) act!: string | null;
  @SealedColumn('problem found', { nullable: true }) found!: SealedOf<string> | null;
  @SealedColumn('problem solution', { nullable: true }) solution!: SealedOf<string> | null;
  @SealedColumn('problem who', { nullable: true }) who!: SealedOf<string> | null;
  @Column('date', { nullable: true }) doBy!: PlainDate | null;
  @Column('text', { nullable: true }) need!: (typeof NEEDS)[number] | null;
  @SealedColumn('problem done', { nullable: true }) done!: SealedOf<string> | null;
  @Column('uuid', { nullable: true }) doneBy!: string | null;
  @Column('date', { nullable: true }) doneOn!: PlainDate | null;
  @SealedColumn('problem checked', { nullable: true }) checked!: SealedOf<string> | null;
  @Column('uuid', { nullable: true }) closedBy!: string | null;
  @Column('date', { nullable: true }) closedOn!: PlainDate | null;
  @Column('text', { nullable: true }) closedAs!: 'SOLVED' | 'NOT_A_PROBLEM' | null;
}
