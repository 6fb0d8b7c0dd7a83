import { describe, expect, it } from '@jest/globals';
import { addMillis } from '@referrals/calendar';
import { AGENCIES, DomainError, errorCatalogue, ROLES, SITES, type Agency, type ReportFiled, type EventData } from '@referrals/contracts';
import { referralDeskDuties } from '@referrals/duties';
import { decisionCodes, mayConclude, mayDecide } from '@referrals/policy';
import fc from 'fast-check';
import { brokenPromise } from '../../test/support/invariants.js';
import { PaperCase, paperFiled } from '../../test/support/paper-case.js';
import { idOf, LAST_RESORT, smallDirectory } from '@referrals/service-harness';
import type { Outcome, DecisionContext } from '../case/case-draft.domain.js';
import type { CaseState, Referral } from '../case/case.domain.js';
import { GIVEN_METHODS } from '../case/case.domain.js';
import { addAgency, supplementCase } from '../case/intake.domain.js';
import { exclude } from '../case/exclude.domain.js';
import { reassign } from '../case/relocate.domain.js';
import { give, receive } from '../feedback/feedback.domain.js';
import { allowedActions } from './allowed-actions.domain.js';
import { reroute, returnToCoordinator, transfer } from './change-owner.domain.js';
import { ACTIONS, type Action } from './moves.domain.js';
import { recuse } from './recuse.domain.js';
import { openByReading } from './reading.domain.js';
import { acknowledge, claim, conclude, decide, open, release, reopen, unclaim } from './referral.domain.js';
import { standingOf, type Person } from '../case/standing.domain.js';

/** States in which an action can be legal at all, said a second time, from the design's table and not from the code's. */
const LEGAL_FROM: Record<Action, { work: string; notice: string }> = {
  open: { work: 'routed opened acknowledged accepted returned', notice: 'routed opened' },
  acknowledge: { work: 'routed opened', notice: '' },
  decide: { work: 'acknowledged accepted', notice: '' },
  conclude: { work: 'acknowledged accepted', notice: 'opened' },
  return: { work: 'opened acknowledged', notice: '' },
  reroute: { work: 'routed opened acknowledged accepted returned', notice: 'routed opened' },
  transfer: { work: 'opened acknowledged accepted', notice: '' },
  reopen: { work: 'concluded fed_back', notice: '' },
  claim: { work: 'routed opened acknowledged accepted returned', notice: 'routed opened' },
  unclaim: { work: 'routed opened acknowledged accepted returned', notice: 'routed opened' },
  recuse: { work: 'routed opened acknowledged accepted returned concluded fed_back', notice: 'routed opened ended' },
  release: { work: 'accepted concluded fed_back', notice: '' },
};
/** And when its owner must be able to: said a second time as well. */
function ownerMust(action: Action, referral: Referral, person: Person): boolean {
  const coordinator = referral.ownerAgency === 'COORD' || referral.because === 'LAST_RESORT';
  const meant = referral.ownerAgency === referral.agency && referral.because !== 'LAST_RESORT';
  switch (action) {
    case 'open': return referral.state === 'routed' || referral.unreadSince !== null;
    case 'conclude': return referral.unreadSince === null;
    case 'reroute': return coordinator;
    case 'transfer': return meant;
    case 'return': return meant && !coordinator && !referral.bound && !['PSB', 'PROC', 'COURT'].includes(referral.ownerAgency);
    case 'reopen': return person.desks[0]?.role === 'SUPERVISOR';
    case 'claim': return referral.claimedBy !== person.staff;
    case 'unclaim': return referral.claimedBy !== null && (referral.claimedBy === person.staff || person.desks[0]?.role === 'SUPERVISOR');
    case 'release': return false;
    default: return true;
  }
}
const codes = [
  'RECEIVED', 'CRIM_FILED', 'NOT_POLICE', 'WARNING_LETTER', 'MEDIATED', 'NOT_OURS', 'VISITED', 'AID', 'TO_OTHER_PLACE', 'TO_POLICE', 'UNFOUNDED', 'DONE', 'FILED',
  'CORRECTIVE', 'PLACED', 'NO_SUCH',
];
const deskCodes = [...smallDirectory.map((sketch) => sketch.code), LAST_RESORT.code];

