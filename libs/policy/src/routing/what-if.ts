import { addMonths, shanghaiDate } from '@referrals/calendar';
import {
  CAREGIVERS, CONCERNS, DANGERS, LABOURS, REPORTER_KINDS, SITUATIONS, SUSPECT_RELATIONS, WHEREABOUTS,
} from '@referrals/contracts';
import { ageOn } from './condition.js';
import { countyOf } from './division.js';
import { evaluate } from './evaluate.js';
import type { Facts } from './facts.js';
import { isHidden } from './hidden-reporter.js';
import type { RoutingPack } from './routing-pack.js';
import { changes, type Pair } from './supplement.js';

/** One fact, told otherwise, and what that would have changed. */
export interface WhatIf {
  /** Name of the fact as the form has it. */
  readonly fact: string;
  /** The code it would have, `NOT <code>` for one that would not have been told, or a year of age. */
  readonly value: string;
  readonly added: readonly Pair[];
  readonly raised: readonly Pair[];
  readonly lowered: readonly Pair[];
  readonly removed: readonly Pair[];
}

interface Try { readonly fact: string; readonly value: string; readonly facts: Facts }

/** On each side of the ages at which the law changes: 6, 14, 16, 18. */
const AGES = [5, 13, 15, 17, 19];

/**
 * What would have changed the decision: each fact tried with each of its codes, one at a time (fewer than 100 tries), those
 * that change nothing left out. A hidden reporter's kind is not tried: what it would change tells what it is.
 */
export function whatIf(pack: RoutingPack, facts: Facts): WhatIf[] {
  const before = evaluate(pack, facts).referrals;
  return tries(facts, isHidden(pack, facts))
    .map(({ fact, value, facts: other }) => ({ fact, value, ...changes(before, evaluate(pack, other).referrals) }))
    .filter(({ added, raised, lowered, removed }) => added.length + raised.length + lowered.length + removed.length > 0);
}

function tries(facts: Facts, hidden: boolean): Try[] {
  const { reporter, suspects = [], child } = facts;
  return [
    ...toggled('situations', SITUATIONS, facts),
    ...toggled('concerns', CONCERNS, facts),
    ...told('danger', DANGERS, facts),
    ...told('caregiver', CAREGIVERS, facts),
    ...told('whereabouts', WHEREABOUTS, facts),
    ...told('labour', LABOURS, facts),
    ...SUSPECT_RELATIONS.filter((relation) => !suspects.some((one) => one.relation === relation))
      .map((relation) => ({ fact: 'suspects', value: relation, facts: { ...facts, suspects: [...suspects, { relation, cohabiting: true }] } })),
    ...(hidden ? [] : REPORTER_KINDS.filter((kind) => kind !== reporter?.kind)
      .map((kind) => ({ fact: 'reporter.kind', value: kind, facts: { ...facts, reporter: { ...reporter, kind } } }))),
    ...AGES.filter((age) => age !== ageOn(facts, shanghaiDate(facts.at)))
      .map((age) => ({ fact: 'child.age', value: String(age), facts: { ...facts, child: { ...child, birthDate: bornFor(facts, age) } } })),
    ...[true, false].filter((done) => done !== child?.compulsoryEducationDone)
      .map((compulsoryEducationDone) => ({ fact: 'child.compulsoryEducationDone', value: String(compulsoryEducationDone), facts: { ...facts, child: { ...child, compulsoryEducationDone } } })),
    ...elsewhere(facts),
  ];
}

function toggled<K extends 'situations' | 'concerns'>(fact: K, codes: readonly NonNullable<Facts[K]>[number][], facts: Facts): Try[] {
  const present: readonly string[] = facts[fact] ?? [];
  return codes.map((code) => (present.includes(code)
    ? { fact, value: `NOT ${code}`, facts: { ...facts, [fact]: present.filter((one) => one !== code) } }
    : { fact, value: code, facts: { ...facts, [fact]: [...present, code] } }));
}

function told<K extends 'danger' | 'caregiver' | 'whereabouts' | 'labour'>(fact: K, codes: readonly NonNullable<Facts[K]>[], facts: Facts): Try[] {
  return codes.filter((code) => code !== facts[fact]).map((code) => ({ fact, value: code, facts: { ...facts, [fact]: code } }));
}

/** Harm or residence in another county than where the child is now. */
function elsewhere(facts: Facts): Try[] {
  const now = facts.childNow;
  if (now === undefined) return [];
  const other = countyOf(now) === '000000' ? '000001' : '000000';
  return (['harmPlace', 'residence'] as const)
    .filter((place) => facts[place] === undefined || countyOf(facts[place]) === countyOf(now))
    .map((place) => ({ fact: place, value: 'ANOTHER_COUNTY', facts: { ...facts, [place]: other } }));
}

/** A birth date that makes exactly `age` completed years on the date of acceptance. */
function bornFor(facts: Facts, age: number): string {
  return addMonths(shanghaiDate(facts.at), -(age * 12 + 6));
}
