import { normalIdNumber } from '@referrals/policy';
import type { Rules } from '../pack/child-registry-pack.js';
import type { PointedReason } from './codes.domain.js';
import { likeBirth } from './like-birth.domain.js';
import { likeName } from './like-name.domain.js';
import type { PersonKnown } from './person.domain.js';
import { isShared, sharedGuardian, sharedPlace } from './shared.domain.js';

export const MATCH_CLASSES = ['SAME', 'LIKELY', 'POSSIBLE', 'NONE'] as const;
export type MatchClass = (typeof MATCH_CLASSES)[number];
export type MatchReason = PointedReason | 'ID_EQUAL' | 'ID_DIFFERENT' | 'MAYBE_TWINS';

export interface Match {
  readonly class: MatchClass;
  /** Below zero where more speaks against it. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** Whether two files may be one child's: for a person to judge. What is unknown of one of them never counts against it. */
export function match(a: PersonKnown, b: PersonKnown, { match: numbers }: Pick<Rules, 'match'>): Match {
  const [name, birth, ids] = [likeName(a, b), likeBirth(a, b), likeIdNumber(a, b)];
  if (ids === 'EQUAL') {
    const against = [birth === 'DIFFERENT' && 'BIRTH_DIFFERENT', name === 'DIFFERENT' && 'NAME_DIFFERENT'] as const;
    return { class: 'SAME', score: numbers.same, reasons: sorted<MatchReason>(['ID_EQUAL', ...against]) };
  }
  const guardian = sharedGuardian(a, b);
  const pointed = sorted<PointedReason>([
    name && `NAME_${name}`, birth && `BIRTH_${birth}`, a.sex && b.sex && a.sex !== b.sex && 'SEX_DIFFERENT', guardian, sharedPlace(a, b),
    isShared(schoolOf(a), schoolOf(b)) && 'SCHOOL_EQUAL',
  ]);
  const score = pointed.reduce((sum, reason) => sum + numbers.points[reason], 0);
  // Two numbers may be one child registered twice; a name one character away, of one birth and one mother, is a twin's.
  const twins = name === 'NEAR' && birth === 'EQUAL' && guardian !== undefined;
  const reasons = sorted<MatchReason>([...pointed, ids && 'ID_DIFFERENT', twins && 'MAYBE_TWINS']);
  return { class: name === 'DIFFERENT' ? 'NONE' : classOf(score, numbers, ids !== undefined || twins), score, reasons };
}

function classOf(score: number, { likely, possible }: Rules['match'], capped: boolean): MatchClass {
  if (score < possible) return 'NONE';
  return score < likely || capped ? 'POSSIBLE' : 'LIKELY';
}

/** Undefined where one is unknown. */
function likeIdNumber(a: PersonKnown, b: PersonKnown): 'EQUAL' | 'DIFFERENT' | undefined {
  const [one, other] = [normalIdNumber(a.idNumber ?? ''), normalIdNumber(b.idNumber ?? '')];
  if (one === '' || other === '') return undefined;
  return one === other ? 'EQUAL' : 'DIFFERENT';
}

const schoolOf = ({ school }: PersonKnown): string | undefined => school?.trim() || undefined;

const sorted = <T extends string>(reasons: readonly (T | '' | false | undefined)[]): T[] => reasons.filter((reason): reason is T => Boolean(reason)).sort();