interface Dice { referral: number; who: number; a: number; b: number; c: number }
const dice = fc.record({ referral: fc.nat(30), who: fc.nat(99), a: fc.nat(1_000), b: fc.nat(1_000), c: fc.nat(1_000) });
const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;

type Model = Record<string, never>;
type Step = fc.Command<Model, PaperCase>;

/** Tries a change: either it takes effect whole and every promise still holds, or it is refused by a known code and nothing changed. */
function attempt(paper: PaperCase, change: (state: CaseState, context: DecisionContext) => Outcome): DomainError | undefined {
  const before = paper.state;
  const frozen = JSON.stringify(before);
  let refused: DomainError | undefined;
  try {
    paper.take(change);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(errorCatalogue[error.code]?.status).toBeLessThan(500);
    refused = error;
    expect(paper.state).toBe(before);
  }
  expect(JSON.stringify(before)).toBe(frozen);
  expect(brokenPromise(paper)).toBeUndefined();
  expect(paper.duties.missing(paper.state)).toBeUndefined();
  growsOnly(before, paper.state);
  return refused;
}

/** Nothing is withdrawn: referrals, decisions and answers stay, roles only rise, versions rise by one or stay. */
function growsOnly(before: CaseState, after: CaseState): void {
  for (const was of before.referrals) {
    const now = after.referrals.find((referral) => referral.id === was.id) as Referral;
    expect(ROLES.indexOf(now.role)).toBeLessThanOrEqual(ROLES.indexOf(was.role));
    expect([was.version, was.version + 1]).toContain(now.version);
    if (was.version === now.version && was !== now) {
      expect({ ...now, state: was.state, firstOwnMoveAt: was.firstOwnMoveAt, unreadSince: was.unreadSince, readThrough: was.readThrough }).toEqual(was);
    }
    if (was.bound) expect(now.returns).toBe(was.returns);
    if (was.state === 'merged') expect(now.state).toBe('merged');
  }
  expect(after.decisions.length).toBeGreaterThanOrEqual(before.decisions.length);
  expect(after.feedbacks.length).toBeGreaterThanOrEqual(before.feedbacks.length);
}

const command = (name: string, d: unknown, run: (paper: PaperCase, model: Model) => void): Step => ({
  check: (): boolean => true, run: (model, paper): void => run(paper, model), toString: () => `${name} ${JSON.stringify(d)}`,
});

/** Mostly somebody of the desk that holds it, often its coordinator, sometimes anybody at all. */
function somebody(paper: PaperCase, referral: Referral, { who, b }: Dice): Person {
  const owner = paper.owner(referral);
  const backup = deskCodes.find((code) => idOf(`desk ${code}`) === referral.backup?.desk);
  if (who < 55) return paper.person(owner);
  if (who < 65) return paper.person(`supervisor.${owner}`);
  if (who < 72 && backup !== undefined) return paper.person(backup);
  if (who < 80) return paper.person(pick(['coord.yx', 'coord.city', 'coord.ls'], b));
  return paper.person(`${who % 2 ? 'supervisor.' : ''}${pick(deskCodes, b)}`);
}

