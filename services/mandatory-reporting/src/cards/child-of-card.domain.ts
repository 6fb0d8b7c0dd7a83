import { completedYears, plainDate, shanghaiDate, type Instant } from '@referrals/calendar';
import type { KeptFacts } from '../form/facts-of-form.domain.js';
import type { ChildOfCard } from './cards.dto.js';

/** What was told of a child at one time. */
export interface ChildTold { readonly sex: ChildOfCard['sex'] | null; readonly age: string | null }

/**
 * A child as a list shows it: age and sex, what was told last of each. A birth date goes before a guess; one that lies ahead is none.
 * Undefined where nothing is known.
 */
export function childOfCard(facts: Pick<KeptFacts, 'child'>, told: readonly ChildTold[], at: Instant): ChildOfCard | undefined {
  const [birth, today] = [facts.child?.birthDate, shanghaiDate(at)];
  const sex = told.findLast((one) => one.sex !== null)?.sex ?? undefined;
  const guess = told.findLast((one) => one.age !== null)?.age ?? undefined;
  const age = birth !== undefined && birth <= today ? { age: completedYears(plainDate(birth), today) } : guess === undefined ? {} : { ageTold: guess };
  const child: ChildOfCard = { ...age, ...(sex === undefined ? {} : { sex }) };
  return Object.keys(child).length === 0 ? undefined : child;
}
