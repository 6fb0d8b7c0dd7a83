import type { PlainDate } from '@referrals/calendar';
import { CHILD_CATEGORIES, GUARDIAN_RELATIONS, type ChildCategory, type GuardianRelation } from '@referrals/contracts';
import { Codes, Day, IdField, Int, OneOf, Parts, Text, YesNo } from '@referrals/service-kit';
import { CAPACITIES, CHILD_HEARD, DELEGATION_STATES, DOUBTS, EXCLUSIONS, PARENTS_ANSWERS, type Delegation } from './delegation.entity.js';
import { DELEGATION_ACTIONS, type DelegationAction } from './delegation.moves.domain.js';
import { GapView } from './gap.dto.js';

const nullable = true;

/** 委托照护 */
export class DelegationView {
  @IdField() id!: string;
  @OneOf(DELEGATION_STATES) state!: Delegation['state'];
  @YesNo({ description: 'In force on paper, and its last day has passed: it covers nothing' }) expired!: boolean;
  @Text() name!: string;
  @OneOf(GUARDIAN_RELATIONS) relation!: GuardianRelation;
  @Day({ nullable }) birthDate!: PlainDate | null;
  @Text({ nullable }) phone!: string | null;
  @OneOf(CAPACITIES, { nullable }) capacity!: Delegation['capacity'];
  @Int({ nullable }) looksAfter!: number | null;
  @Day() from!: PlainDate;
  @Day({ nullable }) to!: PlainDate | null;
  @Day({ nullable }) signedOn!: PlainDate | null;
  @Codes(EXCLUSIONS, { nullable, description: 'Null: nobody asked' }) exclusions!: Delegation['exclusions'];
  @Day({ nullable }) toldVillageOn!: PlainDate | null;
  @Day({ nullable }) toldSchoolOn!: PlainDate | null;
  @OneOf(CHILD_HEARD, { nullable }) childHeard!: Delegation['childHeard'];
  @Text({ nullable }) duties!: string | null;
  @OneOf(DOUBTS, { nullable }) doubt!: Delegation['doubt'];
  @Day({ nullable }) doubtedOn!: PlainDate | null;
  @OneOf(PARENTS_ANSWERS, { nullable }) parentsAnswer!: Delegation['parentsAnswer'];
  @Day({ nullable }) reviewOn!: PlainDate | null;
  @YesNo({ description: 'A report may be due: parents refuse, or the doubt is fifteen days old (concern DELEGATED_CARE_UNFIT)' }) offersReport!: boolean;
  @Codes(DELEGATION_ACTIONS) allowedActions!: DelegationAction[];
}

export class WaitingView {
  @OneOf(CHILD_CATEGORIES) category!: ChildCategory;
  @Day() on!: PlainDate;
}

/** Who was asked to look after the child, what lacks today, and which categories may be proposed. */
export class CareView {
  @Parts(() => DelegationView) delegations!: DelegationView[];
  @Parts(() => GapView) gaps!: GapView[];
  @Codes(CHILD_CATEGORIES) suggests!: ChildCategory[];
  @Parts(() => WaitingView, { description: 'From that day on, as things stand' }) waiting!: WaitingView[];
}
