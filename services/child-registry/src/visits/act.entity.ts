import type { Instant, PlainDate } from '@referrals/calendar';
import { InstantColumn, SealedColumn } from '@referrals/database';
import type { SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaregiverAnswer } from '../care/codes.domain.js';
import { RecordOfFile } from '../record.entity.js';
import type { ActKind, ActPlace, NotMet } from './codes.domain.js';

export const HOMES = ['GOOD', 'ORDINARY', 'POOR', 'UNSAFE'] as const;
export const HAZARDS = ['WATER', 'FIRE', 'POWER', 'TRAFFIC', 'POISON'] as const;
export const CAREGIVER_ABLE = ['YES', 'LIMITED', 'NO'] as const;
export const MOODS = ['CALM', 'LOW', 'ANXIOUS', 'AGGRESSIVE', 'WITHDRAWN', 'SELF_HARM_TALK'] as const;
export const BENEFITS_PAID = ['YES', 'NO', 'UNKNOWN'] as const;

/** 联系与走访: somebody called on a child. Its id is the phone's own. Every answer may be missing. */
@Entity('act')
export class Act extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: ActKind;
  @Column('date') onDay!: PlainDate;
  @Column('text') place!: ActPlace;
  @Column('bool') childSeen!: boolean;
  @Column('bool') childSpoken!: boolean;
  /** Spoken with alone. */
  @Column('bool') childAlone!: boolean;
  @Column('bool') caregiverSpoken!: boolean;
  @Column('text', { nullable: true }) notMet!: NotMet | null;
  @Column('text') state!: 'RECORDED' | 'VOID';
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @InstantColumn({ nullable: true }) confirmedAt!: Instant | null;
  @SealedColumn('act void reason', { nullable: true }) voidReason!: SealedOf<string> | null;
  @Column('uuid', { nullable: true }) voidedBy!: string | null;
  @InstantColumn({ nullable: true }) voidedAt!: Instant | null;
  @Column('text', { nullable: true }) home!: (typeof HOMES)[number] | null;
  @Column('text', { array: true, nullable: true }) hazards!: (typeof HAZARDS)[number][] | null;
  @Column('text', { nullable: true }) caregiverSays!: CaregiverAnswer | null;
  @Column('text', { nullable: true }) caregiverAble!: (typeof CAREGIVER_ABLE)[number] | null;
  /** The child lives alone, or was found alone. */
  @Column('bool', { nullable: true }) alone!: boolean | null;
  @Column('bool', { nullable: true }) unattended!: boolean | null;
  /** A day, or `NEVER`. */
  @Column('text', { nullable: true }) parentsCalled!: string | null;
  @Column('text', { nullable: true }) parentsVisited!: string | null;
  @Column('bool', { nullable: true }) attendsSchool!: boolean | null;
  @Column('int4', { nullable: true }) daysMissed!: number | null;
  @Column('bool', { nullable: true }) ill!: boolean | null;
  @Column('bool', { nullable: true }) injurySeen!: boolean | null;
  @Column('text', { nullable: true }) mood!: (typeof MOODS)[number] | null;
  @Column('int4', { nullable: true }) phoneHours!: number | null;
  @Column('text', { nullable: true }) benefitsPaid!: (typeof BENEFITS_PAID)[number] | null;
  @SealedColumn('act own words', { nullable: true }) ownWords!: SealedOf<string> | null;
  @SealedColumn('act help given', { nullable: true }) helpGiven!: SealedOf<string> | null;
  @SealedColumn('act note', { nullable: true }) note!: SealedOf<string> | null;
  /** The day on which it was written here. */
  @Column('date') recordedOn!: PlainDate;
}
