import type { PlainDate } from '@referrals/calendar';
import { completedOn } from '../child/age.domain.js';
import type { Known } from '../child/period.domain.js';
import type { Rules } from '../pack/child-registry-pack.js';
import type { ActKind, ActPlace, NotMet } from './codes.domain.js';
import { dayCount, type DayCount } from './day-count.domain.js';

/** What of an act bears on the next dates. What is absent was not said. */
export interface Act {
  readonly on: PlainDate;
  /** The day it was entered, by the server's clock. */
  readonly recordedOn: PlainDate;
  readonly confirmed?: Known<boolean>;
  readonly void?: Known<boolean>;
  readonly kind: ActKind;
  readonly place: ActPlace;
  readonly childSeen?: Known<boolean>;
  readonly childSpoken?: Known<boolean>;
  readonly caregiverSpoken?: Known<boolean>;
  readonly notMet?: Known<NotMet>;
}

export interface Absence {
  readonly from: PlainDate;
  /** The first day back; while it is not known, the absence is open. */
  readonly backOn?: Known<PlainDate>;
  readonly recordedOn: PlainDate;
  readonly confirmed?: Known<boolean>;
}

/** The child was seen or spoken with, wherever and however. */
export const metChild = ({ childSeen, childSpoken }: Act): boolean => childSeen === true || childSpoken === true;

export const isHomeVisit = ({ kind, place }: Act): boolean => kind === 'VISIT' && place === 'HOME';

/** What is entered long after the day it tells of counts only when somebody confirmed it. */
export const isCredible = (on: PlainDate, { confirmed, recordedOn }: Pick<Act, 'confirmed' | 'recordedOn'>, { lateEntryDays }: Rules['schedule']): boolean =>
  confirmed === true || recordedOn <= on || dayCount(recordedOn) - dayCount(on) <= lateEntryDays;

export const isVisit = (act: Act): boolean => isHomeVisit(act) && act.childSeen === true;

/** Whether an act is a contact: with the child, or for a small child or one that cannot speak with who cares for it. */
export function contactsWith({ birthDate, viaCaregiver }: { readonly birthDate?: Known<PlainDate>; readonly viaCaregiver?: Known<boolean> }, { throughCaregiverBelow }: Rules['schedule']): (act: Act) => boolean {
  const speaksFrom: DayCount = typeof birthDate === 'string' ? dayCount(completedOn(birthDate, throughCaregiverBelow)) : Number.NEGATIVE_INFINITY;
  return (act) => metChild(act) || (act.caregiverSpoken === true && (viaCaregiver === true || dayCount(act.on) < speaksFrom));
}
