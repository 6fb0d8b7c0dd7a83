import { addMonths, type PlainDate } from '@referrals/calendar';
import type { ParentFactCode } from '../child/codes.domain.js';
import { holds, type Known } from '../child/period.domain.js';

/** What is known of a parent since a day; `until` is the first day on which it no longer holds. */
export interface ParentFact { readonly code: ParentFactCode; readonly since: PlainDate; readonly until?: Known<PlainDate> }

/** What a fact makes of a parent, and whether only once it has lasted for months, or by a term of that length. */
const MEANS: Readonly<Record<ParentFactCode, { readonly parent: 'GONE' | 'UNABLE' | 'AWAY'; readonly from?: 'LASTED' | 'TERM' }>> = {
  DEAD: { parent: 'GONE' },
  MISSING: { parent: 'GONE' },
  NOT_FOUND: { parent: 'GONE' },
  SEVERE_DISABILITY: { parent: 'UNABLE' },
  SERIOUS_ILLNESS: { parent: 'UNABLE' },
  REVOKED: { parent: 'UNABLE' },
  DEPORTED: { parent: 'UNABLE' },
  LOST_CONTACT: { parent: 'UNABLE', from: 'LASTED' },
  IMPRISONED: { parent: 'UNABLE', from: 'TERM' },
  DRUG_REHAB: { parent: 'UNABLE', from: 'TERM' },
  OTHER_LIBERTY: { parent: 'UNABLE', from: 'TERM' },
  AWAY_WORK: { parent: 'AWAY', from: 'LASTED' },
};

/** Dead, declared missing or not to be found. */
export const isGone = (facts: readonly ParentFact[], on: PlainDate): boolean => is('GONE', facts, on, 0);

/** Cannot care for the child: by illness, custody, or because a court or a border keeps them from it. */
export const isUnable = (facts: readonly ParentFact[], on: PlainDate, months: number): boolean => is('UNABLE', facts, on, months);

/** Away for work long enough. */
export const isAway = (facts: readonly ParentFact[], on: PlainDate, months: number): boolean => is('AWAY', facts, on, months);

function is(parent: 'GONE' | 'UNABLE' | 'AWAY', facts: readonly ParentFact[], on: PlainDate, months: number): boolean {
  return facts.some((fact) => MEANS[fact.code].parent === parent && holds({ from: fact.since, to: fact.until }, on) && isLongEnough(fact, on, months));
}

function isLongEnough({ code, since, until }: ParentFact, on: PlainDate, months: number): boolean {
  const { from } = MEANS[code];
  return from === undefined || addMonths(since, months) <= (from === 'TERM' ? until ?? on : on);
}
