import type { ToldTime } from '@referrals/calendar';
import { DomainError, type Agency } from '@referrals/contracts';
import { CaseDraft, type Outcome, type DecisionContext } from '../case/case-draft.domain.js';
import { isOpen, type CaseState, type Decision, type Referral } from '../case/case.domain.js';
import { strengthen, strongerRole } from '../case/find-or-create.domain.js';
import { admit } from './allowed-actions.domain.js';
import type { DecisionRule } from '../case/decision-rules.domain.js';
import { expectNotKeptFrom } from '../case/desks.domain.js';
import { handOver, hasAlready } from './hand-over.domain.js';
import { endUnread } from '../case/new-words.domain.js';
import type { Action } from './moves.domain.js';
import { saidAt } from '../case/said-at.domain.js';
import type { Person, Standing } from '../case/standing.domain.js';

/** What a move starts from: the draft, the referral, and where the person stands. */
export interface Started { readonly draft: CaseDraft; readonly referral: Referral; readonly standing: Standing; readonly to: Partial<Referral> }

/**
 * Begins a move a person makes.
 * @throws DomainError NOT_FOUND, ILLEGAL_MOVE; nothing is changed
 */
export function begin(action: Action, state: CaseState, id: string, person: Person, context: DecisionContext): Started {
  const draft = new CaseDraft(state, context);
  const referral = draft.get(id);
  const { move, standing } = admit(action, state, referral, person, context.at, context.rules);
  const own = standing.as === 'OWNER' && action !== 'recuse' && referral.firstOwnMoveAt === null;
  return {
    draft, referral, standing,
    to: { ...(move.to === 'UNCHANGED' ? {} : { state: move.to }), ...(own ? { firstOwnMoveAt: context.at } : {}) },
  };
}

/** Reading is what opens, and ends what is unread; of one that was opened before, only that. The version stays. A NOTICE ends when a desk of the agency meant opens it. */
export function open(state: CaseState, id: string, person: Person, context: DecisionContext): Outcome {
  const { draft, to } = begin('open', state, id, person, context);
  draft.set(id, to, true);
  if (to.state !== undefined) draft.publish('opened', id);
  endUnread(draft, id, draft.file.supplementedAt);
  return draft.finish();
}

export function acknowledge(state: CaseState, id: string, person: Person, context: DecisionContext): Outcome {
  const { draft, to } = begin('acknowledge', state, id, person, context);
  draft.set(id, to);
  draft.publish('acknowledged', id);
  return draft.finish();
}

export function claim(state: CaseState, id: string, person: Person, context: DecisionContext): Outcome {
  const { draft, to } = begin('claim', state, id, person, context);
  draft.set(id, { ...to, claimedBy: person.staff });
  draft.publish('claimed', id);
  return draft.finish();
}

/** Back into nobody's hand: the desk's, for any of its members. Taking nothing on, it leaves a backup desk what it may do. */
export function unclaim(state: CaseState, id: string, person: Person, context: DecisionContext): Outcome {
  const { draft } = begin('unclaim', state, id, person, context);
  draft.set(id, { claimedBy: null });
  draft.publish('unclaimed', id);
  return draft.finish();
}

/** A concluded referral is open again; the old conclusion stays. */
export function reopen(state: CaseState, id: string, person: Person, context: DecisionContext): Outcome {
  const { draft, to } = begin('reopen', state, id, person, context);
  draft.set(id, to);
  draft.publish('reopened', id, { reason: 'DECIDED' });
  return draft.finish();
}

export interface DecisionInput {
  readonly code?: string | undefined;
  readonly at?: ToldTime | undefined;
  readonly number?: string | undefined;
  readonly text?: string | undefined;
  readonly note?: string | undefined;
  readonly toAgency?: Agency | undefined;
  readonly proof?: string | undefined;
  readonly withhold?: { readonly reason: string } | undefined;
}

/** A decision in the series; the referral stays open. */
export function decide(state: CaseState, id: string, person: Person, input: DecisionInput, context: DecisionContext): Outcome {
  const started = begin('decide', state, id, person, context);
  const rule = ruleFor(started, input, 'decide');
  record(started, person, input, rule, false);
  // Police get what is said to have gone to them, also while the referral stays open; once they work on it there is nothing to hand over.
  const agency = rule.handsOverTo === 'NAMED' ? null : rule.handsOverTo;
  const atWork = started.draft.all().some((one) => one.agency === agency && isOpen(one.state) && strongerRole(one.role, started.referral.role) === one.role);
  if (agency !== null && !atWork) handOver(started.draft, id, agency);
  return started.draft.finish();
}

/** The conclusion. A hand-over makes the right agency's referral in the same change. */
export function conclude(state: CaseState, id: string, person: Person, input: DecisionInput, context: DecisionContext): Outcome {
  const started = begin('conclude', state, id, person, context);
  const { draft, referral, to } = started;
  if (referral.role === 'NOTICE') {
    // A coordinator tells how the agency was told, or why it must not be. It is no answer to the reporter.
    if (!input.note) throw new DomainError('NOTE_REQUIRED', { field: 'note' });
    draft.set(id, to);
    draft.publish('concluded', id, { code: 'NOTE' });
    return draft.finish();
  }
  const rule = ruleFor(started, input, 'conclude');
  record(started, person, input, rule, true);
  const agency = rule.handsOverTo === 'NAMED' ? input.toAgency : rule.handsOverTo ?? undefined;
  if (agency !== undefined) giveTo(draft, id, agency, rule);
  return draft.finish();
}

