import type { Instant, PlainDate } from '@referrals/calendar';
import { SEXES, type Sex } from '@referrals/contracts';
import { Codes, Day, IdField, Int, Moment, OneOf, Part, Parts, Text, YesNo } from '@referrals/service-kit';
import { IdNumber, Line, OnDay, Phone, Short } from '../fields.js';
import { APPOINTMENT_ACTIONS, type AppointmentAction } from './appointment.moves.domain.js';
import {
  APPOINTMENT_ENDS, APPOINTMENT_STATES, CRITERIA, EDUCATIONS, HOLDER_CAPACITIES, TOLD_ENDS, type AppointmentEnd, type AppointmentState, type Criterion, type Education, type HolderCapacity,
} from './codes.domain.js';

export class NewAppointment {
  @Short() name!: string;
  @IdNumber({ optional: false }) idNumber!: string;
  @Phone() phone?: string;
  @OneOf(EDUCATIONS, { optional: true }) education?: Education;
  @OneOf(HOLDER_CAPACITIES) capacity!: HolderCapacity;
  @Line({ optional: true, description: 'Of OTHER: why' }) reason?: string;
  @Codes(CRITERIA, { asSet: true, description: 'Those that are met' }) criteria!: Criterion[];
  @OnDay({ description: 'When it was asked whether a record bars the person' }) recordCheckedOn?: PlainDate;
  @YesNo({ optional: true, description: 'A record was found' }) recordFound?: boolean;
  @IdField({ optional: true, description: 'The person’s account' }) staff?: string;
  @OnDay({ description: 'Today unless said' }) from?: PlainDate;
  @OnDay({ description: 'The first day on which they do not hold it any more' }) to?: PlainDate;
}

export class EndAppointmentBody {
  @Day({ description: 'The first day on which they do not hold it any more' }) on!: PlainDate;
  @OneOf(TOLD_ENDS) reason!: (typeof TOLD_ENDS)[number];
  @Line({ optional: true }) note?: string;
}

export class GiveAccountBody {
  @IdField() staff!: string;
}

export class CheckRecordBody {
  @Day() on!: PlainDate;
  @YesNo({ description: 'A record was found that bars: the appointment ends today' }) found!: boolean;
}

export class ChangedAppointment {
  @IdField() id!: string;
  @IdField() post!: string;
  @Int() version!: number;
  @OneOf(APPOINTMENT_STATES) state!: AppointmentState;
  @Day({ nullable: true }) to!: PlainDate | null;
}

/** Who holds a post, by name. */
export class PostHolderView {
  @IdField() appointment!: string;
  @IdField() person!: string;
  @Text() name!: string;
  @Text({ nullable: true }) phone!: string | null;
  @Day() from!: PlainDate;
  @Day({ nullable: true }) to!: PlainDate | null;
  @YesNo({ description: 'Without one the place’s desk works on the files' }) hasAccount!: boolean;
}

export class HandedOverView {
  @Day() madeOn!: PlainDate;
  @Int() files!: number;
  @Moment({ nullable: true }) receivedAt!: Instant | null;
}

/** Number, birth date and reasons are for whoever appoints, and for the person. */
export class AppointmentView extends PostHolderView {
  @OneOf(APPOINTMENT_STATES) state!: AppointmentState;
  @Int() version!: number;
  @OneOf(SEXES) sex!: Sex;
  @Text({ nullable: true }) idNumber!: string | null;
  @Day({ nullable: true }) birthDate!: PlainDate | null;
  @OneOf(EDUCATIONS, { nullable: true }) education!: Education | null;
  @OneOf(HOLDER_CAPACITIES) capacity!: HolderCapacity;
  @Text({ nullable: true }) reason!: string | null;
  @Codes(CRITERIA) criteria!: Criterion[];
  @Day({ nullable: true }) recordCheckedOn!: PlainDate | null;
  @IdField({ nullable: true }) staff!: string | null;
  @OneOf(APPOINTMENT_ENDS, { nullable: true }) endReason!: AppointmentEnd | null;
  @Part(() => HandedOverView, { nullable: true }) handOver!: HandedOverView | null;
  @Codes(APPOINTMENT_ACTIONS) allowedActions!: AppointmentAction[];
}

export class HandedFileView {
  @IdField() child!: string;
  @Text({ nullable: true }) number!: string | null;
  @Text({ nullable: true }) name!: string | null;
  @Day() contactDueOn!: PlainDate;
  @Day() visitDueOn!: PlainDate;
  @Int({ description: 'Open ones' }) problems!: number;
}

/** 交接清单: what was taken over, as it stood that day. Files that the viewer may not open are counted alone. */
export class HandOverView {
  @IdField() appointment!: string;
  @IdField() post!: string;
  @Text() division!: string;
  @Text({ description: 'Who takes them over' }) name!: string;
  @Day() madeOn!: PlainDate;
  @Moment({ nullable: true }) receivedAt!: Instant | null;
  @Int() total!: number;
  @Parts(() => HandedFileView) files!: HandedFileView[];
}
