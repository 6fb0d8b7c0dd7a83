import { CANDIDATE_STATES, type CandidateState } from '@referrals/contracts';
import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';

export interface CandidateToMove {
  readonly state: CandidateState;
  readonly version: number;
}

/** `office`: the highest as which they answer for the place that looks, or for the candidate's. */
export interface CandidateAsker { readonly office: Office }

export const CANDIDATE_ACTIONS = ['assign', 'return', 'conclude', 'reopen'] as const;
export type CandidateAction = (typeof CANDIDATE_ACTIONS)[number];

const county = (_: CandidateToMove, { office }: CandidateAsker): boolean => isAtLeast(office, 'COUNTY');
const anybody = (): boolean => true;

/** The county says who looks; whoever looks says what came of it. */
export const candidateMoves = new Moves<CandidateToMove, CandidateAsker, CandidateAction>({
  states: CANDIDATE_STATES, initial: ['NEW', 'ASSIGNED'], actions: CANDIDATE_ACTIONS,
  rows: [
    { action: 'assign', from: ['NEW'], to: 'ASSIGNED', may: county },
    { action: 'return', from: ['ASSIGNED'], to: 'NEW', may: anybody },
    { action: 'conclude', from: ['ASSIGNED'], to: 'CONCLUDED', may: anybody },
    { action: 'reopen', from: ['CONCLUDED'], to: 'NEW', may: county },
  ],
});
