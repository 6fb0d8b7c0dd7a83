import { normalIdNumber, normalName, normalPhone } from '@referrals/policy';
import type { MatchClass } from '../duplicates/match.domain.js';
import type { GuardianKnown } from '../duplicates/person.domain.js';

/**
 * Whether a person is this guardian: by the number surely, by the phone likely, by the name alone perhaps. Two numbers that differ are two
 * people; what is unknown of one never counts against it.
 */
export function matchParent(person: GuardianKnown, guardian: GuardianKnown): MatchClass {
  const [number, name, phone] = [numberOf(person), normalName(person.name ?? ''), normalPhone(person.phone ?? '')];
  const other = numberOf(guardian);
  if (number !== '' && other !== '') return number === other ? 'SAME' : 'NONE';
  if (phone !== undefined && phone === normalPhone(guardian.phone ?? '')) return 'LIKELY';
  return name !== undefined && name === normalName(guardian.name ?? '') ? 'POSSIBLE' : 'NONE';
}

const numberOf = ({ idNumber = '' }: GuardianKnown): string => normalIdNumber(idNumber);
