import { normalName } from '@referrals/policy';
import type { PersonKnown } from './person.domain.js';

export type NameLikeness = 'EQUAL' | 'SOUND' | 'NEAR' | 'DIFFERENT';

/** How like two names are; undefined where one is unknown. */
export function likeName(a: PersonKnown, b: PersonKnown): NameLikeness | undefined {
  const [one, other] = [normalName(a.name ?? ''), normalName(b.name ?? '')];
  if (one === undefined || other === undefined) return undefined;
  if (one === other) return 'EQUAL';
  const sound = soundOf(a);
  if (sound !== '' && sound === soundOf(b)) return 'SOUND';
  return isNear([...one], [...other]) ? 'NEAR' : 'DIFFERENT';
}

const soundOf = ({ pinyin = '' }: PersonKnown): string => pinyin.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** One character mistaken or left out, and not the family name's. */
function isNear(one: readonly string[], other: readonly string[]): boolean {
  if (one[0] !== other[0]) return false;
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length === longer.length) return shorter.length >= 3 && shorter.filter((sign, index) => sign !== longer[index]).length === 1;
  if (shorter.length < 2 || longer.length !== shorter.length + 1) return false;
  const left = shorter.findIndex((sign, index) => sign !== longer[index]);
  return left === -1 || shorter.slice(left).every((sign, index) => sign === longer[left + 1 + index]);
}
