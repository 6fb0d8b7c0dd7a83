import type { PlainDate } from '@referrals/calendar';
import { AGENCIES, REFERRAL_STATES, ROLES, type Agency, type ReferralState, type Role } from '@referrals/contracts';
import { Day, Int, IntersectionType, OneOf, PageOf, PageQuery, Parts, PlaceText, ReceiptNumberText, Text, type FieldSettings } from '@referrals/service-kit';
import { WorklistItem } from '../referral/referral.dto.js';

const Truth = (settings: FieldSettings = {}): PropertyDecorator => OneOf(['true', 'false'], { optional: true, ...settings });

export class WorklistFilter {
  @OneOf(REFERRAL_STATES, { optional: true }) state?: ReferralState;
  @OneOf(AGENCIES, { optional: true }) agency?: Agency;
  @OneOf(ROLES, { optional: true }) role?: Role;
  @PlaceText({ optional: true }) division?: string;
  @ReceiptNumberText({ optional: true }) number?: string;
  @Text({ pattern: /^[A-Z][A-Z_]{1,39}$/, optional: true, description: 'A decision’s code' }) code?: string;
  /** First and last day of filing, in China. */
  @Day({ optional: true }) from?: PlainDate;
  @Day({ optional: true }) to?: PlainDate;
  @Truth() mine?: 'true' | 'false';
}

export class WorklistQuery extends IntersectionType(WorklistFilter, PageQuery) {
  @OneOf(['filedAt', '-filedAt'], { optional: true }) sort: 'filedAt' | '-filedAt' = '-filedAt';
}

export class CountsFilter extends WorklistFilter {
  @Truth() history?: 'true' | 'false';
}

export class WorklistPage extends PageOf(() => WorklistItem) {}

export class CountView {
  @OneOf(REFERRAL_STATES) state!: ReferralState;
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(ROLES) role!: Role;
  @Int() count!: number;
}

export class WorklistCounts {
  @Int() total!: number;
  @Parts(() => CountView) counts!: CountView[];
}