function perform(action: Action, id: string, person: Person, d: Dice): (state: CaseState, context: DecisionContext) => Outcome {
  const input = {
    code: pick(codes, d.a), ...(d.b % 2 ? { toAgency: pick(AGENCIES, d.c) } : {}), ...(d.c % 3 ? {} : { proof: '签收回执' }), ...(d.c % 2 ? { note: '已电话告知' } : {}),
    ...(d.a % 5 ? {} : { withhold: { reason: '侦查需要' } }), ...(d.b % 7 ? {} : { text: '已处理' }),
  };
  const to = { ...(d.a % 3 ? { desk: idOf(`desk ${pick(deskCodes, d.b)}`) } : {}), ...(d.a % 2 ? { agency: pick(AGENCIES, d.c) } : {}) };
  switch (action) {
    case 'open': return (state, context) => open(state, id, person, context);
    case 'acknowledge': return (state, context) => acknowledge(state, id, person, context);
    case 'decide': return (state, context) => decide(state, id, person, input, context);
    case 'conclude': return (state, context) => conclude(state, id, person, input, context);
    case 'return': return (state, context) => returnToCoordinator(state, id, person, { reason: pick(['NOT_HERE', 'NOT_OUR_FIELD', 'OTHER'], d.a) }, context);
    case 'reroute': return (state, context) => reroute(state, id, person, to, context);
    case 'transfer': return (state, context) => transfer(state, id, person, to, context);
    case 'reopen': return (state, context) => reopen(state, id, person, context);
    case 'claim': return (state, context) => claim(state, id, person, context);
    case 'unclaim': return (state, context) => unclaim(state, id, person, context);
    case 'recuse': return (state, context) => recuse(state, id, person, context);
    case 'release': return (state, context) => release(state, id, person, context);
  }
}

/** A move is legal when the code's table allows it; then it succeeds or names a faulty field. Otherwise ILLEGAL_MOVE, or NOT_FOUND for strangers. */
const move = (action: Action, d: Dice): Step => command(action, d, (paper) => {
  const referral = pick(paper.state.referrals, d.referral);
  const person = somebody(paper, referral, d);
  const allowed = allowedActions(paper.state, referral, person, paper.at, paper.context.rules);
  const standing = standingOf(paper.state.file, referral, person, paper.at);
  const stranger = standing === undefined;
  const possible = LEGAL_FROM[action][referral.role === 'NOTICE' ? 'notice' : 'work'].split(' ').includes(referral.state);
  const { handOvers } = paper.state.file;
  const refused = attempt(paper, perform(action, referral.id, person, d));
  if (!possible) expect(refused?.code).toBe(stranger ? 'NOT_FOUND' : 'ILLEGAL_MOVE');
  if (stranger) expect(refused?.code).toBe('NOT_FOUND');
  else if (!allowed.includes(action)) expect(action === 'conclude' ? ['ILLEGAL_MOVE', 'SUPPLEMENT_UNREAD'] : ['ILLEGAL_MOVE']).toContain(refused?.code);
  else expect(['ILLEGAL_MOVE', 'NOT_FOUND']).not.toContain(refused?.code);
  if (possible && standing?.as === 'OWNER' && ownerMust(action, referral, person)) expect(allowed).toContain(action);
  if (refused?.code === 'SUPPLEMENT_UNREAD') expect(referral.unreadSince).not.toBeNull();
  if (refused?.code === 'ILLEGAL_MOVE' || refused?.code === 'SUPPLEMENT_UNREAD') expect(refused.facts.allowedActions).toEqual(allowed);
  if (referral.bound) expect(paper.state.file.handOvers).toBe(handOvers);
  if (action === 'open' && refused === undefined) expect(paper.state.referrals.find(({ id }) => id === referral.id)?.version).toBe(referral.version);
});

