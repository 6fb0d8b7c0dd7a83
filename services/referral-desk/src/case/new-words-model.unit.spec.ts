import { describe, expect, it } from '@jest/globals';
import { addMillis } from '@referrals/calendar';
import { AGENCIES, ROLES, type Agency } from '@referrals/contracts';
import { decisionCodes, mayConclude, mayDecide } from '@referrals/policy';
import { idOf, LAST_RESORT, smallDirectory } from '@referrals/service-harness';
import fc from 'fast-check';
import { brokenPromise } from '../../test/support/invariants.js';
import { paperFiled } from '../../test/support/paper-case.js';
import { ToldCase } from '../../test/support/told-case.js';
import { receive } from '../feedback/feedback.domain.js';
import { allowedActions } from '../referral/allowed-actions.domain.js';
import { reroute, returnToCoordinator, transfer } from '../referral/change-owner.domain.js';
import type { Action } from '../referral/moves.domain.js';
import { recuse } from '../referral/recuse.domain.js';
import { acknowledge, claim, conclude, decide, open, release, reopen, unclaim } from '../referral/referral.domain.js';
import type { DecisionContext, Outcome } from './case-draft.domain.js';
import type { CaseState, Referral } from './case.domain.js';
import { addAgency } from './intake.domain.js';
import { exclude } from './exclude.domain.js';
import { reassign } from './relocate.domain.js';
import type { Person } from './standing.domain.js';

const deskCodes = smallDirectory.map(({ code }) => code);
const desk = (code: string): string => idOf(`desk ${code}`);
const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;
interface Dice { referral: number; who: number; a: number; b: number; c: number }
const dice = fc.record({ referral: fc.nat(30), who: fc.nat(99), a: fc.nat(1_000), b: fc.nat(1_000), c: fc.nat(1_000) });

type Step = fc.Command<Record<string, never>, ToldCase>;
const command = (name: string, d: unknown, act: (told: ToldCase) => void): Step => ({
  check: () => true,
  run(_, told) {
    act(told);
    expect(brokenPromise(told.paper)).toBeUndefined();
    expect(told.silent()).toBeUndefined();
  },
  toString: () => `${name} ${JSON.stringify(d)}`,
});
const dicing = (name: string, act: (told: ToldCase, d: Dice) => void): fc.Arbitrary<Step> => dice.map((d) => command(name, d, (told) => act(told, d)));

type Move = (state: CaseState, context: DecisionContext) => Outcome;

function moveOf(action: Action, referral: Referral, person: Person, d: Dice): Move {
  const { id } = referral;
  const own = decisionCodes[referral.ownerAgency].filter(action === 'decide' ? mayDecide : mayConclude);
  const handing = own.filter((code) => code.handsOverTo !== undefined);
  const { code, handsOverTo } = pick(d.c % 2 && handing.length > 0 ? handing : own, d.b);
  const input = { code, note: '已告知', proof: '签收回执', ...(handsOverTo === 'NAMED' ? { toAgency: pick(AGENCIES, d.c) } : {}), ...(d.a % 7 ? {} : { withhold: { reason: '侦查需要' } }) };
  const peers = smallDirectory.filter(({ agency }) => agency === referral.agency).map((sketch) => desk(sketch.code));
  const to = d.c % 3 === 0 ? { agency: referral.agency } : d.c % 3 === 1 ? { desk: pick(peers.length > 0 ? peers : [referral.owner], d.b) } : { agency: pick(AGENCIES, d.b) };
  const moves: Record<Action, Move> = {
    open: (state, context) => open(state, id, person, context),
    acknowledge: (state, context) => acknowledge(state, id, person, context),
    decide: (state, context) => decide(state, id, person, input, context),
    conclude: (state, context) => conclude(state, id, person, input, context),
    return: (state, context) => returnToCoordinator(state, id, person, { reason: 'NOT_HERE' }, context),
    reroute: (state, context) => reroute(state, id, person, to, context),
    transfer: (state, context) => transfer(state, id, person, to, context),
    reopen: (state, context) => reopen(state, id, person, context),
    claim: (state, context) => claim(state, id, person, context),
    recuse: (state, context) => recuse(state, id, person, context),
    unclaim: (state, context) => unclaim(state, id, person, context),
    release: (state, context) => release(state, id, person, context),
  };
  return moves[action];
}

