import { normalIdNumber, normalName, normalPhone, presentCode } from '@referrals/policy';
import type { GuardianKnown, PersonKnown } from './person.domain.js';

export type SharedGuardian = 'GUARDIAN_ID' | 'GUARDIAN_PHONE' | 'GUARDIAN_NAME';
export type SharedPlace = 'VILLAGE_EQUAL' | 'HUKOU_EQUAL' | 'TOWNSHIP_EQUAL';

type Reading = (guardian: GuardianKnown) => string | undefined;

/** What tells two guardians to be one, the surest first. */
const GUARDIANS: readonly (readonly [SharedGuardian, Reading])[] = [
  ['GUARDIAN_ID', ({ idNumber = '' }) => normalIdNumber(idNumber) || undefined],
  ['GUARDIAN_PHONE', ({ phone = '' }) => normalPhone(phone)],
  ['GUARDIAN_NAME', ({ name = '' }) => normalName(name)],
];

/** By what a guardian of one is a guardian of the other: the surest of all pairs. */
export function sharedGuardian({ guardians: ofA = [] }: PersonKnown, { guardians: ofB = [] }: PersonKnown): SharedGuardian | undefined {
  const found = GUARDIANS.find(([, read]) => {
    const known = new Set(ofA.map(read));
    return ofB.some((guardian) => isKnown(read(guardian)) && known.has(read(guardian)));
  });
  return found?.[0];
}

const VILLAGE = 12;
const TOWNSHIP = 9;

/** The narrowest place that both are of. A code of fewer digits than the place's is of no such place. */
export function sharedPlace(a: PersonKnown, b: PersonKnown): SharedPlace | undefined {
  if (isShared(placeOf(a.village, VILLAGE), placeOf(b.village, VILLAGE))) return 'VILLAGE_EQUAL';
  if (isShared(placeOf(a.hukou, VILLAGE), placeOf(b.hukou, VILLAGE))) return 'HUKOU_EQUAL';
  return isShared(placeOf(a.village, TOWNSHIP), placeOf(b.village, TOWNSHIP)) ? 'TOWNSHIP_EQUAL' : undefined;
}

const placeOf = (code: string | undefined, digits: number): string | undefined => (code === undefined || code.length < digits ? undefined : presentCode(code).slice(0, digits));

const isKnown = (value: string | undefined): boolean => value !== undefined;

/** Known of both, and the same. */
export const isShared = (one: string | undefined, other: string | undefined): boolean => isKnown(one) && one === other;
