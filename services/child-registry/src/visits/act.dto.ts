import type { Instant, PlainDate } from '@referrals/calendar';
import { CHILD_CATEGORIES, CHILD_FACTORS, CONCERNS, DANGERS, type ChildCategory, type ChildFactor, type Concern } from '@referrals/contracts';
import { Codes, Day, IdField, Ids, Int, Moment, OneOf, PageOf, Part, Parts, Text, YesNo } from '@referrals/service-kit';
import { CAREGIVER_ANSWERS, type CaregiverAnswer } from '../care/codes.domain.js';
import { GapView } from '../care/gap.dto.js';
import { ChangedFile } from '../child/child.dto.js';
import { codesOf } from '../child/codes.domain.js';
import { Line, Reason, Said, STORY } from '../fields.js';
import { BENEFITS_PAID, CAREGIVER_ABLE, HAZARDS, HOMES, MOODS, type Act } from './act.entity.js';
import { ACT_ACTIONS, type ActAction } from './act.moves.domain.js';
import { ACT_KINDS, ACT_PLACES, NOT_MET, type ActKind, type ActPlace, type NotMet } from './codes.domain.js';

const optional = true;
/** When parents last called or came: a day, or NEVER. */
const Last = (): PropertyDecorator => Text({ pattern: /^(NEVER|\d{4}-\d{2}-\d{2})$/, optional });

/** What harm was seen: whoever writes it sees it alone, and reports it. */
export class HarmSeen {
  @Said(2000, { optional }) seen?: string;
  @Said(1000, { optional, description: 'The child’s own words' }) words?: string;
  @Codes(CONCERNS, { optional, asSet: true }) concerns?: Concern[];
  @OneOf(DANGERS, { optional }) danger?: (typeof DANGERS)[number];
}

/** 联系与走访. Its id is made by the phone: the same act sent twice is one. */
export class NewAct {
  @IdField() id!: string;
  @OneOf(codesOf(ACT_KINDS)) kind!: ActKind;
  @Day() on!: PlainDate;
  @OneOf(codesOf(ACT_PLACES)) place!: ActPlace;
  @YesNo({ optional }) childSeen?: boolean;
  @YesNo({ optional }) childSpoken?: boolean;
  @YesNo({ optional, description: 'Spoken with alone' }) childAlone?: boolean;
  @YesNo({ optional }) caregiverSpoken?: boolean;
  @OneOf(codesOf(NOT_MET), { optional }) notMet?: NotMet;
  @OneOf(HOMES, { optional }) home?: (typeof HOMES)[number];
  @Codes(HAZARDS, { optional, asSet: true }) hazards?: (typeof HAZARDS)[number][];
  @OneOf(codesOf(CAREGIVER_ANSWERS), { optional }) caregiverSays?: CaregiverAnswer;
  @OneOf(CAREGIVER_ABLE, { optional }) caregiverAble?: (typeof CAREGIVER_ABLE)[number];
  @YesNo({ optional, description: 'Lives alone' }) alone?: boolean;
  @YesNo({ optional }) unattended?: boolean;
  @Last() parentsCalled?: string;
  @Last() parentsVisited?: string;
  @YesNo({ optional }) attendsSchool?: boolean;
  @Int({ min: 0, max: 366, optional }) daysMissed?: number;
  @YesNo({ optional }) ill?: boolean;
  @YesNo({ optional }) injurySeen?: boolean;
  @OneOf(MOODS, { optional }) mood?: (typeof MOODS)[number];
  @Int({ min: 0, max: 24, optional }) phoneHours?: number;
  @OneOf(BENEFITS_PAID, { optional }) benefitsPaid?: (typeof BENEFITS_PAID)[number];
  @Said(1000, { optional }) ownWords?: string;
  @Line({ optional }) helpGiven?: string;
  @Said(STORY, { optional }) note?: string;
  @Part(() => HarmSeen, { optional }) harm?: HarmSeen;
}

export class BulkAct extends NewAct { @IdField() childId!: string }

export class BulkActs {
  @Parts(() => BulkAct, { min: 1, max: 100 }) items!: BulkAct[];
}

export class KnownActs { @Ids({ min: 1, max: 200 }) ids!: string[] }
export class KnownAnswer { @Ids({ max: 200 }) known!: string[] }

export class VoidBody { @Reason() reason!: string }

/** What an act came to. What its answers say of the child proposes, and decides nothing. */
export class RecordedAct extends ChangedFile {
  @Codes(CHILD_FACTORS) proposes!: ChildFactor[];
  @YesNo({ description: 'Its answers ask whether the child was harmed' }) asksHarm!: boolean;
  @Parts(() => GapView, { description: 'What lacks in the care of the child; ACT opened a problem' }) gaps!: GapView[];
  @Codes(CHILD_CATEGORIES, { description: 'Categories that may be proposed' }) suggests!: ChildCategory[];
}

export class ActView {
  @IdField() id!: string;
  @OneOf(codesOf(ACT_KINDS)) kind!: ActKind;
  @Day() on!: PlainDate;
  @OneOf(codesOf(ACT_PLACES)) place!: ActPlace;
  @YesNo() childSeen!: boolean;
  @YesNo() childSpoken!: boolean;
  @YesNo() childAlone!: boolean;
  @YesNo() caregiverSpoken!: boolean;
  @OneOf(codesOf(NOT_MET), { nullable: true }) notMet!: Act['notMet'];
  @OneOf(['RECORDED', 'VOID']) state!: Act['state'];
  @YesNo({ description: 'Written more than 31 days late, and nobody else stands for it yet' }) waitsForConfirmation!: boolean;
  @OneOf(MOODS, { nullable: true }) mood!: Act['mood'];
  @OneOf(codesOf(CAREGIVER_ANSWERS), { nullable: true }) caregiverSays!: Act['caregiverSays'];
  @Text({ nullable: true }) ownWords!: string | null;
  @Text({ nullable: true }) helpGiven!: string | null;
  @Text({ nullable: true }) note!: string | null;
  @IdField({ nullable: true }) by!: string | null;
  @Moment() recordedAt!: Instant;
  @IdField({ nullable: true, description: 'The linked file it was recorded on' }) ofFile!: string | null;
  @Codes(ACT_ACTIONS) allowedActions!: ActAction[];
}

export class ActPage extends PageOf(() => ActView) {}
