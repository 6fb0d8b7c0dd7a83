import { addDays, plainDate, startOfShanghaiDay, type Instant } from '@referrals/calendar';
import { AGENCIES, DomainError, Id, InstantField, REFERRAL_STATES, ROLES, type Agency, type ReferralState, type Role } from '@referrals/contracts';
import { Int, IntText, OneOf, Parts, Text, type FieldSettings } from '@referrals/service-kit';
import { WorklistItem } from '../referral/referral.dto.js';

const Day = (): PropertyDecorator => Text({ pattern: /^\d{4}-\d{2}-\d{2}$/, code: 'INVALID_DATE', format: 'date', optional: true });
const Truth = (settings: FieldSettings = {}): PropertyDecorator => OneOf(['true', 'false'], { optional: true, ...settings });

export class WorklistFilter {
  @OneOf(REFERRAL_STATES, { optional: true }) state?: ReferralState;
  @OneOf(AGENCIES, { optional: true }) agency?: Agency;
  @OneOf(ROLES, { optional: true }) role?: Role;
  @Text({ pattern: /^[0-9]{2,12}$/, optional: true, description: 'A prefix of two to twelve digits' }) division?: string;
  @Text({ max: 32, rule: (text) => text !== '', clean: (text) => text.trim(), optional: true }) number?: string;
  @Text({ pattern: /^[A-Z][A-Z_]{1,39}$/, optional: true, description: 'A decision’s code' }) code?: string;
  /** First and last day of filing, in China. */
  @Day() from?: string;
  @Day() to?: string;
  @Truth() mine?: 'true' | 'false';
}

export class WorklistQuery extends WorklistFilter {
  @OneOf(['filedAt', '-filedAt'], { optional: true }) sort: 'filedAt' | '-filedAt' = '-filedAt';
  @Text({ max: 200, rule: (text) => text !== '', optional: true }) cursor?: string;
  @IntText({ min: 1, max: 200, optional: true }) limit: number = 50;
}

export class CountsFilter extends WorklistFilter {
  @Truth() history?: 'true' | 'false';
}

export class WorklistPage {
  @Parts(() => WorklistItem) items!: WorklistItem[];
  @Text({ nullable: true }) next!: string | null;
}

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

/** Where a page begins: after this row in the order of filing. */
export interface Cursor { readonly filedAt: Instant; readonly id: string }

export const cursorText = ({ filedAt, id }: Cursor): string => Buffer.from(`${filedAt} ${id}`).toString('base64url');

export function readCursor(text: string): Cursor {
  const [filedAt, id] = Buffer.from(text, 'base64url').toString().split(' ');
  if (!InstantField.safeParse(filedAt).success || !Id.safeParse(id).success) throw new DomainError('INVALID_CURSOR', { field: 'cursor' });
  return { filedAt: filedAt as Instant, id: String(id) };
}

/** Start of the day in China; `offset` 1 gives the end of it. @throws DomainError INVALID_DATE */
export function dayStart(day: string, field: string, offset = 0): Instant {
  try {
    return startOfShanghaiDay(addDays(plainDate(day), offset));
  } catch {
    throw new DomainError('INVALID_DATE', { field });
  }
}
