import type { Instant } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Contact, ReporterIdentity } from '../filing/sealed-reporter.domain.js';
import type { SealedStory, SealedSuspicion } from '../form/split-form.domain.js';

/** Whose report it is. Nobody but that person ever sees the row: it tells who reported. */
@Entity('report_owner')
export class ReportOwner {
  @PrimaryColumn('uuid') staff!: string;
  @PrimaryColumn('uuid') reportId!: string;
  @InstantColumn() filedAt!: Instant;
}

/** What was entered at one time: part 0 is the filing, each supplement the next. */
@Entity('report_story')
export class ReportStory {
  @PrimaryColumn('uuid') reportId!: string;
  @PrimaryColumn('int4') part!: number;
  @InstantColumn() at!: Instant;
  @Column('text') toldBy!: 'REPORTER' | 'DESK';
  @Column('uuid', { nullable: true }) desk!: string | null;
  @Column('jsonb') story!: Record<string, unknown>;
  @SealedColumn('story', { nullable: true }) sealed!: SealedOf<SealedStory> | null;
}

/** Who is suspected, and what could tell who they are; of the part of the same number. */
@Entity('report_suspicion')
export class ReportSuspicion {
  @PrimaryColumn('uuid') reportId!: string;
  @PrimaryColumn('int4') part!: number;
  @Column('text') toldBy!: 'REPORTER' | 'DESK';
  @Column('jsonb') suspicion!: Record<string, unknown>;
  @SealedColumn('suspicion', { nullable: true }) sealed!: SealedOf<SealedSuspicion> | null;
}

/** Who reported, sealed with a key of its own. */
@Entity('reporter_identity')
export class SealedReporter {
  @PrimaryColumn('uuid') reportId!: string;
  @SealedColumn('reporter') sealed!: SealedOf<ReporterIdentity>;
}

/** How a reporter who said so may be telephoned. */
@Entity('reporter_contact')
export class ReporterContact {
  @PrimaryColumn('uuid') reportId!: string;
  @SealedColumn('reporter contact') sealed!: SealedOf<Contact>;
}

/** Through which supplement a desk had read when that was told; once for a referral as it stood. */
@Entity('supplement_read')
export class SupplementRead {
  @PrimaryColumn('uuid') referralId!: string;
  @PrimaryColumn('uuid') desk!: string;
  @PrimaryColumn('int4') version!: number;
  @PrimaryColumn('int4') part!: number;
  @Column('uuid') reportId!: string;
}

/** Which desk's first read of a referral, as it stood, was published. */
@Entity('first_read')
export class FirstRead {
  @PrimaryColumn('uuid') referralId!: string;
  @PrimaryColumn('uuid') desk!: string;
  @PrimaryColumn('int4') version!: number;
  @Column('uuid') reportId!: string;
}
