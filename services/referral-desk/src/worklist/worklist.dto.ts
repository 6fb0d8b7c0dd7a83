import type { Instant, PlainDate } from '@referrals/calendar';
import { AGENCIES, BECAUSES, REFERRAL_STATES, ROLES, type Agency, type Because, type ReferralState, type Role } from '@referrals/contracts';
import { CodesText, Day, IdField, Int, IntersectionType, Moment, OneOf, PageOf, PageQuery, Parts, PlaceText, ReceiptNumberText, Text, type FieldSettings } from '@referrals/service-kit';
import { WorklistItem } from '../referral/referral.dto.js';

const Truth = (settings: FieldSettings = {}): PropertyDecorator => OneOf(['true', 'false'], { optional: true, ...settings });

const SORTS = ['filedAt', '-filedAt', 'newsAt', '-newsAt', 'due', 'urgency'] as const;

export class WorklistFilter {
  @CodesText(REFERRAL_STATES, { optional: true, description: 'May be asked several times' }) state?: ReferralState[];
  @Truth({ description: 'Only what still owes something, `true` unless a state or a number is asked for; `false`: what ended as well' }) open?: 'true' | 'false';
  @IdField({ optional: true, description: 'What this desk has' }) desk?: string;
  @OneOf(BECAUSES, { optional: true, description: 'Why its desk has it' }) because?: Because;
  @OneOf(['NOBODY', 'ME', 'OTHER'], { optional: true, description: 'Who took it in hand' }) claimed?: 'NOBODY' | 'ME' | 'OTHER';
  @OneOf(AGENCIES, { optional: true }) agency?: Agency;
  @OneOf(ROLES, { optional: true }) role?: Role;
  @PlaceText({ optional: true }) division?: string;
  @ReceiptNumberText({ optional: true }) number?: string;
  @Text({ pattern: /^[A-Z][A-Z_]{1,39}$/, optional: true, description: 'A decision’s code' }) code?: string;
  /** First and last day of filing, in China. */
  @Day({ optional: true }) from?: PlainDate;
  @Day({ optional: true }) to?: PlainDate;
  @Truth() mine?: 'true' | 'false';
  @Truth({ description: 'Something was told that its desk has not read' }) unread?: 'true' | 'false';
  @Truth({ description: 'Something is owed on it and late' }) overdue?: 'true' | 'false';
  @Moment({ optional: true, description: 'Something is owed on it before this moment' }) before?: Instant;
}

export class WorklistQuery extends IntersectionType(WorklistFilter, PageQuery) {
  @OneOf(SORTS, { optional: true, description: '`due`: what is due first comes first, what owes nothing last. `urgency`: where danger is imminent, then what is due first. By its filing; or by since when something lies unread, else by its filing: an old one of which something new is told stands among the new' })
  sort: (typeof SORTS)[number] = 'due';
}

export class CountsFilter extends WorklistFilter {}

export class WorklistPage extends PageOf(() => WorklistItem) {}

export class CountView {
  @OneOf(REFERRAL_STATES) state!: ReferralState;
  @OneOf(AGENCIES) agency!: Agency;
  @OneOf(ROLES) role!: Role;
  @Int() count!: number;
  @Int({ description: 'Of these, with something unread' }) unread!: number;
}

export class WorklistCounts {
  @Int() total!: number;
  @Int({ description: 'Of all, with something unread' }) unread!: number;
  @Parts(() => CountView) counts!: CountView[];
}
