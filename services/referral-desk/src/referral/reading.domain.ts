import { compareInstants, laterOf, type Instant } from '@referrals/calendar';
import { CaseDraft, type DecisionContext, type Outcome } from '../case/case-draft.domain.js';
import type { CaseState } from '../case/case.domain.js';
import { endUnread } from '../case/new-words.domain.js';
import { backupActs } from '../case/standing.domain.js';
import { referralMoves } from './moves.domain.js';

/** A first read of the content at its owner, heard by event: opens what still lies unopened at that desk, and is nothing otherwise. */
export function openByReading(state: CaseState, id: string, desk: string, context: DecisionContext): Outcome {
  const draft = new CaseDraft(state, context);
  const referral = draft.get(id);
  const move = referralMoves.rowAt('open', referral);
  const own = referral.owner === desk;
  const backup = referral.backup?.desk === desk && backupActs(referral, context.at);
  if (move === undefined || move.to === 'UNCHANGED' || !(own || backup)) return { state, facts: [] };
  draft.set(id, { state: move.to, ...(own && referral.firstOwnMoveAt === null ? { firstOwnMoveAt: context.at } : {}) }, true);
  draft.publish('opened', id, { by: 'READING' });
  // A notice that ends owes nothing more.
  if (move.to === 'ended') endUnread(draft, id, draft.file.supplementedAt);
  return draft.finish();
}

/**
 * A member's reading at the owner after a supplement, heard by event: ends what is unread at the desk that read it, and is nothing where that
 * neither owns it nor backs it up, or where something was told since.
 * @param through all that was told until then was there to read
 */
export function readByEvent(state: CaseState, id: string, desk: string, through: Instant, context: DecisionContext): Outcome {
  const draft = new CaseDraft(state, context);
  const referral = draft.get(id);
  const holds = referral.owner === desk || (referral.backup?.desk === desk && backupActs(referral, laterOf(through, context.at)));
  const later = state.file.supplementedAt !== null && compareInstants(state.file.supplementedAt, through) > 0;
  if (!holds || later || referral.state === 'merged') return { state, facts: [] };
  endUnread(draft, id, through);
  return draft.finish();
}
