import type { PlainDate } from '@referrals/calendar';
import {
  AWAY_KINDS, CARE_BASES, GUARDIAN_RELATIONS, PARENT_FACTS, type AwayKind, type CareBasis, type GuardianRelation, type ParentFact,
} from '@referrals/contracts';
import { Day, IdField, OneOf, Parts, YesNo } from '@referrals/service-kit';
import { IdNumber, Line, OnDay, Phone, Short } from '../fields.js';

const optional = true;

/** 父母情况, since a day. */
export class NewParentFact {
  @OneOf(PARENT_FACTS) code!: ParentFact;
  @Day() since!: PlainDate;
  @OnDay({ description: 'First day on which it no longer holds' }) until?: PlainDate;
}

export class NewGuardian {
  @Short() name!: string;
  @OneOf(GUARDIAN_RELATIONS) relation!: GuardianRelation;
  @IdNumber() idNumber?: string;
  @Phone() phone?: string;
  @YesNo() legal!: boolean;
  @Day() from!: PlainDate;
  @OnDay() to?: PlainDate;
  @Line({ optional }) workplace?: string;
  @Parts(() => NewParentFact, { max: 12, optional }) facts?: NewParentFact[];
  @IdField({ optional, description: 'The record of the same guardian that this one corrects' }) supersedes?: string;
}

export class NewCaregiver {
  @Short({ optional }) name?: string;
  @IdField({ optional, description: 'Of FOSTER and INSTITUTION' }) organisation?: string;
  @OneOf(GUARDIAN_RELATIONS, { optional }) relation?: GuardianRelation;
  @OneOf(CARE_BASES) basis!: CareBasis;
  @Phone() phone?: string;
  @Day() from!: PlainDate;
  @OnDay() to?: PlainDate;
  @IdField({ optional, description: 'The record that this one corrects' }) supersedes?: string;
}

/** First day on which it no longer holds. */
export class EndPeriodBody { @Day() to!: PlainDate }

/** 暂离. Not knowing where a child is, is no absence. */
export class NewAway {
  @OneOf(AWAY_KINDS) kind!: AwayKind;
  @Day() from!: PlainDate;
  @OnDay({ description: 'First day back; absent while nobody knows' }) backOn?: PlainDate;
  @Line({ optional }) where?: string;
}

export class BackBody { @Day() backOn!: PlainDate }
