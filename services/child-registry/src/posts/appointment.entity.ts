import type { Instant, PlainDate } from '@referrals/calendar';
import type { Sex } from '@referrals/contracts';
import { BlindIndexColumn, InstantColumn, SealedColumn } from '@referrals/database';
import type { BlindIndex, SealedOf } from '@referrals/service-kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppointmentEnd, AppointmentState, Criterion, Education, HolderCapacity } from './codes.domain.js';

/** 任职: who holds a post, from when to when. */
@Entity('appointment')
export class Appointment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') post!: string;
  @Column('text') division!: string;
  /** The same for whoever has the same ID number. */
  @Column('uuid') person!: string;
  @Column('text') state!: AppointmentState;
  @Column('int4') version!: number;
  @SealedColumn('director name') name!: SealedOf<string>;
  @Column('text') sex!: Sex;
  @SealedColumn('director birth date') birthDate!: SealedOf<PlainDate>;
  @SealedColumn('director id number') idNumber!: SealedOf<string>;
  @BlindIndexColumn({ of: 'idNumber', subject: 'registry director', kind: 'ID_NUMBER' }) idNumberIndex!: BlindIndex | null;
  @SealedColumn('director phone', { nullable: true }) phone!: SealedOf<string> | null;
  @Column('text', { nullable: true }) education!: Education | null;
  @Column('text') capacity!: HolderCapacity;
  /** Why it is somebody who is neither on the committee nor a social worker, or who does not meet all five. */
  @SealedColumn('director reason', { nullable: true }) reason!: SealedOf<string> | null;
  @Column('text', { array: true }) criteria!: Criterion[];
  /** When it was last asked whether there is an offence that bars (MPL 62, 98). */
  @Column('date', { nullable: true }) recordCheckedOn!: PlainDate | null;
  @Column('uuid', { nullable: true }) staff!: string | null;
  @Column('date') fromOn!: PlainDate;
  @Column('date', { nullable: true }) toOn!: PlainDate | null;
  @Column('uuid') approvedBy!: string;
  @InstantColumn() approvedAt!: Instant;
  @Column('text', { nullable: true }) endReason!: AppointmentEnd | null;
  @SealedColumn('director end note', { nullable: true }) endNote!: SealedOf<string> | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
}

/** A file as it was handed over. */
export interface HandedFile {
  readonly child: string;
  readonly contactDueOn: PlainDate;
  readonly visitDueOn: PlainDate;
  readonly problems: number;
}

/** 交接清单: what a new holder takes over, as it stood that day. */
@Entity('hand_over')
export class HandOver {
  @PrimaryColumn('uuid') appointment!: string;
  @Column('uuid') post!: string;
  @Column('date') madeOn!: PlainDate;
  @Column('jsonb') files!: HandedFile[];
  @InstantColumn({ nullable: true }) receivedAt!: Instant | null;
  @Column('uuid', { nullable: true }) receivedBy!: string | null;
}
