import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Move } from '@referrals/policy';
import type { CaseState, Referral } from '../case/case.domain.js';
import type { DecisionRules } from '../case/decision-rules.domain.js';
import { referralMoves, unread, type Action, type Asker } from './moves.domain.js';
import { standingOf, type Person, type Standing } from '../case/standing.domain.js';

/** What this person may do with the referral now, from the one table of moves. Empty for whoever does not see it. */
export function allowedActions(state: CaseState, referral: Referral, person: Person, at: Instant, rules: DecisionRules): Action[] {
  const standing = standingOf(state.file, referral, person, at);
  return standing === undefined ? [] : referralMoves.allowed(referral, { person, standing, state, at, rules });
}

/**
 * The move's row and where the person stands.
 * @throws DomainError NOT_FOUND for whoever does not see it; SUPPLEMENT_UNREAD for a conclusion over what was not read, ILLEGAL_MOVE for everything
 * else the table refuses, both with the allowed actions
 */
export function admit(
  action: Action, state: CaseState, referral: Referral, person: Person, at: Instant, rules: DecisionRules,
): { move: Move<Referral, Asker, Action>; standing: Standing } {
  const standing = standingOf(state.file, referral, person, at);
  if (standing === undefined) throw new DomainError('NOT_FOUND');
  const asker: Asker = { person, standing, state, at, rules };
  if (action === 'conclude' && unread(referral) && referralMoves.allowed({ ...referral, unreadSince: null }, asker).includes(action)) {
    throw new DomainError('SUPPLEMENT_UNREAD', { facts: { allowedActions: referralMoves.allowed(referral, asker) } });
  }
  return { move: referralMoves.admit(action, referral, asker), standing };
}
