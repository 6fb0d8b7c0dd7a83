import { Moves } from '@referrals/policy';
import { MOVE_STATES, type FileMove } from './move.entity.js';

export interface MoveToMove extends Pick<FileMove, 'state' | 'version' | 'kind'> {
  /** Asked a week ago and not answered. */
  readonly isLate: boolean;
}

/** On which side of a move somebody is, by the offices they hold. */
export interface Side {
  /** Who has to answer: the taker of what is pushed, the giver of what is pulled. */
  readonly isAsked: boolean;
  readonly isProposer: boolean;
  /** A desk of civil affairs above both places. */
  readonly isAbove: boolean;
  /** The county's desk, or the city's, where the file is. */
  readonly isGiversCounty: boolean;
  /** Of whoever settles: the file stays. */
  readonly keeps?: boolean;
}

export const MOVE_ACTIONS = ['accept', 'refuse', 'settle', 'withdraw', 'proof', 'came-back'] as const;
export type MoveAction = (typeof MOVE_ACTIONS)[number];

const isLate = ({ isLate: late }: MoveToMove): boolean => late;

/** 转接. What is refused, or not answered for a week, the desk of civil affairs above both settles, and that binds. */
export const fileMoveMoves = new Moves<MoveToMove, Side, MoveAction>({
  states: MOVE_STATES, initial: ['PROPOSED', 'SENT'], actions: MOVE_ACTIONS,
  rows: [
    { action: 'accept', from: ['PROPOSED'], to: 'ACCEPTED', may: (_, { isAsked }) => isAsked },
    { action: 'refuse', from: ['PROPOSED'], to: 'REFUSED', may: (_, { isAsked }) => isAsked },
    ...(['PROPOSED', 'REFUSED'] as const).flatMap((from) => {
      const when = from === 'PROPOSED' ? { when: isLate } : {};
      return [
        { action: 'settle' as const, from: [from], to: 'KEPT' as const, ...when, may: (_: MoveToMove, { isAbove, keeps = false }: Side) => isAbove && keeps },
        { action: 'settle' as const, from: [from], to: 'ACCEPTED' as const, ...when, may: (_: MoveToMove, { isAbove, keeps = false }: Side) => isAbove && !keeps },
      ];
    }),
    { action: 'withdraw', from: ['PROPOSED'], to: 'WITHDRAWN', may: (_, { isProposer }) => isProposer },
    { action: 'proof', from: ['SENT'], to: 'GONE', may: (_, { isGiversCounty }) => isGiversCounty },
    { action: 'came-back', from: ['SENT'], to: 'KEPT', may: (_, { isGiversCounty }) => isGiversCounty },
  ],
  system: [{ action: 'withdraw', from: ['PROPOSED', 'REFUSED', 'SENT'], to: 'WITHDRAWN' }],
});
