import type { Instant } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Column } from 'typeorm';

export const SOURCES = ['PERSON', 'IMPORT', 'EVENT'] as const;
/** Who brought a record: a person at a desk, an import on a person's word, or another service. */
export type Source = (typeof SOURCES)[number];

/** What every record of a file says of itself. */
export abstract class RecordOfFile {
  @Column('uuid') child!: string;
  @Column('uuid', { nullable: true }) byStaff!: string | null;
  @Column('uuid', { nullable: true }) byDesk!: string | null;
  @InstantColumn() recordedAt!: Instant;
  @Column('text') source!: Source;
}
