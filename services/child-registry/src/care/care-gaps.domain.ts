import { daysBetween, type PlainDate } from '@referrals/calendar';
import { hasCompleted } from '../child/age.domain.js';
import { hasEnded, holds, type Known, type Period } from '../child/period.domain.js';
import type { Rules } from '../pack/child-registry-pack.js';
import { GAPS, type AwayKind, type CareBasis, type CaregiverAnswer, type GapCode } from './codes.domain.js';
import { delegationGaps, type Delegation } from './delegation-gaps.domain.js';

export interface CareGapsInput {
  readonly on: PlainDate;
  readonly birthDate?: Known<PlainDate>;
  /** Needs special care for reasons of body or mind. */
  readonly specialCare?: Known<boolean>;
  readonly inSchool?: Known<boolean>;
  readonly alone?: Known<boolean>;
  readonly unattended?: Known<boolean>;
  readonly parentsAway?: Known<boolean>;
  /** The absence that holds. */
  readonly away?: Known<AwayKind>;
  /** What a visit was told of the caregiver. */
  readonly says?: Known<CaregiverAnswer>;
  readonly caregivers: readonly (Period & { readonly basis: CareBasis })[];
  readonly delegation?: Known<Delegation>;
  /** When the parents' contact was last asked about, and when they had last called by then. */
  readonly parentContact?: Known<{ readonly askedOn: PlainDate; readonly lastOn?: Known<PlainDate> }>;
}

export interface Gap { readonly code: GapCode; readonly level: 'ACT' | 'WARN' }

/** What is missing in the care of a child, by code. Nothing while it is placed: then another service answers for it. */
export function careGaps(input: CareGapsInput, rules: Rules): { readonly gaps: readonly Gap[] } {
  if (input.away === 'PLACED') return { gaps: [] };
  const { on, delegation } = input;
  const delegated = delegation && holds(delegation, on) ? delegation : undefined;
  const codes = [
    ...caregiverGaps(input),
    ...aloneGaps(input, rules),
    ...(delegated === undefined ? noDelegationGaps(input) : delegationGaps(delegated, input, rules)),
    ...parentContactGaps(input, rules),
  ];
  return { gaps: codes.sort().map((code) => ({ code, level: GAPS[code].level })) };
}

/** What a visit heard goes before what is recorded; a hole in the record alone is no alarm, unless a recorded period ran out. */
function caregiverGaps({ on, says, caregivers }: CareGapsInput): GapCode[] {
  if (says === 'NOBODY') return ['NO_CAREGIVER'];
  if (caregivers.some((one) => holds(one, on))) return [];
  const ranOut = typeof says !== 'string' && caregivers.some((one) => hasEnded(one, on));
  return [ranOut ? 'NO_CAREGIVER' : 'CAREGIVER_NOT_ASKED'];
}

function aloneGaps({ on, birthDate, alone, unattended, specialCare }: CareGapsInput, { care }: Rules): GapCode[] {
  const needsWatching = specialCare === true || !hasCompleted(birthDate, care.unattendedBelow, on);
  return [
    ...(alone === true && !hasCompleted(birthDate, care.aloneBelow, on) ? ['ALONE_UNDER_16' as const] : []),
    ...(unattended === true && needsWatching ? ['UNATTENDED' as const] : []),
  ];
}

function noDelegationGaps({ on, parentsAway, caregivers }: CareGapsInput): GapCode[] {
  const inCare = caregivers.some((one) => holds(one, on) && (one.basis === 'INSTITUTION' || one.basis === 'FOSTER'));
  return parentsAway === true && !inCare ? ['DELEGATION_MISSING'] : [];
}

/** Parents who are away call every week, and are asked after at each contact (MPL 23). */
function parentContactGaps({ on, parentsAway, parentContact }: CareGapsInput, { care }: Rules): GapCode[] {
  if (parentsAway !== true) return [];
  if (!parentContact || daysBetween(parentContact.askedOn, on) > care.askedDays) return ['PARENT_CONTACT_NOT_ASKED'];
  const { askedOn, lastOn } = parentContact;
  return typeof lastOn !== 'string' || daysBetween(lastOn, askedOn) > care.parentContactDays ? ['PARENT_CONTACT_LATE'] : [];
}