/** Goes on with a referral as its owner may: an action from the table with input that fits, so that runs get deep. */
const goOn = (d: Dice): Step => command('go on', d, (paper) => {
  const referral = pick(paper.state.referrals, d.referral);
  const person = paper.person(`${d.who < 60 ? '' : 'supervisor.'}${paper.owner(referral)}`);
  const allowed = allowedActions(paper.state, referral, person, paper.at, paper.context.rules).filter((action) => !['recuse', 'claim', 'unclaim'].includes(action));
  if (allowed.length === 0) return;
  const action = pick(allowed, d.a);
  const own = decisionCodes[referral.ownerAgency].filter(action === 'decide' ? mayDecide : mayConclude);
  // Every other conclusion hands the work on.
  const handing = own.filter((code) => code.handsOverTo !== undefined);
  const { code } = pick(d.c % 2 && handing.length > 0 ? handing : own, d.b);
  const input = { code, note: '已告知', proof: '签收回执', ...(d.b % 5 ? {} : { withhold: { reason: '侦查需要' } }), ...(own.find((one) => one.code === code)?.handsOverTo === 'NAMED' ? { toAgency: pick(AGENCIES, d.c) } : {}) };
  const peers = [...paper.sketches.values()].filter((sketch) => sketch.agency === referral.agency).map((sketch) => idOf(`desk ${sketch.code}`));
  const to = d.c % 3 === 0 ? { agency: referral.agency } : d.c % 3 === 1 ? { desk: pick(peers.length > 0 ? peers : [referral.owner], d.b) } : { agency: pick(AGENCIES, d.b) };
  const refused = attempt(paper, action === 'transfer' ? (state, context) => transfer(state, referral.id, person, { desk: pick(peers.length > 0 ? peers : [referral.owner], d.b) }, context)
    : action === 'reroute' ? (state, context) => reroute(state, referral.id, person, to, context)
    : action === 'decide' ? (state, context) => decide(state, referral.id, person, input, context)
    : action === 'conclude' ? (state, context) => conclude(state, referral.id, person, input, context) : perform(action, referral.id, person, d));
  expect(['ILLEGAL_MOVE', 'NOT_FOUND']).not.toContain(refused?.code);
});

const request = fc.record({
  agency: fc.constantFrom(...AGENCIES), site: fc.constantFrom(...SITES), role: fc.constantFrom(...ROLES),
  division: fc.constantFrom('430223', '430223104', '430223104208', '430203', '430299'),
});
type Requests = EventData<typeof ReportFiled>['referrals'];
const unique = (requests: Requests): Requests => [...new Map(requests.map((one) => [`${one.agency} ${one.site}`, one])).values()];
const requests = fc.array(request, { minLength: 1, maxLength: 6 }).map(unique);
const excludedDesks = fc.array(fc.constantFrom(...deskCodes.filter((code) => code !== LAST_RESORT.code)), { maxLength: 2 }).map((desks) => desks.map((code) => idOf(`desk ${code}`)));
const excludedAgencies = fc.constantFrom<Agency[]>([], [], [], ['VILLAGE', 'TOWNSHIP']);
/** Whom it must not reach, and of that what must not be told. */
const hiding = fc.record({
  excludedDesks, excludedAgencies, reporterHidden: fc.boolean(), untold: fc.boolean(), keepFrom: fc.constantFrom<Agency[]>([], [], ['TOWNSHIP'], ['TOWNSHIP', 'VILLAGE']),
}).map(({ untold, ...told }) => ({
  ...told, excludedAgencies: [...new Set([...told.excludedAgencies, ...told.keepFrom])].sort(), untoldDesks: told.reporterHidden && untold ? told.excludedDesks : [],
}));

