import { addDays } from '@referrals/calendar';
import { DelegationCleared, DelegationDoubted, DelegationEnded, DelegationHelped, DelegationParentsTold, DomainError } from '@referrals/contracts';
import { v7 } from 'uuid';
import type { OpenFile } from '../child/open-file.js';
import { findProblem } from '../problems/find-problem.js';
import type { ClearDoubtBody, DoubtBody, EndDelegationBody, HelpDelegateBody, TellParentsBody } from './delegation.dto.js';
import { Delegation } from './delegation.entity.js';
import { DelegationStep } from './delegation-step.entity.js';
import { guardianshipOf } from './doubt.domain.js';

const HELP_DAYS = 30;
/** Tries to reach the parents, each on another day, after which it is a problem of guardianship. */
const TRIES = 2;

type Bodies = { doubt: DoubtBody; 'tell-parents': TellParentsBody; help: HelpDelegateBody; clear: ClearDoubtBody; end: EndDelegationBody };
export type SaidStep = { [A in keyof Bodies]: { readonly action: A; readonly body: Bodies[A]; readonly to: Delegation['state'] | 'UNCHANGED'; readonly before: readonly DelegationStep[] } }[keyof Bodies];

/** What is done about a delegation: the step stays, and the delegation is where it leads. */
export function takeStep(file: OpenFile, delegation: Delegation, said: SaidStep): void {
  const { id } = delegation;
  const keep = (step: Pick<DelegationStep, 'onDay' | 'code'> & { readonly said?: string; readonly whom?: string }): void =>
    void file.add(DelegationStep, { ...step, id: v7(), delegation: id, what: said.action });
  const state = said.to === 'UNCHANGED' ? delegation.state : said.to;
  const { today } = file;
  switch (said.action) {
    case 'doubt': {
      const { because, evidence } = said.body;
      file.put(Delegation, delegation, { state, doubt: because, doubtedOn: today });
      keep({ onDay: today, code: because, ...(evidence === undefined ? {} : { said: evidence }) });
      file.record('delegation.doubted', { delegation: id, because });
      return file.emit(DelegationDoubted, { delegationId: id, because, urgent: false });
    }
    case 'tell-parents': return tellParents(file, delegation, said, () => keep({ onDay: said.body.on, code: said.body.answer, said: said.body.how, whom: said.body.whom }));
    case 'help': {
      const { what, reviewOn } = said.body;
      if (reviewOn < today || reviewOn > addDays(today, HELP_DAYS)) throw new DomainError('PERIOD_INVALID', { field: 'reviewOn' });
      file.put(Delegation, delegation, { state, help: what, reviewOn });
      keep({ onDay: today, code: null, said: what });
      file.record('delegation.helped', { delegation: id });
      return file.emit(DelegationHelped, { delegationId: id, reviewOn });
    }
    case 'clear':
      file.put(Delegation, delegation, { state, doubt: null, doubtedOn: null, reviewOn: null });
      keep({ onDay: today, code: null, said: said.body.evidence });
      file.record('delegation.cleared', { delegation: id });
      return file.emit(DelegationCleared, { delegationId: id });
    case 'end': {
      const { because, to } = said.body;
      file.expectPast(to, 'to');
      if (to < delegation.fromOn) throw new DomainError('PERIOD_INVALID', { field: 'to' });
      file.put(Delegation, delegation, { state, endedOn: to, toOn: to });
      keep({ onDay: to, code: because });
      file.record('delegation.ended', { delegation: id, because });
      return file.emit(DelegationEnded, { delegationId: id });
    }
  }
}

/** Parents who refuse, or whom nobody reaches on two days, leave the child with somebody unfit. */
function tellParents(file: OpenFile, delegation: Delegation, { body: { on, answer }, to, before }: SaidStep & { action: 'tell-parents' }, keep: () => void): void {
  file.expectPast(on, 'on');
  const since = delegation.doubtedOn ?? on;
  if (on < since) throw new DomainError('PERIOD_INVALID', { field: 'on' });
  file.put(Delegation, delegation, { parentsAnswer: answer, ...(to === 'UNCHANGED' ? {} : { state: to, parentsToldOn: on }) });
  keep();
  const tried = new Set([on, ...before.filter(({ code, onDay }) => code === 'UNREACHABLE' && onDay >= since).map(({ onDay }) => onDay)]);
  file.record('delegation.parents-told', { delegation: delegation.id, answer });
  if (answer !== 'UNREACHABLE') file.emit(DelegationParentsTold, { delegationId: delegation.id, answer });
  if (answer === 'REFUSED' || (answer === 'UNREACHABLE' && tried.size >= TRIES)) findProblem(file, guardianshipOf(delegation.id));
}
