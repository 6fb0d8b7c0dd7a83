import type { PlainDate } from '@referrals/calendar';
import type { DeskAgency } from '@referrals/contracts';
import { SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

/** C: the card. F: the file. */
export const GRANT_LEVELS = ['C', 'F'] as const;
/** Agencies that may be let in. */
export const GRANTABLE = ['RPI', 'EDU', 'HLTH', 'PSB', 'PROC', 'COURT', 'DPF', 'NGO'] as const satisfies readonly DeskAgency[];
export const GRANT_MONTHS = 6;

/** A desk of another agency is let in to a file for some months. An aggregate of its own, with a trail of its own. */
@Entity('file_grant')
export class Grant extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') desk!: string;
  @Column('text') level!: (typeof GRANT_LEVELS)[number];
  @Column('date') fromOn!: PlainDate;
  /** First day on which it no longer holds. */
  @Column('date') untilOn!: PlainDate;
  @SealedColumn('grant reason') reason!: SealedOf<string>;
  @SealedColumn('grant letter') letterNumber!: SealedOf<string>;
  @Column('int4') version!: number;
  @Column('date', { nullable: true }) endedOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @SealedColumn('grant end reason', { nullable: true }) endReason!: SealedOf<string> | null;
}
