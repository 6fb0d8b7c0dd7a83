import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Move } from '@referrals/policy';
import type { CaseState, Referral } from '../case/case.domain.js';
import type { DecisionRules } from '../case/decision-rules.domain.js';
import { referralMoves, type Action, type Asker } from './moves.domain.js';
import { standingOf, type Person, type Standing } from '../case/standing.domain.js';

/** What this person may do with the referral now, from the one table of moves. Empty for whoever does not see it. */
export function allowedActions(state: CaseState, referral: Referral, person: Person, at: Instant, rules: DecisionRules): Action[] {
  const standing = standingOf(state.file, referral, person, at);
  return standing === undefined ? [] : referralMoves.allowed(referral, { person, standing, state, at, rules });
}

/**
 * The move's row and where the person stands.
 * @throws DomainError NOT_FOUND for whoever does not see it; ILLEGAL_MOVE with the allowed actions for everything the table refuses
 */
export function admit(
  action: Action, state: CaseState, referral: Referral, person: Person, at: Instant, rules: DecisionRules,
): { move: Move<Referral, Asker, Action>; standing: Standing } {
  const standing = standingOf(state.file, referral, person, at);
  if (standing === undefined) throw new DomainError('NOT_FOUND');
  return { move: referralMoves.admit(action, referral, { person, standing, state, at, rules }), standing };
}
