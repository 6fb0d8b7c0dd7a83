import type { PlainDate } from '@referrals/calendar';
import { CHILD_CATEGORIES, CONCERNS, DANGERS, SEXES, type ChildCategory, type Concern, type Sex } from '@referrals/contracts';
import { Codes, Day, IdField, OneOf, Part, Text, Texts, YesNo } from '@referrals/service-kit';

const optional = true;

export class DraftGuardian {
  @Text() name!: string;
  @Text() relation!: string;
  @Text({ optional }) phone?: string;
}

export class DraftChild {
  @YesNo({ optional }) unknown?: boolean;
  @Text({ optional }) name?: string;
  @OneOf(SEXES, { optional }) sex?: Sex;
  @Day({ optional }) birthDate?: PlainDate;
  @Text({ optional }) idNumber?: string;
  @Text({ optional }) phone?: string;
  @Text({ optional }) schoolName?: string;
  @Text({ optional }) grade?: string;
  @Text({ optional }) className?: string;
  @Text({ optional }) residence?: string;
  @Codes(CHILD_CATEGORIES, { optional }) categories?: ChildCategory[];
  @Part(() => DraftGuardian, { optional }) guardian?: DraftGuardian;
}

/** What a report to mandatory-reporting can begin with: kept nowhere, guessing nothing, naming nobody who reports. */
export class ReportDraft {
  @Part(() => DraftChild) child!: DraftChild;
  @YesNo({ optional, description: 'For somebody else’s visit' }) onBehalf?: boolean;
  @IdField({ optional }) school?: string;
  @Text({ optional }) residence?: string;
  @Text({ optional }) childNow?: string;
  @Text({ optional }) narrative?: string;
  @Text({ optional }) childWords?: string;
  @Day() discoveredAt!: PlainDate;
  @Codes(CONCERNS, { optional }) concerns?: Concern[];
  @OneOf(DANGERS, { optional }) danger?: (typeof DANGERS)[number];
  @OneOf(['ABSENT'], { optional, description: 'Only where this act itself says that nobody looks after the child' }) caregiver?: 'ABSENT';
  @Texts({ optional, description: 'Sex and age of the other children of the house' }) otherChildren?: string[];
}
