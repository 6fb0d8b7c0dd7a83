import { completedYears, plainDate, shanghaiDate, type PlainDate } from '@referrals/calendar';
import type { Agency, Concern, HideFrom, ReporterKind, Role, Site, Situation, SuspectRelation } from '@referrals/contracts';
import { countyOf } from './division.js';
import type { Facts } from './facts.js';

/** Facts with one value out of a closed list. */
interface Choices {
  readonly danger: NonNullable<Facts['danger']>;
  readonly caregiver: NonNullable<Facts['caregiver']>;
  readonly whereabouts: NonNullable<Facts['whereabouts']>;
  readonly labour: NonNullable<Facts['labour']>;
}

export type PlaceFact = 'childNow' | 'harmPlace' | 'residence';

/**
 * The language rows and words are written in. Lists mean "any of". A fact that is missing is unknown and matches nothing, so
 * `not` reads "not known to be". A string names a word of the pack.
 */
export type Condition =
  | string
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly situation: readonly Situation[] }
  | { readonly concern: readonly Concern[] }
  | { readonly reporter: readonly ReporterKind[] }
  | { readonly confidential: true }
  /** The reporter wants it kept from one of these. */
  | { readonly hideFrom: readonly HideFrom[] }
  | { readonly suspect: readonly SuspectRelation[]; readonly cohabiting?: true }
  | { readonly is: { readonly [K in keyof Choices]?: readonly Choices[K][] } }
  | { readonly known: 'school' }
  | { readonly compulsoryEducationDone: true }
  /** Completed years on the date of acceptance: `from` ≤ age < `below`. */
  | { readonly age: AgeRange }
  | { readonly differentCounties: readonly [PlaceFact, PlaceFact] }
  /** A row above gave this agency one of these roles (at this site). */
  | { readonly given: { readonly agency: Agency; readonly roles: readonly Role[]; readonly site?: Site } }
  | { readonly noLeadYet: true };

type AgeRange = 'UNKNOWN' | { readonly from?: number; readonly below?: number };

export interface Given { readonly agency: Agency; readonly role: Role; readonly site: Site }

export interface Words {
  readonly words: Readonly<Record<string, Condition>>;
}

/** Whether a condition holds of the facts, given what the rows above it gave. @throws Error on a word the pack lacks */
export function holds(condition: Condition, pack: Words, facts: Facts, given: readonly Given[] = []): boolean {
  const inner = (one: Condition): boolean => holds(one, pack, facts, given);
  if (typeof condition === 'string') {
    const word = pack.words[condition];
    if (word === undefined) throw new Error(`The pack has no word ${condition}`);
    return inner(word);
  }
  if ('all' in condition) return condition.all.every(inner);
  if ('any' in condition) return condition.any.some(inner);
  if ('not' in condition) return !inner(condition.not);
  if ('situation' in condition) return overlap(condition.situation, facts.situations);
  if ('concern' in condition) return overlap(condition.concern, facts.concerns);
  if ('reporter' in condition) return includes(condition.reporter, facts.reporter?.kind);
  if ('confidential' in condition) return facts.reporter?.confidential === true;
  if ('hideFrom' in condition) return overlap(condition.hideFrom, facts.reporter?.hideFrom);
  if ('suspect' in condition) {
    return (facts.suspects ?? []).some((one) => condition.suspect.includes(one.relation) && (condition.cohabiting !== true || one.cohabiting === true));
  }
  if ('is' in condition) return Object.entries(condition.is).every(([fact, values]) => includes(values, facts[fact as keyof Choices]));
  if ('known' in condition) return facts[condition.known] !== undefined;
  if ('compulsoryEducationDone' in condition) return facts.child?.compulsoryEducationDone === true;
  if ('age' in condition) return ageMatches(condition.age, ageOn(facts, shanghaiDate(facts.at)));
  if ('differentCounties' in condition) {
    const [one, other] = condition.differentCounties.map((place) => facts[place]);
    return one !== undefined && other !== undefined && countyOf(one) !== countyOf(other);
  }
  if ('given' in condition) {
    const { agency, roles, site } = condition.given;
    return given.some((one) => one.agency === agency && roles.includes(one.role) && (site === undefined || one.site === site));
  }
  return !given.some((one) => one.role === 'LEAD');
}

/** Completed years on a day; undefined while the birth date is unknown or lies after the date of acceptance. */
export function ageOn(facts: Facts, day: PlainDate): number | undefined {
  const birth = facts.child?.birthDate;
  return birth === undefined || birth > shanghaiDate(facts.at) ? undefined : completedYears(plainDate(birth), day);
}

function ageMatches(wanted: AgeRange, age: number | undefined): boolean {
  if (wanted === 'UNKNOWN' || age === undefined) return wanted === 'UNKNOWN' && age === undefined;
  return age >= (wanted.from ?? 0) && age < (wanted.below ?? Number.POSITIVE_INFINITY);
}

function includes(list: readonly string[], value: string | undefined): boolean {
  return value !== undefined && list.includes(value);
}

function overlap<T>(wanted: readonly T[], told: readonly T[] | undefined): boolean {
  return (told ?? []).some((one) => wanted.includes(one));
}
