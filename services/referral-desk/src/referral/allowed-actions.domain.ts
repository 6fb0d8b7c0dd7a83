import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { atCoordinator, type CaseState, type Referral } from '../case/case.domain.js';
import type { DecisionRules } from '../case/decision-rules.domain.js';
import { ACTIONS, moveFor, type Action, type Move } from './moves.domain.js';
import { standingOf, type Person, type Standing } from '../case/standing.domain.js';

/** Beyond the table: what the referral's history and its agency's law forbid. */
function guarded(action: Action, state: CaseState, referral: Referral, person: Person, rules: DecisionRules): boolean {
  switch (action) {
    case 'return': return !referral.bound && !atCoordinator(referral) && rules.mayReturn(referral.ownerAgency);
    case 'claim': return referral.claimedBy !== person.staff;
    case 'release': return state.decisions.some((decision) => decision.referralId === referral.id && decision.withheld !== null && decision.releasedAt === null);
    default: return true;
  }
}

function entitled(move: Move, standing: Standing): boolean {
  switch (move.who) {
    case 'HOLDER': return standing.as === 'OWNER' || standing.as === 'BACKUP';
    case 'CHIEF': return (standing.as === 'OWNER' && standing.role === 'SUPERVISOR') || standing.as === 'COORDINATOR';
    case 'PERSON': return true;
  }
}

/** What this person may do with the referral now, from the one table of moves. Empty for whoever does not see it. */
export function allowedActions(state: CaseState, referral: Referral, person: Person, at: Instant, rules: DecisionRules): Action[] {
  const standing = standingOf(state.file, referral, person, at);
  if (standing === undefined) return [];
  return ACTIONS.filter((action) => {
    const move = moveFor(action, referral);
    return move !== undefined && (entitled(move, standing) || alsoCoordinates(move, state, referral, person, at))
      && guarded(action, state, referral, person, rules);
  });
}

/** An owning member who also sits at the coordinator's desk keeps the coordinator's right to reopen. */
function alsoCoordinates(move: Move, state: CaseState, referral: Referral, person: Person, at: Instant): boolean {
  if (move.who !== 'CHIEF') return false;
  return person.desks.some((desk) => {
    const standing = standingOf(state.file, referral, { ...person, desks: [desk] }, at);
    return standing !== undefined && entitled(move, standing);
  });
}

/**
 * The move's row and where the person stands.
 * @throws DomainError NOT_FOUND for whoever does not see it; ILLEGAL_MOVE with the allowed actions for everything the table refuses
 */
export function admit(action: Action, state: CaseState, referral: Referral, person: Person, at: Instant, rules: DecisionRules): { move: Move; standing: Standing } {
  const standing = standingOf(state.file, referral, person, at);
  if (standing === undefined) throw new DomainError('NOT_FOUND');
  const allowed = allowedActions(state, referral, person, at, rules);
  const move = moveFor(action, referral);
  if (move === undefined || !allowed.includes(action)) throw new DomainError('ILLEGAL_MOVE', { facts: { allowedActions: allowed } });
  return { move, standing };
}
