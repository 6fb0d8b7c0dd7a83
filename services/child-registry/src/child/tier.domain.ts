import type { PlainDate } from '@referrals/calendar';
import type { Rules } from '../pack/child-registry-pack.js';
import { hasCompleted } from './age.domain.js';
import { codesOf, TIERS, type Category, type CategoryState, type Factor, type Tier } from './codes.domain.js';
import { holds, type Known, type Period } from './period.domain.js';

export interface CategoryHeld extends Period { readonly code: Category; readonly status: CategoryState }
export interface FactorHeld extends Period { readonly code: Factor }
export interface Assessed extends Period { readonly tier: Tier }

export interface TierInput {
  readonly on: PlainDate;
  readonly birthDate?: Known<PlainDate>;
  readonly categories?: readonly CategoryHeld[] | undefined;
  readonly factors?: readonly FactorHeld[] | undefined;
  readonly assessed?: readonly Assessed[] | undefined;
}

export type TierReason = Category | Factor | 'ASSESSED' | 'NO_CATEGORY';
export interface TierOnDay { readonly tier: Tier; readonly because: readonly TierReason[] }

type Ground = readonly [reason: TierReason, tier: Tier];
const ORDER = codesOf(TIERS);

/**
 * The highest tier that a category, a factor or an assessment gives on a day, and by what, sorted. A proposed category counts like a confirmed
 * one; a child in no category is still watched; nothing lowers what something else gives.
 */
export function tier({ on, birthDate, categories = [], factors = [], assessed = [] }: TierInput, rules: Rules): TierOnDay {
  const inForce = categories.filter((one) => counts(one.status) && holds(one, on) && !hasCompleted(birthDate, rules.categories[one.code].until, on));
  const grounds: Ground[] = [
    ...(inForce.length === 0 ? [['NO_CATEGORY', rules.noCategory] as const] : inForce.map(({ code }) => [code, rules.categories[code].tier] as const)),
    ...factors.filter((one) => holds(one, on)).map(({ code }) => [code, rules.factors[code]] as const),
    ...assessed.filter((one) => holds(one, on)).map((one) => ['ASSESSED', one.tier] as const),
  ];
  const highest = ORDER.findLast((one) => grounds.some(([, given]) => given === one)) ?? rules.noCategory;
  return { tier: highest, because: [...new Set(grounds.filter(([, given]) => given === highest).map(([reason]) => reason))].sort() };
}

const counts = (status: CategoryState): boolean => status === 'PROPOSED' || status === 'CONFIRMED';
