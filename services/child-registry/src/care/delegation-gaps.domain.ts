import type { PlainDate } from '@referrals/calendar';
import { hasCompleted } from '../child/age.domain.js';
import type { Known, Period } from '../child/period.domain.js';
import type { Rules } from '../pack/child-registry-pack.js';
import type { Capacity, Exclusion, GapCode } from './codes.domain.js';

/** 委托照护: what of an agreement and of the delegate bears on gaps. */
export interface Delegation extends Period {
  readonly delegateBirthDate?: Known<PlainDate>;
  readonly capacity?: Known<Capacity>;
  /** Absent or null: nobody asked. */
  readonly exclusions?: Known<readonly Exclusion[]>;
  readonly signed?: Known<boolean>;
  readonly toldVillage?: Known<boolean>;
  readonly toldSchool?: Known<boolean>;
  readonly childHeard?: Known<boolean>;
  /** Children the delegate looks after; one when it is not known. */
  readonly children?: Known<number>;
}

interface Child { readonly on: PlainDate; readonly birthDate?: Known<PlainDate>; readonly inSchool?: Known<boolean> }

/** What is wrong or missing with a delegation that holds. What was not answered is missing. */
export function delegationGaps(delegation: Delegation, { on, birthDate, inSchool }: Child, { care }: Rules): GapCode[] {
  const { delegateBirthDate, capacity, exclusions, signed, toldVillage, toldSchool, childHeard, children } = delegation;
  const isMinor = typeof delegateBirthDate === 'string' && !hasCompleted(delegateBirthDate, care.delegateFrom, on);
  const holdsFor: Readonly<Partial<Record<GapCode, boolean>>> = {
    DELEGATE_EXCLUDED: (exclusions ?? []).length > 0,
    DELEGATE_NOT_CAPABLE: capacity === 'LIMITED' || capacity === 'NONE' || isMinor,
    DELEGATE_UNCHECKED: !exclusions,
    DELEGATION_UNSIGNED: signed !== true,
    VILLAGE_NOT_TOLD: toldVillage !== true,
    SCHOOL_NOT_TOLD: inSchool === true && toldSchool !== true,
    CHILD_NOT_HEARD: childHeard !== true && hasCompleted(birthDate, care.heardFrom, on),
    DELEGATE_OLD: hasCompleted(delegateBirthDate, care.delegateOldFrom, on),
    DELEGATE_MANY: (children ?? 1) > care.delegateChildren,
  };
  return (Object.keys(holdsFor) as GapCode[]).filter((code) => holdsFor[code]);
}
