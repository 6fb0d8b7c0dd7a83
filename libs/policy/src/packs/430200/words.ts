import { SITUATIONS } from '@referrals/contracts';
import type { Condition } from '../../routing/condition.js';

/** The words of the rows, defined once. */
export const words = {
  sexual: { any: [{ situation: ['MR01', 'MR02', 'MR03'] }, { concern: ['SEXUAL_ASSAULT', 'SEXUAL_HARASSMENT'] }] },
  imminent: { is: { danger: ['IMMINENT'] } },
  uncared: { any: [{ situation: ['MR06'] }, { concern: ['NO_CAREGIVER'] }, { is: { caregiver: ['ABSENT'] } }] },
  reportable: { any: [
    { situation: SITUATIONS }, 'sexual', 'uncared', 'imminent',
    { concern: ['SERIOUS_BULLYING', 'DOMESTIC_VIOLENCE', 'SERIOUS_INJURY', 'NEGLECT_SERIOUS'] },
  ] },
  educationReporter: { reporter: ['SCHOOL', 'KINDERGARTEN', 'TRAINING_CENTRE'] },
  childcareReporter: { reporter: ['CHILDCARE'] },
  confidential: { confidential: true },
  /** Rows in which a confidential reporter would show ask for this. */
  named: { not: 'confidential' },
  villageOrConfidential: { any: [{ reporter: ['VILLAGE'] }, 'confidential'] },
  schoolSide: { any: ['educationReporter', { suspect: ['STAFF', 'PEER'] }, { known: 'school' }] },
  suspectAtHome: { any: [{ suspect: ['GUARDIAN', 'GUARDIAN_PARTNER', 'CAREGIVER'] }, { suspect: ['RELATIVE'], cohabiting: true }] },
  ageUnknown: { age: 'UNKNOWN' },
  sixToEighteen: { age: { from: 6, below: 18 } },
  mayBeUnderSixteen: { any: ['ageUnknown', { age: { below: 16 } }] },
  sixteenOrOlder: { age: { from: 16 } },
  worstLabour: { is: { labour: ['HAZARDOUS', 'FORCED'] } },
  /** Help is needed where the child is, not where it lives. */
  helpWhereFound: { any: ['uncared', 'imminent', { situation: ['MR07', 'MR08'] }, { concern: ['BEGGING', 'RUNAWAY'] }] },
  abuse: { any: [
    { situation: ['MR04'] }, { concern: ['DOMESTIC_VIOLENCE', 'CORPORAL_PUNISHMENT', 'NEGLECT_SERIOUS'] }, { all: ['reportable', 'suspectAtHome'] },
  ] },
} as const satisfies Record<string, Condition>;
