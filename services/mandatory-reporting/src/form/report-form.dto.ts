import { instant, plainDate, type Instant, type PlainDate } from '@referrals/calendar';
import {
  CAREGIVERS, CONCERNS, DANGERS, isCreditCode, LABOURS, REPORTER_KINDS, SITUATIONS, SUSPECT_RELATIONS, WHEREABOUTS,
  type ReporterKind, type SuspectRelation,
} from '@referrals/contracts';
import { Codes, IdField, Int, OneOf, Part, Parts, Text, Texts, YesNo } from '@referrals/service-kit';
import { CHILD_CATEGORIES } from './child.schema.js';
import { idNumberFault, normalIdNumber } from './id-number.domain.js';
import { CHANNELS } from './report-form.schema.js';
import { HIDE_FROM } from './reporter.schema.js';
import { LINE, SHORT, STORY } from './text.schema.js';

const holds = (read: (value: string) => unknown) => (value: string): boolean => {
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
};
const conceivable = (value: string): boolean => value >= '1900' && value < '2200';
const isDay = (value: string): boolean => holds(plainDate)(value) && conceivable(value);
const isMoment = (value: string): boolean => holds(instant)(value) && conceivable(instant(value));

const optional = true;
const wordsFault = (value: string): string | undefined => {
  if (value.trim() === '') return 'BLANK_TEXT';
  return value.includes('\u0000') || !value.isWellFormed() ? 'INVALID_TEXT' : undefined;
};
const Said = (max: number): PropertyDecorator => Text({ max, fault: wordsFault, optional });
const Line = (): PropertyDecorator => Said(LINE);
const Short = (): PropertyDecorator => Said(SHORT);
const Story = (): PropertyDecorator => Said(STORY);
const Lines = (): PropertyDecorator => Texts({ maxItems: 20, max: LINE, fault: wordsFault, optional });
const Phone = (): PropertyDecorator => Text({ pattern: /^\+?[0-9][0-9 ()-]{4,23}$/, code: 'PHONE_INVALID', optional });
const DayField = (): PropertyDecorator => Text({ rule: isDay, code: 'INVALID_DATE', format: 'date', optional });
const Moment = (): PropertyDecorator => Text({ max: 40, rule: isMoment, code: 'INVALID_INSTANT', format: 'date-time', clean: (value) => (isMoment(value) ? instant(value) : value), optional });
const Division = (): PropertyDecorator => Text({ pattern: /^(\d{6}|\d{9}|\d{12})$/, code: 'DIVISION_CODE_INVALID', optional });
const Set = (values: readonly string[]): PropertyDecorator => Codes(values, { max: values.length * 2, asSet: true, optional });
const IdNumber = (): PropertyDecorator => Text({ max: 40, clean: normalIdNumber, fault: idNumberFault, optional });
const One = (values: readonly string[]): PropertyDecorator => OneOf(values, { optional });

export class Guardian {
  @Short() name?: string;
  @Short() relation?: string;
  @Phone() phone?: string;
}

/** A way and an hour at which somebody can be reached without danger to them. */
export class SafeContact {
  @Line() way?: string;
  @Short() hour?: string;
}

/** The child, as far as known; `{"unknown": true}` when nothing is. */
export class Child {
  @YesNo({ optional }) unknown?: boolean;
  @Short() name?: string;
  @One(['MALE', 'FEMALE']) sex?: 'MALE' | 'FEMALE';
  @DayField() birthDate?: PlainDate;
  @IdNumber() idNumber?: string;
  @Phone() phone?: string;
  @Short() schoolName?: string;
  @Short() grade?: string;
  @Short() className?: string;
  @YesNo({ optional }) compulsoryEducationDone?: boolean;
  @Line() hukou?: string;
  @Line() residence?: string;
  @Line() whereNow?: string;
  @Line() sleepsTonight?: string;
  @Line() disability?: string;
  @Codes(CHILD_CATEGORIES, { optional }) categories?: string[];
  @Part(() => Guardian, { optional }) guardian?: Guardian;
  @Part(() => SafeContact, { optional }) safeContact?: SafeContact;
}

/** A suspected person. Relation and living together are the story; the rest tells who they are. */
export class Suspect {
  @OneOf(SUSPECT_RELATIONS) relation!: SuspectRelation;
  @YesNo({ optional }) cohabiting?: boolean;
  @IdField({ optional }) organisation?: string;
  @Short() name?: string;
  @Phone() phone?: string;
  @Line() whereabouts?: string;
  @Line() description?: string;
  @One(['YES', 'NO', 'UNKNOWN']) withChildNow?: 'YES' | 'NO' | 'UNKNOWN';
}