/** What it means for what was read and answered: said from what people did, not from marks. */
function move(told: ToldCase, referral: Referral, action: Action, change: Move): boolean {
  const { words, heard } = told;
  const read = words.get(referral.id) ?? 0;
  const done = told.change(change, () => (referral.unreadSince === null ? heard : read));
  if (!done) return false;
  if (action === 'open') words.set(referral.id, heard);
  if (action === 'conclude') told.answered.set(referral.id, words.get(referral.id) ?? 0);
  const now = told.of(referral.id);
  // What is unread of one that is merged is unread of the other.
  if (now.mergedInto !== null && referral.mergedInto === null && referral.unreadSince !== null) words.set(now.mergedInto, Math.min(words.get(now.mergedInto) ?? 0, read));
  return true;
}

/** Mostly whoever holds it goes on with it as the table lets them; often the conclusion, however often it is refused. */
const goOn = dicing('go on', (told, d) => {
  const { paper } = told;
  const referral = pick(paper.state.referrals, d.referral);
  const person = paper.person(`${d.who < 70 ? '' : 'supervisor.'}${paper.owner(referral)}`);
  const allowed = allowedActions(paper.state, referral, person, paper.at, paper.context.rules).filter((action) => !['recuse', 'claim', 'unclaim'].includes(action));
  const action = d.who % 5 === 0 ? 'conclude' : pick(allowed.length > 0 ? allowed : ['open' as const], d.a);
  const done = move(told, referral, action, moveOf(action, referral, person, d));
  if (done && action === 'conclude') expect(referral.unreadSince).toBeNull();
});
/** Given back, and sent by the coordinator onto another referral that there is. */
const merge = dicing('merge', (told, d) => {
  const { paper } = told;
  const referral = pick(paper.state.referrals, d.referral);
  if (referral.state === 'opened' || referral.state === 'acknowledged') move(told, referral, 'return', moveOf('return', referral, paper.person(paper.owner(referral)), d));
  const { agency } = pick(paper.state.referrals, d.a);
  const now = told.of(referral.id);
  const person = paper.person(paper.owner(now));
  move(told, now, 'reroute', (state, context) => reroute(state, now.id, person, { agency }, context));
});
const anybody = dicing('anybody', (told, d) => {
  const { paper } = told;
  const referral = pick(paper.state.referrals, d.referral);
  const person = paper.person(`${d.who % 2 ? 'supervisor.' : ''}${pick(deskCodes, d.b)}`);
  const action = pick(['open', 'conclude', 'reopen', 'reroute', 'acknowledge', 'return', 'transfer'] as const, d.a);
  move(told, referral, action, moveOf(action, referral, person, d));
});

const request = fc.record({
  agency: fc.constantFrom(...AGENCIES), site: fc.constantFrom('NOW' as const, 'RESIDENCE' as const, 'HARM' as const), role: fc.constantFrom(...ROLES),
  division: fc.constantFrom('430223', '430223104', '430203', '430299'),
});
const requests = fc.array(request, { minLength: 1, maxLength: 4 }).map((all) => [...new Map(all.map((one) => [`${one.agency} ${one.site}`, one])).values()]);
const barred = fc.oneof({ arbitrary: fc.constant([] as string[]), weight: 5 }, { arbitrary: fc.constantFrom(...deskCodes).map((code) => [desk(code)]), weight: 1 });
const supplement = fc.record({ referrals: fc.oneof(fc.constant<typeof paperFiled.referrals>([]), requests), excludedDesks: barred, excludedAgencies: fc.constantFrom<Agency[]>([], [], [], ['VILLAGE', 'TOWNSHIP']) })
  .map((input) => command('supplement', input, (told) => told.supplement(input)));

