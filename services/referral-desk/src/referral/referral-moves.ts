import type { Type } from '@nestjs/common';
import type { MoveRoute } from '@referrals/service-kit';
import type { DecisionContext, Outcome } from '../case/case-draft.domain.js';
import type { CaseState } from '../case/case.domain.js';
import { saidAt } from '../case/said-at.domain.js';
import { recuse } from './recuse.domain.js';
import { reroute, returnToCoordinator, transfer } from './change-owner.domain.js';
import type { Action } from './moves.domain.js';
import { acknowledge, claim, conclude, decide, open, release, reopen, unclaim } from './referral.domain.js';
import { AcknowledgeBody, DecisionBody, DestinationBody, ReasonBody, ReturnBody } from './referral.dto.js';
import type { Person } from '../case/standing.domain.js';

type Decide<B> = (state: CaseState, id: string, person: Person, input: B, context: DecisionContext) => Outcome;
interface ReferralMove<B> extends MoveRoute { readonly body?: Type<B>; readonly decide: Decide<B> }

/** A move with the class of what is said with it, and what is decided on that. */
const move = <B = unknown>(of: Omit<MoveRoute, 'body'> & { readonly body?: Type<B>; readonly decide: Decide<NoInfer<B>> }): ReferralMove<B> => of;
/** What is said with it decides nothing; it is kept as a note. */
const whateverIsSaid = (decides: (state: CaseState, id: string, person: Person, context: DecisionContext) => Outcome): Decide<unknown> =>
  (state, id, person, _, context) => decides(state, id, person, context);

const DECISION_ERRORS = [
  'CODE_REQUIRED', 'CODE_NOT_ALLOWED', 'MEDIATION_REFUSED', 'WITHHOLD_NOT_ALLOWED', 'INSTANT_IN_FUTURE', 'INSTANT_BEFORE_REPORT', 'PROOF_REQUIRED', 'TO_AGENCY_REQUIRED',
  'TO_AGENCY_NOT_ALLOWED', 'HAND_OVER_BOUND', 'AGENCY_KEPT_FROM',
];
const DESK_ERRORS = ['DESK_NOT_AVAILABLE', 'DESK_IN_CONFLICT', 'DESK_TOO_LOCAL', 'DESK_NOT_OF_AGENCY', 'AGENCY_KEPT_FROM'];

/** What a desk does with a referral it holds. */
export const deskMoves = {
  open: move({ summary: 'Open it: reading is what opens', decide: whateverIsSaid(open) }),
  acknowledge: move({
    summary: 'Take it on', body: AcknowledgeBody, errors: ['INSTANT_IN_FUTURE', 'INSTANT_BEFORE_REPORT'],
    decide: (state, id, person, { at }, context) => {
      const outcome = acknowledge(state, id, person, context);
      if (at !== undefined) saidAt(at, state.file.filedAt, context.at);
      return outcome;
    },
  }),
  decide: move({ summary: 'Report a decision; it stays open', body: DecisionBody, errors: DECISION_ERRORS, decide }),
  conclude: move({ summary: 'Report the conclusion', body: DecisionBody, errors: [...DECISION_ERRORS, 'NOTE_REQUIRED', 'SUPPLEMENT_UNREAD'], decide: conclude }),
  claim: move({ summary: 'Take it in hand within the desk', decide: whateverIsSaid(claim) }),
  unclaim: move({ summary: 'Put it down again: by who has it in hand, or a supervisor of the desk', decide: whateverIsSaid(unclaim) }),
  release: move({ summary: 'Tell now what was held back', body: ReasonBody, decide: whateverIsSaid(release) }),
};

/** Moves after which another desk, or another person, answers for it. */
export const handOnMoves = {
  return: move({ summary: 'Hand it back to the coordinator', body: ReturnBody, errors: ['REASON_NOT_ALLOWED', 'NOTE_REQUIRED'], decide: returnToCoordinator }),
  reroute: move({
    summary: 'Send it to the right desk or agency', body: DestinationBody, errors: [...DESK_ERRORS, 'DESK_OR_AGENCY_REQUIRED', 'AGENCY_HAS_NO_DESK'], decide: reroute,
  }),
  transfer: move({ summary: 'To another desk of the same agency', body: DestinationBody, errors: [...DESK_ERRORS, 'DESK_REQUIRED'], decide: transfer }),
  reopen: move({ summary: 'Open a concluded referral again', body: ReasonBody, permission: 'referral.reopen', decide: whateverIsSaid(reopen) }),
  recuse: move({ summary: 'Step aside from the case', body: ReasonBody, decide: whateverIsSaid(recuse) }),
};

const all: Readonly<Record<Action, { readonly decide: Decide<never> }>> = { ...deskMoves, ...handOnMoves };

/** What a move decides, given what its route checked. */
export const decisionOf = (action: Action): Decide<never> => all[action].decide;
