import type { PlainDate } from '@referrals/calendar';
import { holds } from '../child/period.domain.js';
import type { Away, Caregiver, Guardian, ParentFactRecord } from './care.entity.js';
import type { CareGapsInput } from './care-gaps.domain.js';
import type { Delegation } from './delegation.entity.js';
import { isUnfinished } from './delegation.moves.domain.js';
import { isAway, isGone, isUnable, type ParentFact } from './parent-facts.domain.js';
import { standing } from './standing.domain.js';
import type { SuggestInput } from './suggest.domain.js';

/** What is on file of who cares for a child, as rows. */
export interface CareKnown {
  readonly birthDate: PlainDate | null;
  readonly schooling: string | null;
  readonly detail: { readonly specialCare: boolean | null; readonly rural: boolean | null; readonly hukouDivision: string | null; readonly residenceDivision: string | null; readonly disabilityGrade: number | null; readonly illness: string | null };
  readonly guardians: readonly Pick<Guardian, 'id' | 'relation' | 'fromOn' | 'toOn' | 'supersedes'>[];
  readonly facts: readonly Pick<ParentFactRecord, 'guardian' | 'code' | 'sinceOn' | 'untilOn'>[];
  readonly caregivers: readonly Pick<Caregiver, 'id' | 'basis' | 'fromOn' | 'toOn' | 'supersedes'>[];
  readonly delegations: readonly Delegation[];
  readonly away: readonly Pick<Away, 'kind' | 'fromOn' | 'backOn'>[];
  readonly poorGuardianship: boolean;
  /** The last act at which it was asked when the parents called: a day, or NEVER. */
  readonly asked: { readonly on: PlainDate; readonly called: string } | undefined;
}

/** What a visit was told; nothing of it where the file is read alone. */
export interface ToldOfCare {
  readonly on: PlainDate;
  readonly alone?: boolean | undefined;
  readonly unattended?: boolean | undefined;
  readonly caregiverSays?: CareGapsInput['says'] | undefined;
}

const held = <R extends { readonly fromOn: PlainDate; readonly toOn: PlainDate | null }>(rows: readonly R[], on: PlainDate): R[] => rows.filter(({ fromOn, toOn }) => holds({ from: fromOn, to: toOn }, on));

const parentsOf = ({ guardians, facts }: CareKnown, on: PlainDate): { who: string; facts: ParentFact[] }[] =>
  held(standing(guardians), on).filter(({ relation }) => relation === 'FATHER' || relation === 'MOTHER').map(({ id, relation }) => ({
    who: relation, facts: facts.filter(({ guardian }) => guardian === id).map(({ code, sinceOn, untilOn }) => ({ code, since: sinceOn, until: untilOn })),
  }));

/** A parent looks after the child; undefined while nobody is recorded who does. */
function livesWithParent({ caregivers }: CareKnown, on: PlainDate): boolean | undefined {
  const now = held(standing(caregivers), on);
  return now.length === 0 ? undefined : now.some(({ basis }) => basis === 'PARENT');
}

/** Each parent on file is away, gone or unable, one of them away; however short a time, since the child is alone from the first day (MPL 22). */
function parentsAway(known: CareKnown, on: PlainDate): boolean {
  const parents = parentsOf(known, on).map(({ facts }) => ({ away: isAway(facts, on, 0), other: isGone(facts, on) || isUnable(facts, on, 0) }));
  return livesWithParent(known, on) !== true && parents.some(({ away }) => away) && parents.every(({ away, other }) => away || other);
}

export function gapsInput(known: CareKnown, { on, alone, unattended, caregiverSays }: ToldOfCare): CareGapsInput {
  const { birthDate, detail, schooling, caregivers, away, asked } = known;
  const delegation = held(known.delegations.filter(isUnfinished), on).toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0];
  return {
    on, birthDate, specialCare: detail.specialCare, inSchool: schooling === 'IN_SCHOOL', alone, unattended, says: caregiverSays, parentsAway: parentsAway(known, on),
    away: away.find(({ fromOn, backOn }) => holds({ from: fromOn, to: backOn }, on))?.kind,
    caregivers: standing(caregivers).map(({ basis, fromOn, toOn }) => ({ basis, from: fromOn, to: toOn })),
    delegation: delegation && {
      from: delegation.fromOn, to: delegation.toOn, delegateBirthDate: delegation.birthDate, capacity: delegation.capacity, exclusions: delegation.exclusions,
      signed: delegation.signedOn !== null, toldVillage: delegation.toldVillageOn !== null, toldSchool: delegation.toldSchoolOn !== null,
      childHeard: delegation.childHeard === 'YES' || delegation.childHeard === 'NOT_ABLE', children: delegation.looksAfter,
    },
    parentContact: asked && { askedOn: asked.on, lastOn: asked.called === 'NEVER' ? null : asked.called as PlainDate },
  };
}

/** Since when a family lives where it lives is not on file: nobody is a migrant by this. */
export function suggestInput(known: CareKnown, on: PlainDate): SuggestInput {
  const { birthDate, detail: { rural, disabilityGrade, illness, hukouDivision, residenceDivision }, poorGuardianship } = known;
  return {
    on, birthDate, rural, livesWithParent: livesWithParent(known, on), parents: parentsOf(known, on),
    child: { disability: disabilityGrade !== null, illness: illness === 'SERIOUS', poorGuardianship },
    hukouCounty: hukouDivision?.slice(0, 6), residenceCounty: residenceDivision?.slice(0, 6),
  };
}
