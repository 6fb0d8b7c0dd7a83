import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';
import { DELEGATION_STATES } from './delegation.entity.js';

export interface DelegationToMove {
  readonly state: (typeof DELEGATION_STATES)[number];
  readonly version: number;
}

interface Asker {
  readonly office: Office;
  /** The parents were reached. */
  readonly reached?: boolean;
}

export const DELEGATION_ACTIONS = ['doubt', 'tell-parents', 'help', 'clear', 'reselect', 'end'] as const;
export type DelegationAction = (typeof DELEGATION_ACTIONS)[number];

const anybody = (): boolean => true;
const township = (_: DelegationToMove, { office }: Asker): boolean => isAtLeast(office, 'TOWNSHIP');

/** 委托照护 (MPL 22, 43): what the village does about an unfit delegate; the township alone says that there is no doubt any more. */
export const delegationMoves = new Moves<DelegationToMove, Asker, DelegationAction>({
  states: DELEGATION_STATES, initial: ['IN_FORCE', 'DOUBTED'], actions: DELEGATION_ACTIONS,
  rows: [
    { action: 'doubt', from: ['IN_FORCE'], to: 'DOUBTED', may: anybody },
    { action: 'tell-parents', from: ['DOUBTED'], to: 'PARENTS_TOLD', may: (_, { reached = true }) => reached },
    { action: 'tell-parents', from: ['DOUBTED'], to: 'UNCHANGED', may: anybody },
    { action: 'help', from: ['PARENTS_TOLD'], to: 'HELPED', may: anybody },
    { action: 'clear', from: ['DOUBTED', 'PARENTS_TOLD', 'HELPED'], to: 'IN_FORCE', may: township },
    { action: 'reselect', from: ['IN_FORCE', 'PARENTS_TOLD', 'HELPED'], to: 'REPLACED', may: anybody },
    { action: 'end', from: ['IN_FORCE', 'DOUBTED', 'PARENTS_TOLD', 'HELPED'], to: 'ENDED', may: anybody },
  ],
});

/** Neither replaced nor ended; one whose last day has passed is in force and covers nothing. */
export const isUnfinished = ({ state }: Pick<DelegationToMove, 'state'>): boolean => state !== 'REPLACED' && state !== 'ENDED';
/** The delegate is in doubt, whatever is being done about it. */
export const isDoubted = ({ state }: Pick<DelegationToMove, 'state'>): boolean => isUnfinished({ state }) && state !== 'IN_FORCE';
