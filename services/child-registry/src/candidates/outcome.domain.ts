import { addDays, type PlainDate } from '@referrals/calendar';
import type { CandidateOutcome } from '@referrals/contracts';
import { countyOf } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';

/** What somebody says that came of a candidate. */
export interface Concluding {
  readonly outcome: CandidateOutcome;
  readonly childId?: string | undefined;
  readonly place?: string | undefined;
  readonly paper?: string | undefined;
  readonly duplicateOf?: string | undefined;
  readonly tries?: readonly unknown[] | undefined;
  readonly note?: string | undefined;
}

export interface CandidateNumbers {
  readonly daysToConclude: { readonly urgent: number; readonly other: number };
  /** Before somebody is not found. */
  readonly tries: number;
  /** From the day it was concluded until the person is forgotten. */
  readonly daysKept: number;
}

/** What is missing or does not fit: a code of the catalogue, and the field. */
export interface OutcomeFault { readonly code: string; readonly field: string }

interface Circumstances {
  readonly urgent: boolean;
  /** Where the candidate was looked for. */
  readonly division: string;
  readonly office: Office;
  readonly tries: number;
}

/** The first thing that an outcome lacks; undefined when it can be taken. */
export function outcomeFault(said: Concluding, { urgent, division, office, tries }: Circumstances): OutcomeFault | undefined {
  switch (said.outcome) {
    case 'OPENED': case 'ON_FILE': return missing(said.childId, 'childId', 'CANDIDATE_FILE_REQUIRED');
    case 'ELSEWHERE': return missing(said.place, 'place', 'CANDIDATE_PLACE_REQUIRED') ?? missing(said.paper, 'paper', 'DOCUMENT_REQUIRED') ?? sameCounty(said.place ?? '', division);
    case 'DUPLICATE': return missing(said.duplicateOf, 'duplicateOf', 'CANDIDATE_OTHER_REQUIRED');
    case 'NOT_FOUND':
      if ((said.tries ?? []).length < tries) return { code: 'CANDIDATE_TRIES_REQUIRED', field: 'tries' };
      // Somebody without care tonight is not given up by who did not find them.
      return urgent && !isAtLeast(office, 'COUNTY') ? { code: 'NOT_YOURS_TO_DO', field: 'outcome' } : undefined;
    case 'NOT_ELIGIBLE': case 'WRONG_DATA': return missing(said.note, 'note', 'REASON_REQUIRED');
  }
}

const missing = (value: string | undefined, field: string, code: string): OutcomeFault | undefined => (value === undefined ? { code, field } : undefined);

const sameCounty = (place: string, division: string): OutcomeFault | undefined =>
  (countyOf(place) === countyOf(division) ? { code: 'CANDIDATE_NOT_ELSEWHERE', field: 'place' } : undefined);

/** Outcomes after which nobody has a reason to know the person any more (PIPL 19). */
const FORGOTTEN: readonly CandidateOutcome[] = ['NOT_ELIGIBLE', 'WRONG_DATA', 'NOT_FOUND'];

/** The day on which the person is forgotten; null: their file, or another place, goes on with them. */
export const eraseOn = (outcome: CandidateOutcome, concludedOn: PlainDate, { daysKept }: CandidateNumbers): PlainDate | null =>
  (FORGOTTEN.includes(outcome) ? addDays(concludedOn, daysKept) : null);

/** What the desk that told it hears: that its data were wrong. All else would tell it of the child. */
export const toldOutcome = (outcome: CandidateOutcome): 'NOT_FOUND' | 'WRONG_DATA' | null => (outcome === 'NOT_FOUND' || outcome === 'WRONG_DATA' ? outcome : null);

/** By when it is to be concluded. */
export const dueOn = (urgent: boolean, from: PlainDate, { daysToConclude }: CandidateNumbers): PlainDate => addDays(from, urgent ? daysToConclude.urgent : daysToConclude.other);
