import type { PlainDate } from '@referrals/calendar';
import type { BirthPrecision, ChildCategory, ChildEnd, ChildState, ChildTier, Sex } from '@referrals/contracts';
import { BlindIndexColumn, SealedColumn } from '@referrals/database';
import type { BlindIndex, SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const NO_ID_REASONS = ['NO_HUKOU', 'NOT_ISSUED', 'UNKNOWN'] as const;
export type NoIdReason = (typeof NO_ID_REASONS)[number];
export const SCHOOLINGS = ['IN_SCHOOL', 'NOT_OF_AGE', 'OUT_OF_SCHOOL', 'GRADUATED'] as const;
export type Schooling = (typeof SCHOOLINGS)[number];
export const LOOK_UPS = ['GUARDIANS', 'CAREGIVERS', 'SCHOOLING'] as const;
export type LookUp = (typeof LOOK_UPS)[number];

export type Announced = 'CATEGORIES' | 'TIER' | 'ENDED';

/** The head of a file: what lists, searches and scopes ask. */
@Entity('child')
export class Child {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('text') status!: ChildState;
  @Column('int4') version!: number;
  @Column('text') careDivision!: string;
  @Column('uuid', { nullable: true }) primaryId!: string | null;
  @SealedColumn('child name', { nullable: true }) name!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'name', subject: 'registry child', kind: 'NAME' }) nameIndex!: BlindIndex | null;
  /** Syllables of the name, by which lists are ordered; `~` of a child without one. */
  @Column('text') pinyin!: string;
  @Column('text', { nullable: true }) sex!: Sex | null;
  @Column('date', { nullable: true }) birthDate!: PlainDate | null;
  @Column('text', { nullable: true }) birthPrecision!: BirthPrecision | null;
  @SealedColumn('child id number', { nullable: true }) idNumber!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'idNumber', subject: 'registry child', kind: 'ID_NUMBER' }) idNumberIndex!: BlindIndex | null;
  @Column('text', { nullable: true }) noIdReason!: NoIdReason | null;
  @Column('uuid', { nullable: true }) household!: string | null;
  @Column('uuid', { nullable: true }) school!: string | null;
  @Column('text', { nullable: true }) schooling!: Schooling | null;
  /** In force on the day of the last change, or of `deriveOn`. */
  @Column('text', { array: true }) categories!: ChildCategory[];
  @Column('text') tier!: ChildTier;
  @Column('text', { array: true }) tierBecause!: string[];
  /** Of an overdue run its first missed day; `NEVER` where nothing is owed. */
  @Column('date') contactDueOn!: PlainDate;
  @Column('date') visitDueOn!: PlainDate;
  @Column('date', { nullable: true }) contactLastOn!: PlainDate | null;
  @Column('date', { nullable: true }) visitLastOn!: PlainDate | null;
  @Column('date', { nullable: true }) pausedSince!: PlainDate | null;
  @Column('int4') notSeen!: number;
  /** The first day on which the head changes by itself. */
  @Column('date', { nullable: true }) deriveOn!: PlainDate | null;
  /** What an age changed, to be told on a first of a month. */
  @Column('text', { array: true }) announce!: Announced[];
  @Column('date', { nullable: true }) announceOn!: PlainDate | null;
  @Column('date') openedOn!: PlainDate;
  @Column('date', { nullable: true }) endedOn!: PlainDate | null;
  @Column('text', { nullable: true }) endReason!: ChildEnd | null;
  @Column('text', { array: true }) lookUp!: LookUp[];
  @Column('bool') sealed!: boolean;
  @Column('uuid', { array: true }) recused!: string[];
}
