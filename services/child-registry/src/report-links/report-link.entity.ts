import type { Instant } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

export const LINK_BASES = ['ID_EQUAL', 'NAMED_SAME', 'SEEN'] as const;

/** A report is of this child. An aggregate of its own, with a trail of its own: the child's file, which village and township read, says nothing of it. */
@Entity('report_link')
export class ReportLink extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') reportId!: string;
  @Column('text') basis!: (typeof LINK_BASES)[number];
  @Column('uuid', { nullable: true }) unlinkedBy!: string | null;
  @InstantColumn({ nullable: true }) unlinkedAt!: Instant | null;
  @SealedColumn('unlink reason', { nullable: true }) reason!: SealedOf<string> | null;
}

/** A file that is watched because of a link: its own, or another one of the household. */
@Entity('report_link_watch')
export class ReportLinkWatch {
  @PrimaryColumn('uuid') link!: string;
  @PrimaryColumn('uuid') child!: string;
  /** The factor that goes with the link; null while something else holds one of the kind. */
  @Column('uuid', { nullable: true }) factor!: string | null;
}
