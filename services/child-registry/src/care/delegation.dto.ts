import type { PlainDate } from '@referrals/calendar';
import { GUARDIAN_RELATIONS, type GuardianRelation } from '@referrals/contracts';
import { Codes, Day, IdField, Int, OmitType, OneOf } from '@referrals/service-kit';
import { Evidence, Line, OnDay, Phone, Short } from '../fields.js';
import { CAPACITIES, CHILD_HEARD, DOUBTS, EXCLUSIONS, PARENTS_ANSWERS, type Delegation } from './delegation.entity.js';

const optional = true;

/** 委托照护 as it is: what may not be (MPL 22) is recorded, and in doubt from the start. */
export class NewDelegation {
  @Short() name!: string;
  @OneOf(GUARDIAN_RELATIONS) relation!: GuardianRelation;
  @OnDay() birthDate?: PlainDate;
  @Phone() phone?: string;
  @OneOf(CAPACITIES, { optional, description: 'In law; absent while unknown' }) capacity?: NonNullable<Delegation['capacity']>;
  @Int({ min: 1, max: 99, optional, description: 'Children the delegate looks after, this one included' }) looksAfter?: number;
  @Day() from!: PlainDate;
  @OnDay({ description: 'First day on which it no longer holds' }) to?: PlainDate;
  @OnDay() signedOn?: PlainDate;
  @Codes(EXCLUSIONS, { optional, asSet: true, description: 'Empty: asked, and there is none. Absent: nobody asked' }) exclusions?: (typeof EXCLUSIONS)[number][];
  @Line({ optional, description: 'Of OFFENCE: which, for the county alone' }) exclusionReason?: string;
  @OnDay() toldVillageOn?: PlainDate;
  @OnDay() toldSchoolOn?: PlainDate;
  @OneOf(CHILD_HEARD, { optional }) childHeard?: (typeof CHILD_HEARD)[number];
  @Line({ optional }) duties?: string;
  @IdField({ optional, description: 'The record in force that this one corrects' }) supersedes?: string;
}

/** Whom the parents chose in their place. */
export class ReselectBody extends OmitType(NewDelegation, ['supersedes'] as const) {}

export class DoubtBody {
  @OneOf(DOUBTS) because!: (typeof DOUBTS)[number];
  @Line({ optional }) evidence?: string;
}

export class TellParentsBody {
  @Day() on!: PlainDate;
  @Line({ description: 'By telephone, by letter, in person' }) how!: string;
  @Short() whom!: string;
  @OneOf(PARENTS_ANSWERS) answer!: (typeof PARENTS_ANSWERS)[number];
}

export class HelpDelegateBody {
  @Line() what!: string;
  @Day({ description: 'At most 30 days from today' }) reviewOn!: PlainDate;
}

export class ClearDoubtBody { @Evidence() evidence!: string }

export const DELEGATION_ENDS = ['PARENT_BACK', 'CHILD_AWAY', 'FILE_ENDED', 'OTHER'] as const;

export class EndDelegationBody {
  @OneOf(DELEGATION_ENDS) because!: (typeof DELEGATION_ENDS)[number];
  @Day({ description: 'First day on which it no longer holds' }) to!: PlainDate;
}
