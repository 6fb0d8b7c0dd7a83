import type { Instant, PlainDate } from '@referrals/calendar';
import { InstantColumn } from '@referrals/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CourseState } from './codes.domain.js';
import type { CourseLevel } from './codes.domain.js';

/** 培训 */
@Entity('course')
export class Course {
  @PrimaryColumn('uuid') id!: string;
  /** The place whose desk keeps it. */
  @Column('text') division!: string;
  /** Who held it. */
  @Column('text') level!: CourseLevel;
  @Column('text') state!: CourseState;
  @Column('int4') version!: number;
  @Column('bool') demonstration!: boolean;
  @Column('text') title!: string;
  @Column('date') fromOn!: PlainDate;
  /** Its last day. */
  @Column('date') toOn!: PlainDate;
  @Column('int4') hours!: number;
  /** From this day on who was there is not changed any more. */
  @Column('date') lockOn!: PlainDate;
  @Column('uuid') byStaff!: string;
  @InstantColumn() recordedAt!: Instant;
}

/** Who was at a course, by the person of their appointments. */
@Entity('attendance')
export class Attendance {
  @PrimaryColumn('uuid') course!: string;
  @PrimaryColumn('uuid') person!: string;
  @Column('bool') completed!: boolean;
  @Column('date') onDay!: PlainDate;
  @Column('int4') hours!: number;
  @Column('int4', { nullable: true }) mark!: number | null;
  @Column('uuid') byStaff!: string;
  @InstantColumn() recordedAt!: Instant;
}
