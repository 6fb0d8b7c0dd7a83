import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';
import { PROBLEM_STATES, type Problem } from './problem.entity.js';

export interface ProblemToMove extends Pick<Problem, 'state' | 'severity'> { readonly version: number }

interface Asker { readonly office: Office }

export const PROBLEM_ACTIONS = ['plan', 'hand-over', 'do', 'close', 'not-solved', 'no-problem'] as const;
export type ProblemAction = (typeof PROBLEM_ACTIONS)[number];

const anybody = (): boolean => true;
const township = (_: ProblemToMove, { office }: Asker): boolean => isAtLeast(office, 'TOWNSHIP');

/** 发现问题—解决方案. What is grave the township plans; the township closes, and never who did it. */
export const problemMoves = new Moves<ProblemToMove, Asker, ProblemAction>({
  states: PROBLEM_STATES, initial: ['OPEN'], actions: PROBLEM_ACTIONS,
  rows: [
    { action: 'plan', from: ['OPEN'], to: 'PLANNED', may: (problem, by) => problem.severity !== 'H' || township(problem, by) },
    { action: 'hand-over', from: ['OPEN', 'PLANNED'], to: 'HANDED_OVER', may: anybody },
    { action: 'do', from: ['PLANNED', 'HANDED_OVER'], to: 'DONE', may: anybody },
    { action: 'close', from: ['DONE'], to: 'CLOSED', may: township },
    { action: 'not-solved', from: ['DONE', 'HANDED_OVER'], to: 'PLANNED', may: township },
    { action: 'no-problem', from: ['OPEN', 'PLANNED'], to: 'CLOSED', may: township },
  ],
});
