import type { PlainDate } from '@referrals/calendar';
import type { ChildEnd, DisabilityKind } from '@referrals/contracts';
import { BlindIndexColumn, SealedColumn } from '@referrals/database';
import type { BlindIndex, SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

export const ILLNESSES = ['SERIOUS', 'CHRONIC', 'MENTAL', 'OTHER'] as const;
export const CONTACT_VIAS = ['CHILD', 'CAREGIVER'] as const;

/** What is known of a child beside the head. */
@Entity('child_detail')
export class ChildDetail {
  @PrimaryColumn('uuid') child!: string;
  @SealedColumn('child former names', { nullable: true }) formerNames!: SealedOf<string[]> | null;
  @Column('text', { nullable: true }) hukouDivision!: string | null;
  @SealedColumn('child hukou address', { nullable: true }) hukouAddress!: SealedOf<string> | null;
  @Column('text', { nullable: true }) residenceDivision!: string | null;
  @SealedColumn('child residence address', { nullable: true }) residenceAddress!: SealedOf<string> | null;
  @Column('bool', { nullable: true }) rural!: boolean | null;
  @SealedColumn('child phone', { nullable: true }) phone!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'phone', subject: 'registry child', kind: 'PHONE' }) phoneIndex!: BlindIndex | null;
  @Column('text') contactVia!: (typeof CONTACT_VIAS)[number];
  @SealedColumn('child contact reason', { nullable: true }) contactViaReason!: SealedOf<string> | null;
  @SealedColumn('child school name', { nullable: true }) schoolName!: SealedOf<string> | null;
  @Column('text', { nullable: true }) grade!: string | null;
  @Column('text', { nullable: true }) className!: string | null;
  @Column('bool', { nullable: true }) boarding!: boolean | null;
  @Column('date', { nullable: true }) schoolingSince!: PlainDate | null;
  @Column('text', { array: true, nullable: true }) disabilityKinds!: DisabilityKind[] | null;
  @Column('int4', { nullable: true }) disabilityGrade!: number | null;
  @SealedColumn('child disability certificate', { nullable: true }) disabilityCertificate!: SealedOf<string> | null;
  @Column('text', { nullable: true }) illness!: (typeof ILLNESSES)[number] | null;
  @Column('bool', { nullable: true }) specialCare!: boolean | null;
  @Column('text', { nullable: true }) systemNo!: string | null;
  /** What the province's system and this one both held when it was last imported or confirmed there. */
  @SealedColumn('child baseline', { nullable: true }) baseline!: SealedOf<Record<string, unknown>> | null;
}

/** What stood in a field of the child's identity before it was corrected. */
@Entity('correction')
export class Correction extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') field!: string;
  @SealedColumn('correction was', { nullable: true }) was!: SealedOf<string> | null;
  @SealedColumn('correction reason') reason!: SealedOf<string>;
}

export const MANNERS = ['NATURAL', 'ABNORMAL', 'UNKNOWN'] as const;

/** Why and when a file ended, or was opened again. */
@Entity('ending')
export class Ending extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') what!: 'ENDED' | 'REOPENED';
  @Column('text', { nullable: true }) reason!: ChildEnd | null;
  /** Of a death. */
  @Column('text', { nullable: true }) manner!: (typeof MANNERS)[number] | null;
  @Column('date') onDay!: PlainDate;
  @SealedColumn('ending evidence', { nullable: true }) evidence!: SealedOf<string> | null;
}
