import { presentCode } from '@referrals/policy';

export type OfficeLevel = 'VILLAGE' | 'TOWNSHIP' | 'COUNTY' | 'CITY';
const LEVELS: Readonly<Record<number, OfficeLevel>> = { 12: 'VILLAGE', 9: 'TOWNSHIP', 6: 'COUNTY', 4: 'CITY' };

export interface Office {
  readonly id: string;
  /** Digits by which every place begins that it answers for: 12, 9, 6 or 4. */
  readonly division: string;
  /** An appointment with an account holds, or its desk has an active member. */
  readonly manned: boolean;
}

export interface Answerable {
  readonly office: string;
  readonly level: OfficeLevel;
  /** It stands in for a narrower office that the place would have. */
  readonly covering: boolean;
}

/** Who answers for a place: the nearest office with somebody in it. Undefined where there is none, which is an alarm: a city's desk is never without members. */
export function answerableFor(careDivision: string, offices: readonly Office[]): Answerable | undefined {
  const place = presentCode(careDivision);
  const [nearest] = offices.filter(({ division, manned }) => manned && place.startsWith(presentCode(division))).sort(byNearness);
  const level = nearest === undefined ? undefined : LEVELS[nearest.division.length];
  return nearest === undefined || level === undefined ? undefined : { office: nearest.id, level, covering: nearest.division.length < place.length };
}

const byNearness = (a: Office, b: Office): number => b.division.length - a.division.length || (a.id < b.id ? -1 : 1);
