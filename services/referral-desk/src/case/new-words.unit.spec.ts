import { describe, expect, it } from '@jest/globals';
import { addMillis } from '@referrals/calendar';
import { REFERRAL_STATES, type Agency } from '@referrals/contracts';
import { idOf, LAST_RESORT } from '@referrals/service-harness';
import { brokenPromise } from '../../test/support/invariants.js';
import { FILED_AT, PaperCase, paperFiled } from '../../test/support/paper-case.js';
import { receive } from '../feedback/feedback.domain.js';
import { allowedActions } from '../referral/allowed-actions.domain.js';
import { reroute, returnToCoordinator, transfer } from '../referral/change-owner.domain.js';
import { readByEvent } from '../referral/reading.domain.js';
import { recuse } from '../referral/recuse.domain.js';
import { acknowledge, conclude, decide, open, type DecisionInput } from '../referral/referral.domain.js';
import { reportState } from './report-state.domain.js';
import { supplementCase } from './intake.domain.js';
import { effectOf, tellUnheard } from './new-words.domain.js';

const desk = (code: string): string => idOf(`desk ${code}`);
const owned = (paper: PaperCase, agency: string): string => paper.owner(paper.of(agency));
const supplement = (paper: PaperCase, input: Partial<Parameters<typeof supplementCase>[1]> = {}): string[] => {
  paper.at = addMillis(paper.at, 60_000);
  const { facts } = paper.take((state, context) => supplementCase(state, { ...paperFiled, supplementedAt: paper.at, ...input }, context));
  expect(brokenPromise(paper)).toBeUndefined();
  return facts.map(({ kind, referral }) => `${kind} ${paper.state.referrals.find(({ id }) => id === referral)?.agency}`);
};
const by = (paper: PaperCase, agency: string, account: string, move: (...of: never[]) => unknown, input?: object): void => {
  paper.take((state, context) => (move as (...of: unknown[]) => ReturnType<typeof open>)(state, paper.of(agency).id, paper.person(account), ...input === undefined ? [] : [input], context));
};
const read = (paper: PaperCase, agency: string, code: string, at = paper.at): void => {
  paper.take((state, context) => readByEvent(state, paper.of(agency).id, desk(code), at, context));
};
const may = (paper: PaperCase, agency: string, account: string): string[] => allowedActions(paper.state, paper.of(agency), paper.person(account), paper.at, paper.context.rules);
const finish = (paper: PaperCase, agency: Agency, input: DecisionInput): void => {
  if (['routed', 'opened'].includes(paper.of(agency).state)) by(paper, agency, owned(paper, agency), acknowledge);
  by(paper, agency, owned(paper, agency), conclude, input);
};
const answerAll = (paper: PaperCase): void => { paper.take((state, context) => receive(state, state.feedbacks.map(({ id }) => id), context)); };

/** Every referral worked to its end, every answer received. */
function closed(): PaperCase {
  const paper = new PaperCase().file();
  finish(paper, 'PSB', { code: 'WARNING_LETTER' });
  finish(paper, 'CIV', { code: 'AID' });
  finish(paper, 'EDU', { code: 'UNFOUNDED' });
  by(paper, 'PROC', 'proc.yx', open);
  answerAll(paper);
  expect(reportState(paper.state.referrals)).toBe('closed');
  return paper;
}