export class Called110 {
  @YesNo() called!: boolean;
  @Moment() at?: Instant;
}

export class EarlierReport {
  @Text({ max: SHORT, fault: wordsFault }) to!: string;
  @Moment() at?: Instant;
  @Short() receipt?: string;
}

export class GuardiansInformed {
  @YesNo() informed!: boolean;
  @Line() reason?: string;
}

export class TeacherPart {
  @Story() childWords?: string;
  @Line() heardBy?: string;
  @Short() dismissal?: string;
  @Line() collectedBy?: string;
  @Line() dormitory?: string;
}

export class DoctorPart {
  @Line() accompaniedBy?: string;
  @Short() accompanyingRelation?: string;
  @Short() recordNumber?: string;
  @Line() samplesKept?: string;
  @One(['DONE', 'PENDING', 'NONE']) procedure?: 'DONE' | 'PENDING' | 'NONE';
}

export class VillagePart {
  @Line() household?: string;
  @Line() keysHeldBy?: string;
  @Line() cadreKin?: string;
}

export class ReporterSupplement {
  @Short() name?: string;
  @Short() unitName?: string;
  @Text({ rule: isCreditCode, code: 'CREDIT_CODE_INVALID', optional }) unitCode?: string;
  @Short() post?: string;
  @Phone() phone?: string;
  @YesNo({ optional }) confidential?: boolean;
  @Part(() => SafeContact, { optional }) safeContact?: SafeContact;
  @Line() relationToSuspects?: string;
  @Line() knownBy?: string;
  @Codes(HIDE_FROM, { optional }) hideFrom?: string[];
}

export class Reporter extends ReporterSupplement {
  @One(REPORTER_KINDS) kind?: ReporterKind;
  @IdField({ optional }) organisation?: string;
}

/** Facts and story, at filing and in supplements alike. */
export class Told {
  @Set(SITUATIONS) situations?: string[];
  @Set(CONCERNS) concerns?: string[];
  @DayField() harmDate?: PlainDate;
  @Division() childNow?: string;
  @Division() harmPlace?: string;
  @Division() residence?: string;
  @IdField({ optional }) school?: string;
  @One(WHEREABOUTS) whereabouts?: string;
  @One(DANGERS) danger?: string;
  @One(CAREGIVERS) caregiver?: string;
  @One(LABOURS) labour?: string;
  /** An empty list says that nobody is suspected; without it that is unknown. */
  @Parts(() => Suspect, { max: 20, optional }) suspects?: Suspect[];
  @IdField({ optional }) complainedOf?: string;
  @Story() narrative?: string;
  @Moment() discoveredAt?: Instant;
  @Line() discoveryPlace?: string;
  @Int({ min: 0, max: 876_000, optional }) hoursSinceHarm?: number;
  @Story() injuries?: string;
  @Story() childWords?: string;
  @Line() heardBy?: string;
  @Line() howKnown?: string;
  @Lines() evidence?: string[];
  @Story() verification?: string;
  @Story() emergencySteps?: string;
  @Part(() => Called110, { optional }) called110?: Called110;
  @Parts(() => EarlierReport, { max: 20, optional }) alreadyReported?: EarlierReport[];
  @Line() supervisorFiling?: string;
  @Lines() otherChildren?: string[];
  @Part(() => GuardiansInformed, { optional }) guardiansInformed?: GuardiansInformed;
  @Line() whoKnows?: string;
  @Part(() => TeacherPart, { optional }) teacher?: TeacherPart;
  @Part(() => DoctorPart, { optional }) doctor?: DoctorPart;
  @Part(() => VillagePart, { optional }) village?: VillagePart;
}

/** The whole form (意见; MPL 11). Only something said and `child` are required: nothing else may keep a report from being made. */
export class ReportFormBody extends Told {
  @One(CHANNELS) channel?: string;
  @Short() channelTicket?: string;
  @Moment() receivedAt?: Instant;
  @YesNo({ optional }) onBehalf?: boolean;
  @Part(() => Reporter, { optional }) reporter?: Reporter;
  @Part(() => Child, { missing: 'CHILD_REQUIRED' }) child!: Child;
}

export class SupplementBody extends Told {
  @Part(() => Child, { optional }) child?: Child;
  @Part(() => ReporterSupplement, { optional }) reporter?: ReporterSupplement;
}