const steps = [
  ...Array.from({ length: 24 }, () => dice.map(goOn)),
  ...ACTIONS.map((action) => dice.map((d) => move(action, d))),
  fc.record({ requests, hiding, countyPoliceOnly: fc.boolean() }).map((input) => command('supplement', input, (paper) => {
    attempt(paper, (state, context) => supplementCase(state, {
      ...paperFiled, referrals: input.requests, ...input.hiding,
      countyPoliceOnly: input.countyPoliceOnly, supplementedAt: paper.at,
    }, context));
  })),
  hiding.map((input) => command('exclude', input, (paper) => { attempt(paper, (state, context) => exclude(state, input, context)); })),
  dice.map((d) => command('close', d, (paper) => {
    const code = pick(deskCodes, d.a);
    const sketch = paper.sketches.get(code);
    if (sketch === undefined || code === LAST_RESORT.code) return;
    paper.record(d.b % 2 ? { ...sketch, closesOn: '2026-05-11' } : { ...sketch, members: [] });
    attempt(paper, (state, context) => reassign(state, idOf(`desk ${code}`), context));
  })),
  dice.map((d) => command('add', d, (paper) => {
    const input = { agency: pick(AGENCIES, d.a), role: pick(ROLES, d.b), ...(d.c % 2 ? { site: pick(SITES, d.c) } : {}) };
    const refused = attempt(paper, (state, context) => addAgency(state, paper.person(d.who < 80 ? 'coord.yx' : pick(deskCodes, d.c)), input, context));
    if (refused !== undefined) expect(['NOT_FOUND', 'AGENCY_KEPT_FROM']).toContain(refused.code);
  })),
  dice.map((d) => command('receive', d, (paper) => {
    const ids = paper.state.feedbacks.filter((_, index) => (d.a + index) % 2 === 0).map((feedback) => feedback.id);
    expect(attempt(paper, (state, context) => receive(state, ids, context))).toBeUndefined();
  })),
  dice.map((d) => command('give', d, (paper) => {
    const feedback = paper.state.feedbacks[d.a % Math.max(1, paper.state.feedbacks.length)];
    const referral = paper.state.referrals.find(({ id }) => id === feedback?.referralId);
    if (feedback === undefined || referral === undefined) return;
    attempt(paper, (state, context) => give(state, feedback.id, somebody(paper, referral, d), { method: pick(GIVEN_METHODS, d.b), at: paper.at }, context));
  })),
  dice.map((d) => command('read', d, (paper) => {
    const referral = pick(paper.state.referrals, d.referral);
    attempt(paper, (state, context) => openByReading(state, referral.id, d.a % 3 ? referral.owner : idOf(`desk ${pick(deskCodes, d.b)}`), context));
  })),
  fc.nat(7_200_000).map((millis) => command('wait', millis, (paper) => { paper.at = addMillis(paper.at, millis); })),
];

const filing = fc.record({ requests, hiding, countyPoliceOnly: fc.boolean(), tell: fc.constantFrom('FULL' as const, 'LESS' as const) });
const anyHistory = (pack = referralDeskDuties) => fc.property(filing, fc.commands(steps, { maxCommands: 60, size: 'max' }), (filed, commands) => {
  const paper = new PaperCase(undefined, pack).file({
    referrals: filed.requests, ...filed.hiding, countyPoliceOnly: filed.countyPoliceOnly, tell: filed.tell,
  });
  expect(brokenPromise(paper)).toBeUndefined();
  expect(paper.duties.missing(paper.state)).toBeUndefined();
  fc.modelRun(() => ({ model: {}, real: paper }), commands);
});

describe('any sequence of moves by any mix of desks', () => {
  it('leaves every referral with one owner who can act, refuses what is illegal without a trace, and never lets a desk in conflict in', () => {
    fc.assert(anyHistory(), { numRuns: 600 });
  }, 300_000);

  it.each(['RD-OPEN-LEAD', 'RD-OPEN-SUPPORT', 'RD-OPEN-NOTICE', 'RD-PLACE', 'RD-ACK', 'RD-POLICE', 'RD-DECIDE', 'RD-PROGRESS', 'RD-TELL', 'RD-HELD'])(
    'would leave something that nobody owes, were there no %s', (left) => {
      const less = { ...referralDeskDuties, rows: referralDeskDuties.rows.filter(({ id }) => id !== left) };
      expect(less.rows.length).toBeLessThan(referralDeskDuties.rows.length);
      expect(String(fc.check(anyHistory(less), { numRuns: 600, endOnFailure: true }).errorInstance)).toMatch(/owes nothing|is owed by nobody|nobody looks again/);
    }, 300_000);
});