describe('what something new is to a referral', () => {
  it('stands in a table of every role and state', () => {
    const of = (role: 'LEAD' | 'SUPPORT' | 'NOTICE'): string => REFERRAL_STATES.map((state) => `${state} ${effectOf({ role, state })}`).join(', ');
    const work = 'routed MARK, opened MARK, acknowledged MARK, accepted MARK, concluded REOPEN, returned MARK, fed_back REOPEN, ended ROUTE, merged NOTHING';
    expect([of('LEAD'), of('SUPPORT'), of('NOTICE')]).toEqual([work, work, work.replace('routed MARK', 'routed NOTHING')]);
  });

  it('is work again for all of a closed report, and ends only by a further conclusion', () => {
    const paper = closed();
    const before = paper.state;
    expect(supplement(paper)).toEqual([
      'supplemented PSB', 'reopened PSB', 'supplemented CIV', 'reopened CIV', 'supplemented EDU', 'reopened EDU', 'routed PROC',
    ]);
    expect(reportState(paper.state.referrals)).toBe('in_handling');
    expect(paper.of('PSB')).toMatchObject({ state: 'accepted', unreadSince: paper.at, owner: before.referrals[0]?.owner });
    expect(paper.of('PROC')).toMatchObject({ state: 'routed', unreadSince: null });
    expect([paper.state.decisions, paper.state.feedbacks]).toEqual([before.decisions, before.feedbacks]);
    answerAll(paper);
    expect(paper.of('PSB').state).toBe('accepted');
    by(paper, 'PSB', 'psb.yx', open);
    expect(paper.of('PSB')).toMatchObject({ state: 'accepted', unreadSince: null, readThrough: paper.at });
    finish(paper, 'PSB', { code: 'CRITICISED' });
    expect(paper.of('PSB').state).toBe('concluded');
    expect(paper.state.feedbacks.filter(({ referralId }) => referralId === paper.of('PSB').id).map(({ receivedAt }) => receivedAt === null)).toEqual([false, true]);
  });

  it('stays unread since the first of it, and leaves the version of what is open', () => {
    const paper = new PaperCase().file();
    by(paper, 'EDU', 'edu.yx', acknowledge);
    const { version } = paper.of('EDU');
    supplement(paper);
    const first = paper.at;
    expect(supplement(paper)).toEqual(['supplemented PSB', 'supplemented CIV', 'supplemented EDU']);
    expect(paper.of('EDU')).toMatchObject({ state: 'acknowledged', version, unreadSince: first });
    expect(paper.of('PSB')).toMatchObject({ state: 'routed', version: 1, unreadSince: first });
  });

  it('of a desk that closed, is barred or has nobody left is found again by the desk rules', () => {
    const paper = closed();
    paper.record({ code: 'civ.yx', agency: 'CIV', jurisdiction: '430223', closesOn: '2026-05-11' });
    by(paper, 'PSB', 'psb.yx', recuse);
    by(paper, 'PSB', 'supervisor.psb.yx', recuse);
    supplement(paper, { excludedDesks: [desk('edu.yx')] });
    for (const [agency, code] of [['PSB', 'psb.city'], ['CIV', 'civ.city'], ['EDU', 'edu.city']] as const) {
      expect([owned(paper, agency), paper.of(agency).state, paper.of(agency).unreadSince]).toEqual([code, 'routed', paper.at]);
    }
  });

  it('and a notice that strayed to a coordinator is opened again, or marked where it is open', () => {
    const stray = { agency: 'CAC' as const, site: 'NOW' as const, role: 'NOTICE' as const, division: '430299' };
    const paper = new PaperCase().file({ referrals: [stray, ...paperFiled.referrals] });
    by(paper, 'CAC', 'coord.city', open);
    supplement(paper);
    expect(paper.of('CAC')).toMatchObject({ state: 'opened', unreadSince: paper.at });
    expect(() => by(paper, 'CAC', 'coord.city', conclude, { note: '已函告' })).toThrow('SUPPLEMENT_UNREAD');
    by(paper, 'CAC', 'coord.city', open);
    by(paper, 'CAC', 'coord.city', conclude, { note: '已函告' });
    expect(paper.of('CAC').state).toBe('ended');
    supplement(paper);
    expect(paper.of('CAC')).toMatchObject({ state: 'routed', unreadSince: null, owner: desk('coord.city') });
  });

  it('a role that rises and an agency that is new are as before', () => {
    const paper = closed();
    supplement(paper, { referrals: [{ agency: 'PROC', site: 'NOW', role: 'LEAD', division: '430223' }, { agency: 'WF', site: 'NOW', role: 'SUPPORT', division: '430223' }] });
    expect(paper.of('PROC')).toMatchObject({ role: 'LEAD', state: 'routed' });
    expect(paper.of('WF')).toMatchObject({ state: 'routed', unreadSince: null });
  });
});

