import type { Instant } from '@referrals/calendar';
import { REFERRAL_STATES } from '@referrals/contracts';
import { allOf, Moves } from '@referrals/policy';
import { atCoordinator, atMeant, OPEN_STATES, type CaseState, type Referral } from '../case/case.domain.js';
import type { DecisionRules } from '../case/decision-rules.domain.js';
import { standingOf, type Person, type Standing } from '../case/standing.domain.js';

export const ACTIONS = [
  'open', 'acknowledge', 'decide', 'conclude', 'return', 'reroute', 'transfer', 'reopen', 'claim', 'unclaim', 'recuse', 'release',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Who asks, where they stand to the referral, and what its case and its agency's law say. */
export interface Asker {
  readonly person: Person;
  readonly standing: Standing;
  readonly state: CaseState;
  readonly at: Instant;
  readonly rules: DecisionRules;
}

/** LEAD and SUPPORT. */
const work = ({ role }: Referral): boolean => role !== 'NOTICE';
const notice = ({ role }: Referral): boolean => role === 'NOTICE';
/** At a coordinator's desk that it is not meant for. */
const stray = (referral: Referral): boolean => atCoordinator(referral) && !atMeant(referral);

/** Something was told that its desk has not read; where it is, opening only ends that. */
export const unread = ({ unreadSince }: Referral): boolean => unreadSince !== null;
const read = (referral: Referral): boolean => !unread(referral);

/** Anybody who sees it. */
const person = (): boolean => true;
/** A member of the owning desk, or of its backup desk while that may act. */
const holder = (_: Referral, { standing }: Asker): boolean => standing.as === 'OWNER' || standing.as === 'BACKUP';
/** A supervisor of the owning desk or the coordinator of the case, also one who sits at the owning desk as well. */
const chief = (referral: Referral, { person: asker, standing, state, at }: Asker): boolean =>
  isChief(standing) || asker.desks.some((desk) => isChief(standingOf(state.file, referral, { ...asker, desks: [desk] }, at)));
const isChief = (standing: Standing | undefined): boolean => (standing?.as === 'OWNER' && standing.role === 'SUPERVISOR') || standing?.as === 'COORDINATOR';

const mayReturn = (referral: Referral, { rules }: Asker): boolean => !referral.bound && !atCoordinator(referral) && rules.mayReturn(referral.ownerAgency);
const notTheirs = ({ claimedBy }: Referral, { person: asker }: Asker): boolean => claimedBy !== asker.staff;
/** Whoever has it in hand, and a supervisor of the desk for somebody who does not put it down. */
const mayPutDown = ({ claimedBy }: Referral, { person: asker, standing }: Asker): boolean =>
  claimedBy !== null && (claimedBy === asker.staff || (standing.as === 'OWNER' && standing.role === 'SUPERVISOR'));
const withheld = ({ id }: Referral, { state }: Asker): boolean =>
  state.decisions.some((decision) => decision.referralId === id && decision.withheld !== null && decision.releasedAt === null);

/** Every move of a referral. What is not here is refused. */
export const referralMoves = new Moves<Referral, Asker, Action>({
  states: REFERRAL_STATES, initial: ['routed'], actions: ACTIONS,
  rows: [
    { action: 'open', from: ['routed'], to: 'opened', when: work, may: holder },
    { action: 'open', from: ['routed'], to: 'ended', when: allOf(notice, atMeant), may: holder },
    { action: 'open', from: ['routed'], to: 'opened', when: allOf(notice, stray), may: holder },
    { action: 'open', from: ['opened', 'acknowledged', 'accepted', 'returned'], to: 'UNCHANGED', when: unread, may: holder },
    { action: 'acknowledge', from: ['routed', 'opened'], to: 'acknowledged', when: work, may: holder },
    { action: 'decide', from: ['acknowledged', 'accepted'], to: 'accepted', when: work, may: holder },
    { action: 'conclude', from: ['acknowledged', 'accepted'], to: 'concluded', when: allOf(work, read), may: holder },
    { action: 'conclude', from: ['opened'], to: 'ended', when: allOf(notice, stray, read), may: holder },
    { action: 'return', from: ['opened', 'acknowledged'], to: 'returned', when: allOf(work, atMeant), may: allOf(holder, mayReturn) },
    { action: 'reroute', from: OPEN_STATES, to: 'routed', when: atCoordinator, may: holder },
    { action: 'transfer', from: ['opened', 'acknowledged', 'accepted'], to: 'routed', when: allOf(work, atMeant), may: holder },
    { action: 'reopen', from: ['concluded', 'fed_back'], to: 'accepted', when: work, may: chief },
    { action: 'claim', from: OPEN_STATES, to: 'UNCHANGED', may: allOf(holder, notTheirs) },
    { action: 'unclaim', from: OPEN_STATES, to: 'UNCHANGED', may: allOf(holder, mayPutDown) },
    { action: 'recuse', from: [...OPEN_STATES, 'concluded', 'fed_back', 'ended'], to: 'UNCHANGED', may: person },
    { action: 'release', from: ['accepted', 'concluded', 'fed_back'], to: 'UNCHANGED', when: work, may: allOf(holder, withheld) },
  ],
  // All answers are in; it was rerouted onto another; a notice is kept from the agency it is meant for; something new was told of it.
  system: [
    { action: 'feed-back', from: ['concluded'], to: 'fed_back' }, { action: 'merge', from: OPEN_STATES, to: 'merged' }, { action: 'keep', from: ['routed', 'opened'], to: 'ended' },
    { action: 'tell', from: ['concluded', 'fed_back'], to: 'accepted' }, { action: 'tell', from: ['ended'], to: 'routed' },
  ],
});
