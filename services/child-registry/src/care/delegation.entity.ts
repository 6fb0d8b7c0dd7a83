import type { PlainDate } from '@referrals/calendar';
import type { GuardianRelation } from '@referrals/contracts';
import { BlindIndexColumn, SealedColumn } from '@referrals/database';
import type { BlindIndex, SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordOfFile } from '../record.entity.js';

export const DELEGATION_STATES = ['IN_FORCE', 'DOUBTED', 'PARENTS_TOLD', 'HELPED', 'REPLACED', 'ENDED'] as const;
export const EXCLUSIONS = ['OFFENCE', 'HABIT', 'REFUSED_DUTY', 'UNSUITABLE'] as const;
export const DOUBTS = ['NO_ABILITY', 'NEGLECT', 'EXCLUDED', 'ILL', 'LEFT'] as const;
export const PARENTS_ANSWERS = ['RESELECT', 'HELP', 'REFUSED', 'UNREACHABLE'] as const;
export const CAPACITIES = ['FULL', 'LIMITED', 'NONE'] as const;
export const CHILD_HEARD = ['YES', 'NO', 'NOT_ABLE'] as const;

/** 委托照护: whom the parents asked to look after the child. */
@Entity('delegation')
export class Delegation extends RecordOfFile {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') state!: (typeof DELEGATION_STATES)[number];
  @SealedColumn('delegate name') name!: SealedOf<string>;
  @Column('text') relation!: GuardianRelation;
  @Column('date', { nullable: true }) birthDate!: PlainDate | null;
  @SealedColumn('delegate phone', { nullable: true }) phone!: SealedOf<string> | null;
  @BlindIndexColumn({ of: 'phone', subject: 'registry delegate', kind: 'PHONE' }) phoneIndex!: BlindIndex | null;
  @Column('text', { nullable: true }) capacity!: (typeof CAPACITIES)[number] | null;
  @Column('int4', { nullable: true }) looksAfter!: number | null;
  @Column('date') fromOn!: PlainDate;
  @Column('date', { nullable: true }) toOn!: PlainDate | null;
  @Column('date', { nullable: true }) signedOn!: PlainDate | null;
  /** Null: nobody asked. */
  @Column('text', { array: true, nullable: true }) exclusions!: (typeof EXCLUSIONS)[number][] | null;
  @Column('date', { nullable: true }) toldVillageOn!: PlainDate | null;
  @Column('date', { nullable: true }) toldSchoolOn!: PlainDate | null;
  @Column('text', { nullable: true }) childHeard!: (typeof CHILD_HEARD)[number] | null;
  @SealedColumn('delegate duties', { nullable: true }) duties!: SealedOf<string> | null;
  @Column('date', { nullable: true }) doubtedOn!: PlainDate | null;
  @Column('text', { nullable: true }) doubt!: (typeof DOUBTS)[number] | null;
  @Column('date', { nullable: true }) parentsToldOn!: PlainDate | null;
  @Column('text', { nullable: true }) parentsAnswer!: (typeof PARENTS_ANSWERS)[number] | null;
  @SealedColumn('delegation help', { nullable: true }) help!: SealedOf<string> | null;
  @Column('date', { nullable: true }) reviewOn!: PlainDate | null;
  @Column('date', { nullable: true }) endedOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) replacedBy!: string | null;
  @Column('uuid', { nullable: true }) supersedes!: string | null;
}

/** Which offence a delegate has: the county's desk alone sees this. */
@Entity('exclusion_reason')
export class ExclusionReason {
  @PrimaryColumn('uuid') delegation!: string;
  @Column('uuid') child!: string;
  @SealedColumn('exclusion reason') reason!: SealedOf<string>;
}