describe('reading it', () => {
  it('ends what is unread in every state; in routed opening works as ever', () => {
    const paper = new PaperCase().file();
    by(paper, 'CIV', 'civ.yx', acknowledge);
    by(paper, 'EDU', 'edu.yx', open);
    supplement(paper);
    const { version } = paper.of('CIV');
    for (const [agency, account, state] of [['PSB', 'psb.yx', 'opened'], ['CIV', 'civ.yx', 'acknowledged'], ['EDU', 'edu.yx', 'opened']] as const) {
      expect(may(paper, agency, account)).toContain('open');
      by(paper, agency, account, open);
      expect(paper.of(agency)).toMatchObject({ state, unreadSince: null, readThrough: paper.at });
      expect(() => by(paper, agency, account, open)).toThrow('ILLEGAL_MOVE');
    }
    expect(paper.of('CIV').version).toBe(version);
  });

  it('of its content counts for the desk that owns it, or backs it up and may act, and only of what was there to read', () => {
    const paper = new PaperCase().file();
    supplement(paper);
    const first = paper.at;
    read(paper, 'PSB', 'psb.ls');
    read(paper, 'PSB', 'psb.city');
    expect(paper.of('PSB').unreadSince).toBe(first);
    supplement(paper);
    read(paper, 'PSB', 'psb.yx', first);
    expect(paper.of('PSB').unreadSince).toBe(first);
    paper.at = addMillis(paper.at, 3_600_000);
    read(paper, 'PSB', 'psb.city');
    expect(paper.of('PSB')).toMatchObject({ state: 'routed', unreadSince: null, readThrough: paper.at });
    read(paper, 'CIV', 'civ.yx');
    expect(paper.of('CIV').unreadSince).toBeNull();
  });

  it('may be heard of before what was read', () => {
    const paper = new PaperCase().file();
    const told = addMillis(paper.at, 1_000);
    paper.at = addMillis(paper.at, 2_000);
    read(paper, 'PSB', 'psb.yx');
    paper.take((state, context) => supplementCase(state, { ...paperFiled, supplementedAt: told }, context));
    expect([paper.of('PSB').unreadSince, paper.of('CIV').unreadSince]).toEqual([null, told]);
    // In one moment both: rather read twice than not at all.
    paper.take((state, context) => supplementCase(state, { ...paperFiled, supplementedAt: paper.at }, context));
    expect(paper.of('PSB').unreadSince).toBe(paper.at);
  });

  it('goes before concluding; deciding and acknowledging may go on', () => {
    const paper = new PaperCase().file();
    supplement(paper);
    by(paper, 'EDU', 'edu.yx', acknowledge);
    by(paper, 'EDU', 'edu.yx', decide, { code: 'FILED' });
    expect(may(paper, 'EDU', 'edu.yx')).toEqual(['open', 'decide', 'transfer', 'claim', 'recuse']);
    expect(() => by(paper, 'EDU', 'edu.yx', conclude, { code: 'FILED' }))
      .toThrow(expect.objectContaining({ code: 'SUPPLEMENT_UNREAD', facts: { allowedActions: may(paper, 'EDU', 'edu.yx') } }));
    expect(() => by(paper, 'EDU', 'psb.ls', conclude, { code: 'FILED' })).toThrow('NOT_FOUND');
    read(paper, 'EDU', 'edu.yx');
    by(paper, 'EDU', 'edu.yx', conclude, { code: 'FILED' });
  });
});

describe('what is unread goes with it', () => {
  it('to the next desk by return, reroute and transfer', () => {
    const paper = new PaperCase().file();
    by(paper, 'EDU', 'edu.yx', acknowledge);
    supplement(paper);
    const since = paper.at;
    by(paper, 'EDU', 'edu.yx', returnToCoordinator, { reason: 'NOT_HERE' });
    expect(paper.of('EDU')).toMatchObject({ state: 'returned', unreadSince: since });
    read(paper, 'EDU', 'edu.yx');
    by(paper, 'EDU', 'coord.yx', reroute, { desk: desk('edu.city') });
    expect(paper.of('EDU').unreadSince).toBe(since);
    by(paper, 'EDU', 'edu.city', acknowledge);
    by(paper, 'EDU', 'edu.city', transfer, { desk: desk('edu.yx') });
    expect(paper.of('EDU')).toMatchObject({ owner: desk('edu.yx'), unreadSince: since });
  });

  it('to the police, with what a desk that goes on hands to them', () => {
    const paper = new PaperCase().file({ referrals: [{ agency: 'EDU', site: 'SCHOOL', role: 'LEAD', division: '430223' }] });
    by(paper, 'EDU', 'edu.yx', acknowledge);
    supplement(paper, { referrals: [] });
    by(paper, 'EDU', 'edu.yx', decide, { code: 'TO_POLICE' });
    expect(paper.of('PSB')).toMatchObject({ state: 'routed', unreadSince: paper.at });
    expect(paper.of('EDU').unreadSince).toBe(paper.at);
  });

  it('to the one it is merged into, the earlier of both, and opens that again', () => {
    const paper = new PaperCase().file({ referrals: [
      { agency: 'CIV', site: 'NOW', role: 'SUPPORT', division: '430223' }, { agency: 'EDU', site: 'NOW', role: 'LEAD', division: '430223' },
    ] });
    by(paper, 'EDU', 'edu.yx', acknowledge);
    by(paper, 'EDU', 'edu.yx', returnToCoordinator, { reason: 'NOT_HERE' });
    supplement(paper, { referrals: [] });
    const since = paper.at;
    by(paper, 'CIV', 'civ.yx', open);
    finish(paper, 'CIV', { code: 'AID' });
    answerAll(paper);
    expect(paper.of('CIV').state).toBe('fed_back');
    by(paper, 'EDU', 'coord.yx', reroute, { agency: 'CIV' });
    expect(paper.of('EDU')).toMatchObject({ state: 'merged', unreadSince: null });
    expect(paper.of('CIV')).toMatchObject({ state: 'accepted', role: 'LEAD', unreadSince: since });
    supplement(paper, { referrals: [] });
    expect(paper.of('EDU')).toMatchObject({ state: 'merged', unreadSince: null });
    expect(paper.of('CIV').unreadSince).toBe(since);
    expect(brokenPromise(paper)).toBeUndefined();
  });
});

