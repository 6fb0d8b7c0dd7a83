import type { PlainDate } from '@referrals/calendar';
import type { DutyRow, Limit, Matcher } from '../../pack/duty-pack.js';

type Values = NonNullable<Matcher['when']>;

/** At the coordinator, because no desk or none that may was found. */
const STRAY = ['NO_DESK', 'CONFLICT', 'LAST_RESORT'];
export const straying: Values = { because: STRAY };
export const working: Values = { role: ['LEAD', 'SUPPORT'] };
export const police: Values = { agency: ['PSB'] };

export const state = (...states: string[]): Values => ({ state: states });

/** Any event of a referral whose state after it fits. */
export const referral = (when: Values, not?: Values): Matcher => ({ type: 'referral-desk.referral.*', when, ...(not ? { not } : {}) });
export const happened = (act: string): Matcher => ({ type: `referral-desk.referral.${act}` });
export const merged = happened('merged');
/** Police rows end where it is no longer with the police. */
export const noLongerPolice: Matcher = { type: 'referral-desk.referral.*', not: police };

export const hours = (amount: number): Limit => ({ unit: 'HOUR', amount, hourStart: 'MOMENT' });
export const workdays = (amount: number): Limit => ({ unit: 'WORKDAY', amount });
export const days = (amount: number): Limit => ({ unit: 'DAY', amount, roll: 'NEXT_WORKDAY' });

type Said = Pick<DutyRow, 'zh' | 'en' | 'trigger' | 'satisfiedBy' | 'ladder' | 'article'> & Required<Pick<DutyRow, 'limit'>> & Partial<DutyRow>;

/** A row about a referral, of our design unless it says another status. */
export const row = (id: string, said: Said): DutyRow =>
  ({ id, from: '2020-01-01' as PlainDate, subject: 'referralId', again: 'KEEP', voidBy: [merged], status: 'design', ...said });