/** An agency that is named and has it in hand already keeps it, with the stronger role: nothing is handed over. A bound one hands nothing over at all. */
function giveTo(draft: CaseDraft, id: string, agency: Agency, rule: DecisionRule): void {
  const { bound, role } = draft.get(id);
  // Naming one it is kept from gives it nothing, also where a coordinator holds its part.
  expectNotKeptFrom(draft.file, agency, 'toAgency');
  const has = rule.handsOverTo === 'NAMED' ? hasAlready(draft, id, agency) : undefined;
  if (has !== undefined && isOpen(has.state)) strengthen(draft, has, role, false);
  else if (!bound) handOver(draft, id, agency);
}

/** What was held back may be told now: each item gives its answer. */
export function release(state: CaseState, id: string, person: Person, context: DecisionContext): Outcome {
  const { draft, to } = begin('release', state, id, person, context);
  draft.set(id, to);
  draft.publish('released', id);
  for (const decision of draft.decisionsOf(id)) {
    if (decision.withheld === null || decision.releasedAt !== null) continue;
    const released = { ...decision, releasedAt: context.at };
    draft.replaceDecision(decision.id, released);
    answer(draft, released);
  }
  return draft.finish();
}

/** The code's rule for the owning desk's agency, whoever acts for it. @throws DomainError with the field that is wrong */
function ruleFor({ draft, referral }: Started, input: DecisionInput, how: 'decide' | 'conclude'): DecisionRule {
  const allowed = draft.context.rules.codesFor(referral.ownerAgency, how);
  if (input.code === undefined) throw new DomainError('CODE_REQUIRED', { field: 'code', facts: { allowed } });
  const rule = draft.context.rules.decision(referral.ownerAgency, input.code);
  if (rule === undefined || !(how === 'decide' ? rule.mayDecide : rule.mayConclude)) throw new DomainError('CODE_NOT_ALLOWED', { field: 'code', facts: { allowed } });
  if (rule.isMediation && draft.file.noMediation) throw new DomainError('MEDIATION_REFUSED', { field: 'code' });
  if (input.at !== undefined) saidAt(input.at, draft.file.filedAt, draft.context.at);
  if (input.withhold !== undefined && !draft.context.rules.mayWithhold(referral.ownerAgency)) throw new DomainError('WITHHOLD_NOT_ALLOWED', { field: 'withhold' });
  if (rule.needsProof && how === 'conclude' && !input.proof) throw new DomainError('PROOF_REQUIRED', { field: 'proof' });
  if (rule.handsOverTo === 'NAMED' && input.toAgency === undefined && !input.proof) throw new DomainError('TO_AGENCY_REQUIRED', { field: 'toAgency' });
  if (rule.handsOverTo !== 'NAMED' && input.toAgency !== undefined && input.toAgency !== rule.handsOverTo) throw new DomainError('TO_AGENCY_NOT_ALLOWED', { field: 'toAgency' });
  if (input.toAgency === referral.agency) throw new DomainError('TO_AGENCY_NOT_ALLOWED', { field: 'toAgency' });
  if (referral.bound && rule.handsOverTo !== null && (input.toAgency ?? rule.handsOverTo) !== 'NAMED') {
    const has = rule.handsOverTo === 'NAMED' && input.toAgency !== undefined && hasAlready(draft, referral.id, input.toAgency) !== undefined;
    if (!has) throw new DomainError('HAND_OVER_BOUND', { field: 'code' });
  }
  return rule;
}

function record({ draft, referral, standing, to }: Started, person: Person, input: DecisionInput, rule: DecisionRule, ends: boolean): void {
  const { at, newId } = draft.context;
  const decision: Decision = {
    id: newId(), referralId: referral.id, code: rule.code, ends, at: input.at === undefined ? at : saidAt(input.at, draft.file.filedAt, at), recordedAt: at, desk: standing.desk, staff: person.staff,
    number: input.number ?? null, text: input.text ?? null, note: input.note ?? null, proof: input.proof ?? null, toAgency: input.toAgency ?? null,
    withheld: input.withhold?.reason ?? null, releasedAt: null,
  };
  draft.set(referral.id, to);
  draft.decide(decision);
  draft.publish(ends ? 'concluded' : 'decided', referral.id, { code: decision.code, ...(decision.withheld === null ? {} : { withheld: true }) });
  answer(draft, decision);
}

/** The answer a decision gives the reporter, if it may be told; the same sentence about the same decision is not said twice. */
function answer(draft: CaseDraft, decision: Decision): void {
  const referral = draft.get(decision.referralId);
  const text = draft.context.rules.feedbackText({
    agency: referral.ownerAgency, code: decision.code, ends: decision.ends, tell: draft.file.tell, minorSuspect: draft.file.minorSuspect,
    withheld: decision.withheld !== null && decision.releasedAt === null, text: decision.text,
  });
  if (text === undefined || draft.feedbacksOf(referral.id).some((said) => said.decisionId === decision.id && said.text === text)) return;
  draft.addFeedback({
    id: draft.context.newId(), referralId: referral.id, decisionId: decision.id, agency: referral.ownerAgency, text, at: draft.context.at,
    receivedAt: null, given: null,
  });
}