describe('a supplement that a release took which told nobody', () => {
  const later = (paper: PaperCase): void => {
    paper.at = addMillis(paper.at, 60_000);
    paper.state = { ...paper.state, file: { ...paper.state.file, supplementedAt: paper.at } };
    paper.at = addMillis(paper.at, 60_000);
  };
  const tell = (paper: PaperCase): string[] => {
    const { facts } = paper.take((state, context) => tellUnheard(state, context));
    expect(brokenPromise(paper)).toBeUndefined();
    return facts.map(({ kind, referral }) => `${kind} ${paper.state.referrals.find(({ id }) => id === referral)?.agency}`);
  };

  it('is told to all that were there before it, once', () => {
    const paper = closed();
    later(paper);
    const at = paper.state.file.supplementedAt;
    expect(tell(paper)).toEqual(['supplemented PSB', 'reopened PSB', 'supplemented CIV', 'reopened CIV', 'supplemented EDU', 'reopened EDU', 'routed PROC']);
    expect(paper.of('PSB')).toMatchObject({ state: 'accepted', unreadSince: at });
    const told = paper.state;
    expect([tell(paper), paper.state.referrals.every((one, index) => one === told.referrals[index])]).toEqual([[], true]);
  });

  it('is heard where it was answered since, and known where this release told it', () => {
    const paper = new PaperCase().file();
    by(paper, 'EDU', 'edu.yx', acknowledge);
    by(paper, 'PROC', 'proc.yx', open);
    later(paper);
    finish(paper, 'EDU', { code: 'UNFOUNDED' });
    expect(tell(paper)).toEqual(['supplemented PSB', 'supplemented CIV', 'routed PROC']);
    expect(paper.of('EDU')).toMatchObject({ state: 'concluded', readThrough: paper.state.file.supplementedAt });
    by(paper, 'PSB', 'psb.yx', open);
    supplement(paper);
    by(paper, 'CIV', 'civ.yx', open);
    expect(tell(paper)).toEqual([]);
  });

  it('goes on where it was concluded over by one', () => {
    const paper = closed();
    paper.state = { ...paper.state, referrals: paper.state.referrals.map((one) => ({ ...one, unreadSince: one.agency === 'CIV' ? paper.at : null })) };
    later(paper);
    paper.state = { ...paper.state, file: { ...paper.state.file, supplementedAt: FILED_AT } };
    expect(tell(paper)).toEqual(['supplemented CIV', 'reopened CIV']);
  });
});

it('the desk of last resort keeps what goes on again, though it is in conflict', () => {
  const paper = new PaperCase().file({ excludedDesks: ['edu.yx', 'edu.city', 'coord.yx', 'coord.city', LAST_RESORT.code].map(desk) });
  finish(paper, 'EDU', { code: 'AID' });
  answerAll(paper);
  supplement(paper);
  expect(paper.of('EDU')).toMatchObject({ state: 'accepted', because: 'LAST_RESORT', owner: desk(LAST_RESORT.code) });
});
