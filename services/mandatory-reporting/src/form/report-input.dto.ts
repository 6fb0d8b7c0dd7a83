import type { PlainDate, ToldTime } from '@referrals/calendar';
import { CAREGIVERS, CONCERNS, DANGERS, LABOURS, SITUATIONS, WHEREABOUTS, type Concern, type Situation } from '@referrals/contracts';
import { IdField, Int, Part, Parts, YesNo } from '@referrals/service-kit';
import { At, CodeSet, Division, Line, Lines, OnDay, One, Short, Story } from './form-fields.js';
import { DoctorPart, TeacherPart, VillagePart } from './profession.dto.js';
import { Suspect } from './suspect.dto.js';

export class Called110 {
  @YesNo() called!: boolean;
  @At() at?: ToldTime;
}

export class EarlierReport {
  @Short({ optional: false }) to!: string;
  @At() at?: ToldTime;
  @Short() receipt?: string;
}

export class GuardiansInformed {
  @YesNo() informed!: boolean;
  @Line() reason?: string;
}

/** Facts and story, at filing and in supplements alike. All may be missing: missing is unknown, never "no". */
export class ReportInput {
  /** The coded facts of routing, in their places. */
  @CodeSet(SITUATIONS) situations?: Situation[];
  @CodeSet(CONCERNS) concerns?: Concern[];
  @OnDay() harmDate?: PlainDate;
  @Division() childNow?: string;
  @Division() harmPlace?: string;
  @Division() residence?: string;
  @IdField({ optional: true }) school?: string;
  @One(WHEREABOUTS) whereabouts?: (typeof WHEREABOUTS)[number];
  @One(DANGERS) danger?: (typeof DANGERS)[number];
  @One(CAREGIVERS) caregiver?: (typeof CAREGIVERS)[number];
  @One(LABOURS) labour?: (typeof LABOURS)[number];
  @Parts(() => Suspect, { max: 20, optional: true, description: 'An empty list says that nobody is suspected; without it that is unknown' }) suspects?: Suspect[];
  @IdField({ optional: true }) complainedOf?: string;

  /** What happened around it, in words. */
  @Story() narrative?: string;
  @At() discoveredAt?: ToldTime;
  @Line() discoveryPlace?: string;
  /** Evidence and medical care have a window of about 72 h. */
  @Int({ min: 0, max: 876_000, optional: true, description: 'Hours since the harm' }) hoursSinceHarm?: number;
  @Story() injuries?: string;
  @Story() childWords?: string;
  @Line() heardBy?: string;
  @Line() howKnown?: string;
  @Lines() evidence?: string[];
  @Story() verification?: string;
  @Story() emergencySteps?: string;
  /** In danger now: 110 was called. */
  @Part(() => Called110, { optional: true }) called110?: Called110;
  @Parts(() => EarlierReport, { max: 20, optional: true }) alreadyReported?: EarlierReport[];
  @Line() supervisorFiling?: string;
  @Lines() otherChildren?: string[];
  @Part(() => GuardiansInformed, { optional: true }) guardiansInformed?: GuardiansInformed;
  @Line() whoKnows?: string;

  @Part(() => TeacherPart, { optional: true }) teacher?: TeacherPart;
  @Part(() => DoctorPart, { optional: true }) doctor?: DoctorPart;
  @Part(() => VillagePart, { optional: true }) village?: VillagePart;
}
