import type { PlainDate } from '@referrals/calendar';
import { DomainError, type Sex } from '@referrals/contracts';
import { ofIdNumber } from '@referrals/policy';
import type { Office } from '../child/office.domain.js';
import { hasEnded, type Period } from '../child/period.domain.js';
import { CRITERIA, type Criterion, type HolderCapacity } from './codes.domain.js';

/** What is asked of who is to be appointed. */
export interface Candidate {
  readonly idNumber: string;
  readonly capacity: HolderCapacity;
  readonly criteria: readonly Criterion[];
  readonly reason?: string | undefined;
  readonly recordCheckedOn?: PlainDate | undefined;
  /** A record of an offence against persons, or of another that bars from work with children, was found (MPL 62). */
  readonly recordFound?: boolean | undefined;
  readonly from: PlainDate;
  readonly to?: PlainDate | undefined;
}

export interface Appointing {
  readonly today: PlainDate;
  /** As which whoever appoints answers for the place. */
  readonly office: Office;
  readonly since: PlainDate;
  /** Terms at the same post. */
  readonly terms: readonly Period[];
  /** The person was barred before, here or elsewhere. */
  readonly barred: boolean;
}

/**
 * Whether somebody may be appointed. All five criteria are met by a member of the committee or a social worker; anybody else is OTHER, with a
 * reason, and the county's to decide.
 * @throws DomainError APPOINTMENT_BARRED, CRITERIA_NOT_MET, REASON_REQUIRED, NOT_YOURS_TO_DO, NOT_OF_AGE, DATE_IN_FUTURE, PERIOD_INVALID, POST_HELD
 */
export function expectAppointable(candidate: Candidate, { today, office, since, terms, barred }: Appointing): void {
  const { capacity, criteria, reason, from, to, recordCheckedOn } = candidate;
  if (candidate.recordFound === true || barred) throw new DomainError('APPOINTMENT_BARRED');
  if (capacity !== 'OTHER' && !CRITERIA.every((one) => criteria.includes(one))) throw new DomainError('CRITERIA_NOT_MET', { field: 'criteria' });
  if (capacity === 'OTHER' && reason === undefined) throw new DomainError('REASON_REQUIRED', { field: 'reason' });
  if (capacity === 'OTHER' && office !== 'COUNTY' && office !== 'CITY') throw new DomainError('NOT_YOURS_TO_DO');
  if (!isOfAge(candidate.idNumber, from)) throw new DomainError('NOT_OF_AGE', { field: 'idNumber' });
  if (recordCheckedOn !== undefined && recordCheckedOn > today) throw new DomainError('DATE_IN_FUTURE', { field: 'recordCheckedOn' });
  if (from < since || (to !== undefined && to <= from)) throw new DomainError('PERIOD_INVALID', { field: from < since ? 'from' : 'to' });
  if (terms.some((term) => overlaps(term, { from, to }))) throw new DomainError('POST_HELD');
}

/** Whoever looks after children is none. */
const isOfAge = (idNumber: string, on: PlainDate): boolean => {
  const birthDate = ofIdNumber(idNumber)?.birthDate;
  return birthDate !== undefined && `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}` <= on;
};

/** What a number says of a person. @throws Error for what is no ID number: it was checked */
export function personOf(idNumber: string): { readonly sex: Sex; readonly birthDate: PlainDate } {
  const person = ofIdNumber(idNumber);
  if (person === undefined) throw new Error('Not an ID number');
  return person;
}

const overlaps = (one: Period, other: Period): boolean => !hasEnded(one, other.from) && !hasEnded(other, one.from) && one.from !== one.to;
