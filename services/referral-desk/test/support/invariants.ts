import { REFERRAL_STATES } from '@referrals/contracts';
import { isEnded, isOpen, type CaseState, type Referral } from '../../src/case/case.domain.js';
import { inConflict } from '../../src/case/desks.domain.js';
import { reportState } from '../../src/case/report-state.domain.js';
import { allowedActions } from '../../src/referral/allowed-actions.domain.js';
import { idOf } from '@referrals/service-harness';
import type { PaperCase } from './paper-case.js';

/** What must hold of a case whatever was done to it. Answers the first thing that does not. */
export function brokenPromise(paper: PaperCase): string | undefined {
  const { state } = paper;
  const pairs = new Set<string>();
  for (const referral of state.referrals) {
    const said = `${referral.agency}/${referral.site}/${referral.role}/${referral.state}`;
    if (!REFERRAL_STATES.includes(referral.state)) return `${said}: no such state`;
    if (paper.context.desks.desk(referral.owner)?.agency !== referral.ownerAgency) return `${said}: not owned by one desk`;
    if (referral.state === 'merged') {
      if (root(state, referral).owner !== referral.owner) return `${said}: merged, but not owned with the other`;
      continue;
    }
    if (pairs.has(`${referral.agency} ${referral.site}`)) return `${said}: doubled`;
    pairs.add(`${referral.agency} ${referral.site}`);
    if (isOpen(referral.state) && waysOn(paper, referral).length === 0) return `${said} at ${paper.owner(referral)}: open, and its owner can do nothing`;
    if (referral.role === 'NOTICE' && !['routed', 'opened', 'ended'].includes(referral.state)) return `${said}: no state of a notice`;
    if (referral.role !== 'NOTICE' && referral.state === 'ended') return `${said}: ended without an answer`;
    if (referral.unreadSince !== null && !isOpen(referral.state)) return `${said}: unread, and nothing left to do`;
    const broken = conflict(paper, referral) ?? feedback(state, referral);
    if (broken !== undefined) return `${said}: ${broken}`;
  }
  reportState(state.referrals);
  return undefined;
}

/** Moves that bring it further, for a member of the owning desk who did not step aside. */
export function waysOn({ state, context }: PaperCase, referral: Referral): string[] {
  const desk = context.desks.desk(referral.owner);
  if (desk === undefined) return [];
  const person = { staff: idOf('a fresh member'), desks: [{ id: desk.id, agency: desk.agency, role: 'MEMBER' as const, jurisdiction: desk.jurisdiction }] };
  return allowedActions(state, referral, person, context.at, context.rules).filter((action) => !['recuse', 'claim', 'unclaim'].includes(action));
}

function root(state: CaseState, referral: Referral): Referral {
  const into = state.referrals.find((candidate) => candidate.id === referral.mergedInto);
  return into === undefined ? referral : root(state, into);
}

function conflict({ state, context }: PaperCase, referral: Referral): string | undefined {
  const stopped = (id: string): boolean => {
    const desk = context.desks.desk(id);
    return desk === undefined || inConflict(state.file, desk);
  };
  if (referral.because !== 'LAST_RESORT' && stopped(referral.owner)) return 'its owner is in conflict';
  if (referral.role === 'NOTICE' && isOpen(referral.state) && state.file.keepFrom.includes(referral.agency)) return 'a notice it is kept from is open';
  if (referral.watchers.some(stopped)) return 'a desk in conflict watches it';
  if (referral.backup !== null && stopped(referral.backup.desk)) return 'its backup is in conflict';
  return undefined;
}

function feedback(state: CaseState, referral: Referral): string | undefined {
  const answers = state.feedbacks.filter((answer) => answer.referralId === referral.id);
  if (referral.state === 'concluded' && answers.every(isEnded)) return 'concluded, with nothing left to tell';
  if (referral.state === 'fed_back' && !answers.every(isEnded)) return 'fed back, with an answer still to tell';
  return undefined;
}
