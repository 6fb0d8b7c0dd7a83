import { DomainError, type Agency } from '@referrals/contracts';
import type { CaseDraft, Outcome, DecisionContext } from '../case/case-draft.domain.js';
import type { CaseState, Referral } from '../case/case.domain.js';
import { chosenDesk, expectNotKeptFrom, questionFor, type DeskFinding } from '../case/desks.domain.js';
import { existing, strengthen } from '../case/find-or-create.domain.js';
import { carryWords } from '../case/new-words.domain.js';
import { begin } from './referral.domain.js';
import type { Person } from '../case/standing.domain.js';

/** The third return of a referral, and the third transfer, bring a coordinator in. */
const THIRD = 3;

/** Where to: a desk, an agency, or a desk of an agency. */
export interface Destination {
  readonly desk?: string | undefined;
  readonly agency?: Agency | undefined;
}

/** Handed back to the coordinator; the clocks run on. The third goes to the city's coordinator, whose choice binds. */
export function returnToCoordinator(state: CaseState, id: string, person: Person, input: { reason: string; note?: string | undefined }, context: DecisionContext): Outcome {
  const { draft, referral } = begin('return', state, id, person, context);
  if (!context.rules.isReturnReason(input.reason)) {
    throw new DomainError('REASON_NOT_ALLOWED', { field: 'reason', facts: { allowed: context.rules.returnReasons } });
  }
  if (context.rules.needsNote(input.reason) && !input.note) throw new DomainError('NOTE_REQUIRED', { field: 'note' });
  const returns = referral.returns + 1;
  const third = returns >= THIRD;
  const question = questionFor(draft.file, referral.agency, referral.division, { without: [referral.owner] });
  draft.hand(id, context.desks.coordinator(third ? 'CITY' : 'NEAREST', question), { state: 'returned', returns, awaitsCity: third });
  draft.publish('returned', id, { reason: input.reason, times: returns });
  return draft.finish();
}

/** To another desk of the same agency. From the third on the coordinator sees it too. */
export function transfer(state: CaseState, id: string, person: Person, input: Destination, context: DecisionContext): Outcome {
  const { draft, referral } = begin('transfer', state, id, person, context);
  if (input.desk === undefined) throw new DomainError('DESK_REQUIRED', { field: 'desk' });
  if (input.agency !== undefined && input.agency !== referral.agency) throw new DomainError('DESK_NOT_OF_AGENCY', { field: 'agency' });
  const desk = chosenDesk(draft.file, context.desks, input.desk, 'desk');
  if (desk.agency !== referral.agency || desk.id === referral.owner) throw new DomainError('DESK_NOT_OF_AGENCY', { field: 'desk' });
  const transfers = referral.transfers + 1;
  draft.hand(id, { desk, because: 'CHOSEN' }, { state: 'routed', transfers, watchers: withWatcher(draft, referral, transfers) });
  draft.publish('transferred', id, { times: transfers });
  return draft.finish();
}

function withWatcher(draft: CaseDraft, referral: Referral, transfers: number): readonly string[] {
  if (transfers < THIRD) return referral.watchers;
  const { desk } = draft.context.desks.coordinator('NEAREST', questionFor(draft.file, referral.agency, referral.division));
  return referral.watchers.includes(desk.id) ? referral.watchers : [...referral.watchers, desk.id];
}

/** The coordinator sends it to the right desk or agency; onto an existing referral of that agency and site it merges. */
export function reroute(state: CaseState, id: string, person: Person, input: Destination, context: DecisionContext): Outcome {
  const { draft, referral } = begin('reroute', state, id, person, context);
  const { finding, agency } = destination(draft, referral, input);
  const met = existing(draft, { ...referral, agency }, finding, id);
  if (met !== undefined) {
    mergeInto(draft, referral, met);
    return draft.finish();
  }
  // The city's choice binds: neither return nor hand-over after it.
  draft.hand(id, finding, { state: 'routed', agency, awaitsCity: false, bound: referral.bound || referral.awaitsCity });
  draft.publish('rerouted', id, { agency, because: finding.because });
  return draft.finish();
}

function destination(draft: CaseDraft, referral: Referral, input: Destination): { finding: DeskFinding; agency: Agency } {
  const { desks } = draft.context;
  // A coordinator may hold what is kept from the agency it is meant for, and give it to another coordinator.
  if (input.agency !== undefined && (input.desk === undefined || input.agency !== referral.agency)) expectNotKeptFrom(draft.file, input.agency, 'agency');
  if (input.desk !== undefined) {
    // The desk of last resort is exempt from the check where it already holds the case.
    const stays = input.desk === referral.owner && referral.because === 'LAST_RESORT' ? desks.desk(input.desk) : undefined;
    const desk = stays ?? chosenDesk(draft.file, desks, input.desk, 'desk');
    const holdsForOthers = desk.agency === 'COORD' || stays !== undefined;
    const agency = input.agency ?? (holdsForOthers ? referral.agency : desk.agency);
    if (desk.agency !== agency && !holdsForOthers) throw new DomainError('DESK_NOT_OF_AGENCY', { field: 'desk' });
    return { finding: { desk, because: stays ? 'LAST_RESORT' : 'CHOSEN' }, agency };
  }
  if (input.agency === undefined) throw new DomainError('DESK_OR_AGENCY_REQUIRED', { field: 'desk' });
  const finding = desks.find(questionFor(draft.file, input.agency, referral.division));
  if (finding.desk.agency !== input.agency) throw new DomainError('AGENCY_HAS_NO_DESK', { field: 'agency' });
  return { finding, agency: input.agency };
}

/** The rerouted one ends as merged: its owner is the other's, its feedbacks and what is unread of it go with it, and it no longer counts. */
function mergeInto(draft: CaseDraft, referral: Referral, target: Referral): void {
  draft.set(referral.id, {
    state: 'merged', mergedInto: target.id, owner: target.owner, ownerAgency: target.ownerAgency, backup: null, claimedBy: null, awaitsCity: false,
    unreadSince: null,
  });
  draft.publish('merged', referral.id, { into: target.id });
  for (const feedback of draft.feedbacksOf(referral.id)) draft.replaceFeedback(feedback.id, { referralId: target.id });
  strengthen(draft, target, referral.role, referral.role !== 'NOTICE');
  draft.set(target.id, { bound: draft.get(target.id).bound || referral.awaitsCity });
  carryWords(draft, target.id, referral.unreadSince);
}