const steps = [
  ...Array.from({ length: 12 }, () => goOn), anybody, anybody, merge, merge, merge, supplement, supplement, supplement,
  ...Array.from({ length: 4 }, () => dicing('hear', (told) => { told.next(); })),
  ...Array.from({ length: 3 }, () => dicing('read', (told, d) => {
    const referral = pick(told.paper.state.referrals, d.referral);
    const by = d.a % 4 ? referral.owner : d.a % 8 ? referral.backup?.desk ?? referral.owner : desk(pick(deskCodes, d.b));
    told.read(referral.id, by, d.c % 4 > 0);
  })),
  dicing('hear of an old reading', (told, d) => told.hearAgain(d.a)),
  dicing('receive', (told, d) => {
    const ids = told.paper.state.feedbacks.filter((_, index) => (d.a + index) % 3 > 0).map(({ id }) => id);
    told.change((state, context) => receive(state, ids, context));
  }),
  dicing('add', (told, d) => {
    told.change((state, context) => addAgency(state, told.paper.person('coord.yx'), { agency: pick(AGENCIES, d.a), role: pick(ROLES, d.b) }, context));
  }),
  dicing('recuse', (told, d) => {
    const referral = pick(told.paper.state.referrals, d.referral);
    const person = told.paper.person(`${d.a % 2 ? 'supervisor.' : ''}${told.paper.owner(referral)}`);
    told.change((state, context) => recuse(state, referral.id, person, context));
  }),
  dicing('close', (told, d) => {
    const code = pick(deskCodes, d.a);
    const sketch = told.paper.sketches.get(code);
    if (sketch === undefined) return;
    told.paper.record(d.b % 3 === 0 ? { code, agency: sketch.agency, jurisdiction: sketch.jurisdiction } : d.b % 3 === 1 ? { ...sketch, closesOn: '2026-05-11' } : { ...sketch, members: [] });
    // The task that follows may come much later.
    if (d.c % 2) told.change((state, context) => reassign(state, desk(code), context));
  }),
  barred.map((excludedDesks) => command('exclude', excludedDesks, (told) => { told.change((state, context) => exclude(state, { excludedDesks, excludedAgencies: [] }, context)); })),
  fc.nat(5_400_000).map((millis) => command('wait', millis, (told) => { told.paper.at = addMillis(told.paper.at, millis); })),
];

describe('supplements at any moment', () => {
  it('are never without a referral that owes a reading and an answer to them, or has read and answered, whatever comes between', () => {
    const filing = fc.record({ referrals: requests, excludedDesks: barred });
    const seen = { concludedAgain: 0, refound: 0, merged: 0 };
    fc.assert(fc.property(filing, fc.commands(steps, { maxCommands: 70, size: 'max' }), (filed, commands) => {
      const told = new ToldCase({ ...filed, excludedDesks: filed.excludedDesks.filter((id) => id !== desk(LAST_RESORT.code)) });
      fc.modelRun(() => ({ model: {}, real: told }), commands);
      // Everything told is heard; then nothing is silent.
      while (told.next()) expect(brokenPromise(told.paper)).toBeUndefined();
      expect(told.heard).toBe(told.told);
      expect(told.silent()).toBeUndefined();
      seen.concludedAgain += told.paper.state.referrals.filter(({ id }) => (told.answered.get(id) ?? 0) > 0).length;
      seen.merged += told.paper.state.referrals.filter(({ state }) => state === 'merged').length;
      seen.refound += told.paper.state.referrals.filter(({ unreadSince, state }) => unreadSince !== null && state === 'routed').length;
    }), { numRuns: 600 });
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(3);
  }, 300_000);
});
