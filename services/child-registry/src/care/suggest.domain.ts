import { addMonths, type PlainDate } from '@referrals/calendar';
import { countyOf } from '@referrals/policy';
import { hasCompleted } from '../child/age.domain.js';
import type { Category } from '../child/codes.domain.js';
import type { Known } from '../child/period.domain.js';
import type { Rules } from '../pack/child-registry-pack.js';
import { isAway, isGone, isUnable, type ParentFact } from './parent-facts.domain.js';

export interface SuggestInput {
  readonly on: PlainDate;
  readonly birthDate?: Known<PlainDate>;
  readonly rural?: Known<boolean>;
  readonly livesWithParent?: Known<boolean>;
  readonly parents: readonly { readonly who?: string | undefined; readonly facts: readonly ParentFact[] }[];
  readonly child?: { readonly poverty?: Known<boolean>; readonly disability?: Known<boolean>; readonly illness?: Known<boolean>; readonly poorGuardianship?: Known<boolean> } | undefined;
  readonly hukouCounty?: Known<string>;
  readonly residenceCounty?: Known<string>;
  readonly residenceSince?: Known<PlainDate>;
}

/** Both sorted by category. `waiting`: from that day it would be suggested as things stand. */
export interface Suggested {
  readonly suggest: readonly Category[];
  readonly waiting: readonly { readonly category: Category; readonly on: PlainDate }[];
}

/** Categories a child may belong to, hints for a person: recognition is another service's. Only what is known is held against anybody. */
export function suggest(input: SuggestInput, rules: Rules): Suggested {
  const now = suggestedOn(input.on, input, rules);
  const waiting = new Map<Category, PlainDate>();
  for (const day of daysThatMatter(input, rules)) {
    for (const category of suggestedOn(day, input, rules)) {
      if (!now.includes(category) && !waiting.has(category)) waiting.set(category, day);
    }
  }
  return { suggest: now, waiting: [...waiting].map(([category, on]) => ({ category, on })).sort((a, b) => (a.category < b.category ? -1 : 1)) };
}

/** Later days on which something has lasted long enough, the earliest first. */
function daysThatMatter({ on, parents, residenceSince }: SuggestInput, { suggest: { months } }: Rules): PlainDate[] {
  const since = [...parents.flatMap(({ facts }) => facts.map((fact) => fact.since)), ...(typeof residenceSince === 'string' ? [residenceSince] : [])];
  return since.map((day) => addMonths(day, months)).filter((day) => day > on).sort();
}

function suggestedOn(on: PlainDate, input: SuggestInput, rules: Rules): Category[] {
  if (hasCompleted(input.birthDate, rules.suggest.until, on)) return [];
  const { poverty, disability, illness, poorGuardianship } = input.child ?? {};
  const found: Category[] = byParents(on, input, rules);
  if ([poverty, disability, illness, poorGuardianship].includes(true)) found.push('IN_DIFFICULTY');
  if (isMigrant(on, input, rules)) found.push('MIGRANT');
  return found.sort();
}

/** A parent nobody knows anything of is not an absent one: both must be listed. */
function byParents(on: PlainDate, { birthDate, rural, livesWithParent, parents }: SuggestInput, { suggest: { months }, categories }: Rules): Category[] {
  const [one, other, third] = parents.map(({ facts }) => ({ gone: isGone(facts, on), unable: isUnable(facts, on, months), away: isAway(facts, on, months) }));
  if (one === undefined || other === undefined || third !== undefined) return [];
  const both = [one, other];
  const found: Category[] = [];
  if (both.every(({ gone }) => gone)) found.push('ORPHAN');
  else if (both.every(({ gone, unable }) => gone || unable)) found.push('DE_FACTO_UNSUPPORTED');
  const mayBeLeft = rural !== false && livesWithParent !== true && !hasCompleted(birthDate, categories.LEFT_BEHIND.until, on);
  if (mayBeLeft && both.some(({ away }) => away) && both.every(({ away, gone, unable }) => away || gone || unable)) found.push('LEFT_BEHIND');
  return found;
}

function isMigrant(on: PlainDate, { birthDate, livesWithParent, hukouCounty, residenceCounty, residenceSince }: SuggestInput, { suggest: { months, centre }, categories }: Rules): boolean {
  if (livesWithParent !== true || typeof hukouCounty !== 'string' || typeof residenceCounty !== 'string' || typeof residenceSince !== 'string') return false;
  const [home, here] = [countyOf(hukouCounty), countyOf(residenceCounty)];
  const elsewhere = home !== here && !(centre.includes(home) && centre.includes(here));
  return elsewhere && addMonths(residenceSince, months) <= on && !hasCompleted(birthDate, categories.MIGRANT.until, on);
}
