import { addDays, type PlainDate } from '@referrals/calendar';
import type { ChildCategory, ChildTier } from '@referrals/contracts';
import type { Rules } from '../pack/child-registry-pack.js';
import { schedule } from '../visits/schedule.domain.js';
import type { Told, TierDay } from '../visits/story.domain.js';
import { completedOn } from './age.domain.js';
import { NEVER } from './never.domain.js';
import { holds } from './period.domain.js';
import { tier, type Assessed, type CategoryHeld, type FactorHeld, type TierReason } from './tier.domain.js';

/** What a file's head follows from: its facts, and nothing else. */
export interface FileFacts extends Omit<Told, 'asOf'> {
  readonly categories: readonly CategoryHeld[];
  readonly factors: readonly FactorHeld[];
  readonly assessed: readonly Assessed[];
  readonly active: boolean;
}

/** What of the head follows from the facts on a day. */
export interface Derived {
  readonly categories: ChildCategory[];
  readonly tier: ChildTier;
  readonly tierBecause: TierReason[];
  readonly contactDueOn: PlainDate;
  readonly visitDueOn: PlainDate;
  readonly contactLastOn: PlainDate | null;
  readonly visitLastOn: PlainDate | null;
  readonly pausedSince: PlainDate | null;
  readonly notSeen: number;
  /** The first later day on which one of these changes by itself; null: none. */
  readonly deriveOn: PlainDate | null;
}

/** Which tier counts from which day on; those that are new. */
export interface TierChange { readonly tiers: readonly TierDay[]; readonly fresh: readonly TierDay[] }

/**
 * The tiers as the schedule is to know them today. `since`: the first day that was not looked at before; what changed by itself on a day
 * between is dated by that day, what was recorded today by today, so nobody becomes late in the past.
 */
export function changeTiers(facts: FileFacts, { since, today }: { readonly since: PlainDate; readonly today: PlainDate }, rules: Rules): TierChange {
  let tiers = [...facts.tiers];
  const fresh: TierDay[] = [];
  if (!facts.active) return { tiers, fresh };
  for (const on of [...turningDays(facts, rules).filter((day) => day >= since && day < today), today]) {
    const now = tier({ on, ...facts }, rules).tier;
    if (tierOn(tiers, on) === now) continue;
    fresh.push({ on, tier: now });
    tiers = [...tiers.filter((one) => one.on !== on), { on, tier: now }];
  }
  return { tiers, fresh };
}

const tierOn = (tiers: readonly TierDay[], day: PlainDate): ChildTier | undefined =>
  tiers.filter(({ on }) => on <= day).toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1)?.tier;

/** The head on a day, `facts.tiers` being those of `changeTiers`. */
export function derive(facts: FileFacts, today: PlainDate, rules: Rules): Derived {
  const { because, tier: now } = tier({ on: today, ...facts }, rules);
  const { contact, visit } = schedule({ asOf: today, ...facts }, rules);
  const [next] = facts.active ? turningDays(facts, rules).filter((day) => day > today) : [];
  return {
    categories: categoriesOn(facts, today, rules), tier: now, tierBecause: [...because],
    contactDueOn: contact.dueOn ?? NEVER, visitDueOn: visit.dueOn ?? NEVER, contactLastOn: contact.lastOn, visitLastOn: visit.lastOn,
    pausedSince: visit.reviewOn === undefined ? null : addDays(visit.reviewOn, -rules.schedule.awayReviewDays), notSeen: visit.notSeen, deriveOn: next ?? null,
  };
}

/** Categories that hold on a day, proposed or confirmed, below their age; sorted. */
export function categoriesOn({ categories, birthDate }: Pick<FileFacts, 'categories' | 'birthDate'>, on: PlainDate, rules: Rules): ChildCategory[] {
  const held = categories.filter((one) => (one.status === 'PROPOSED' || one.status === 'CONFIRMED') && holds(one, on)
    && (typeof birthDate !== 'string' || on < completedOn(birthDate, rules.categories[one.code].until)));
  return [...new Set(held.map(({ code }) => code))].sort();
}

/** Days on which something of a file begins, ends or is grown out of; ascending. */
function turningDays({ birthDate, categories, factors, assessed, away = [], spans, tiers }: FileFacts, rules: Rules): PlainDate[] {
  const ages = typeof birthDate === 'string' ? [...new Set(Object.values(rules.categories).map(({ until }) => until))].map((years) => completedOn(birthDate, years)) : [];
  const periods = [...categories, ...factors, ...assessed, ...spans].flatMap(({ from, to }) => [from, to]);
  const days = [...ages, ...periods, ...away.map(({ from }) => from), ...tiers.map(({ on }) => on)];
  return [...new Set(days.filter((day): day is PlainDate => typeof day === 'string'))].sort();
}
