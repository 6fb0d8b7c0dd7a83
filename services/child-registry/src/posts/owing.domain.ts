import { presentCode } from '@referrals/policy';

/** An office with somebody in it: a desk with members, or a post that somebody with an account holds. */
export interface MannedOffice { readonly id: string; readonly division: string; readonly is: 'DESK' | 'POST' }

/** Which office owes for the places that begin with these digits, as counted today. */
export type Owing = ReadonlyMap<string, string>;

const LENGTHS = [12, 9, 6, 4] as const;

/**
 * Of several offices with the same digits one owes: of a village its post, since the others at the desk see no more than the card while somebody
 * holds it; above, the desk, where the holder's colleagues sit. Of two alike the one with the smaller id.
 */
export function owingOffices(offices: readonly MannedOffice[]): Owing {
  const first = offices.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  return new Map(first.toReversed().map(({ id, division }) => [presentCode(division), id]));
}

const rank = ({ is, division }: MannedOffice): number => ((is === 'POST') === (division.length === 12) ? 0 : 1);

/** The nearest office with somebody in it; undefined where nobody is. */
export function owingAt(place: string, owing: Owing): string | undefined {
  const code = presentCode(place);
  return LENGTHS.map((length) => (code.length < length ? undefined : owing.get(code.slice(0, length)))).find((office) => office !== undefined);
}

/** Digits whose office is another than was told, or is none any more. */
export function changedDigits(told: Owing, now: Owing): string[] {
  return [...new Set([...told.keys(), ...now.keys()])].filter((digits) => told.get(digits) !== now.get(digits));
}

/** Whether one of these digits, as counted today, may decide who owes for a place. */
export const isAffected = (place: string, digits: readonly string[]): boolean => digits.some((one) => presentCode(place).startsWith(one));
