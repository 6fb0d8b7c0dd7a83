import { plainDate, shanghaiDate } from '@referrals/calendar';
import { ageOn } from './condition.js';
import type { Facts } from './facts.js';

/** Contradictions are kept with the report, never refused. */
export const WARNINGS = [
  'AGE_AT_HARM_UNKNOWN', 'AGE_SITUATION_MISMATCH', 'BIRTH_DATE_IN_FUTURE', 'HARM_DATE_IN_FUTURE', 'NOT_A_MINOR',
] as const;
export type Warning = (typeof WARNINGS)[number];

/** Sorted. Age at harm is the age on the date of harm, else on the date of acceptance. */
export function warningsOf(facts: Facts): Warning[] {
  const today = shanghaiDate(facts.at);
  const { harmDate, situations = [] } = facts;
  const harmInFuture = harmDate !== undefined && harmDate > today;
  const age = ageOn(facts, harmDate === undefined || harmInFuture ? today : plainDate(harmDate));
  const [underFourteen, fourteenOrOlder] = [situations.includes('MR02'), situations.includes('MR03')];
  const found: Record<Warning, boolean> = {
    AGE_AT_HARM_UNKNOWN: (underFourteen || fourteenOrOlder) && age !== undefined && harmDate === undefined,
    AGE_SITUATION_MISMATCH: age !== undefined && ((underFourteen && age >= 14) || (fourteenOrOlder && age < 14)),
    BIRTH_DATE_IN_FUTURE: facts.child?.birthDate !== undefined && facts.child.birthDate > today,
    HARM_DATE_IN_FUTURE: harmInFuture,
    NOT_A_MINOR: age !== undefined && age >= 18,
  };
  return WARNINGS.filter((warning) => found[warning]);
}
