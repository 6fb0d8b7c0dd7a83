import type { ReferralState } from '@referrals/contracts';
import { atCoordinator, atMeant, OPEN_STATES, type Referral } from '../case/case.domain.js';

export const ACTIONS = [
  'open', 'acknowledge', 'decide', 'conclude', 'return', 'reroute', 'transfer', 'reopen', 'claim', 'recuse', 'release',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * Who may: HOLDER, a member of the owning desk, or of its backup desk while that may act; CHIEF, a supervisor of the owning
 * desk or the coordinator of the case; PERSON, anybody who sees it.
 */
export type Who = 'HOLDER' | 'CHIEF' | 'PERSON';

export interface Move {
  readonly action: Action;
  readonly from: readonly ReferralState[];
  /** UNCHANGED: separate from state. */
  readonly to: ReferralState | 'UNCHANGED';
  readonly who: Who;
  /** WORK: LEAD and SUPPORT. */
  readonly role: 'WORK' | 'NOTICE' | 'ANY';
  /** MEANT: at a desk of the agency it is meant for; COORDINATOR: at a coordinator's; STRAY: at a coordinator's that it is not meant for. */
  readonly at: 'ANY' | 'MEANT' | 'COORDINATOR' | 'STRAY';
}

/** Every move a person can make. What is not here is refused. Moves of the system (conflict, closing, merging) have no actor and no row. */
export const MOVES: readonly Move[] = [
  { action: 'open', from: ['routed'], to: 'opened', who: 'HOLDER', role: 'WORK', at: 'ANY' },
  { action: 'open', from: ['routed'], to: 'ended', who: 'HOLDER', role: 'NOTICE', at: 'MEANT' },
  { action: 'open', from: ['routed'], to: 'opened', who: 'HOLDER', role: 'NOTICE', at: 'STRAY' },
  { action: 'acknowledge', from: ['routed', 'opened'], to: 'acknowledged', who: 'HOLDER', role: 'WORK', at: 'ANY' },
  { action: 'decide', from: ['acknowledged', 'accepted'], to: 'accepted', who: 'HOLDER', role: 'WORK', at: 'ANY' },
  { action: 'conclude', from: ['acknowledged', 'accepted'], to: 'concluded', who: 'HOLDER', role: 'WORK', at: 'ANY' },
  { action: 'conclude', from: ['opened'], to: 'ended', who: 'HOLDER', role: 'NOTICE', at: 'STRAY' },
  { action: 'return', from: ['opened', 'acknowledged'], to: 'returned', who: 'HOLDER', role: 'WORK', at: 'MEANT' },
  { action: 'reroute', from: OPEN_STATES, to: 'routed', who: 'HOLDER', role: 'ANY', at: 'COORDINATOR' },
  { action: 'transfer', from: ['opened', 'acknowledged', 'accepted'], to: 'routed', who: 'HOLDER', role: 'WORK', at: 'MEANT' },
  { action: 'reopen', from: ['concluded', 'fed_back'], to: 'accepted', who: 'CHIEF', role: 'WORK', at: 'ANY' },
  { action: 'claim', from: OPEN_STATES, to: 'UNCHANGED', who: 'HOLDER', role: 'ANY', at: 'ANY' },
  { action: 'recuse', from: [...OPEN_STATES, 'concluded', 'fed_back', 'ended'], to: 'UNCHANGED', who: 'PERSON', role: 'ANY', at: 'ANY' },
  { action: 'release', from: ['accepted', 'concluded', 'fed_back'], to: 'UNCHANGED', who: 'HOLDER', role: 'WORK', at: 'ANY' },
];

/** States a referral reaches without an actor's move: all answers are in, or it was rerouted onto another. */
export const SYSTEM_STATES: Readonly<Record<string, readonly ReferralState[]>> = { fed_back: ['concluded'], merged: OPEN_STATES };

/** States that no sequence of moves reaches from `routed`; empty when the table is sound. */
export function unreachableStates(states: readonly ReferralState[], moves: readonly Move[] = MOVES): ReferralState[] {
  const reached = new Set<ReferralState>(['routed']);
  for (let grown = -1; grown !== reached.size;) {
    grown = reached.size;
    for (const move of moves) {
      if (move.to !== 'UNCHANGED' && move.from.some((state) => reached.has(state))) reached.add(move.to);
    }
    for (const [to, from] of Object.entries(SYSTEM_STATES)) if (from.some((state) => reached.has(state))) reached.add(to as ReferralState);
  }
  return states.filter((state) => !reached.has(state));
}

/** The row for an action as the referral stands, whoever asks; undefined when the move is illegal in itself. */
export function moveFor(action: Action, referral: Referral): Move | undefined {
  return MOVES.find((move) => move.action === action && move.from.includes(referral.state)
    && (move.role === 'ANY' || (move.role === 'NOTICE') === (referral.role === 'NOTICE'))
    && (move.at === 'ANY' || (move.at === 'MEANT' && atMeant(referral)) || (move.at === 'COORDINATOR' && atCoordinator(referral))
      || (move.at === 'STRAY' && atCoordinator(referral) && !atMeant(referral))));
}
