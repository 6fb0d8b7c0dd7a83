import type { PersonKnown } from './person.domain.js';

export type BirthLikeness = 'EQUAL' | 'NEAR' | 'DIFFERENT';

/** How like two birth dates are; undefined where one is unknown or guessed. */
export function likeBirth(a: PersonKnown, b: PersonKnown): BirthLikeness | undefined {
  const [one, other] = [bornOn(a), bornOn(b)];
  if (one === undefined || other === undefined) return undefined;
  if (one === other) return 'EQUAL';
  return isSlip(one.split('-'), other.split('-')) ? 'NEAR' : 'DIFFERENT';
}

const bornOn = ({ birthDate, birthPrecision }: PersonKnown): string | undefined => (birthPrecision === 'ESTIMATED' ? undefined : birthDate);

/** One of year, month and day is another, or month and day changed places. */
function isSlip(one: readonly string[], other: readonly string[]): boolean {
  if (one.filter((part, index) => part !== other[index]).length === 1) return true;
  return one[0] === other[0] && one[1] === other[2] && one[2] === other[1];
}
