import { describe, expect, it } from '@jest/globals';
import type { Agency } from '@referrals/contracts';
import { brokenPromise } from '../../test/support/invariants.js';
import { PaperCase, paperFiled } from '../../test/support/paper-case.js';
import { idOf, LAST_RESORT } from '@referrals/service-harness';
import { addAgency, supplementCase } from '../case/intake.domain.js';
import { exclude } from '../case/exclude.domain.js';
import { reassign } from '../case/relocate.domain.js';
import { allowedActions } from './allowed-actions.domain.js';
import { reroute, returnToCoordinator, transfer } from './change-owner.domain.js';
import { recuse } from './recuse.domain.js';
import { acknowledge, conclude, decide, open } from './referral.domain.js';

const desk = (code: string): string => idOf(`desk ${code}`);
const owned = (paper: PaperCase, agency: string, site?: string): string => paper.owner(paper.of(agency, site));
const back = (paper: PaperCase, agency: Agency): void => {
  const person = paper.person(owned(paper, agency));
  paper.take((state, context) => acknowledge(state, paper.of(agency).id, person, context));
  paper.take((state, context) => returnToCoordinator(state, paper.of(agency).id, person, { reason: 'NOT_HERE' }, context));
};
const send = (paper: PaperCase, agency: string, to: { desk?: string; agency?: Agency }): void => {
  paper.take((state, context) => reroute(state, paper.of(agency).id, paper.person(owned(paper, agency)), to, context));
};
const may = (paper: PaperCase, agency: string, account: string): string[] => allowedActions(paper.state, paper.of(agency), paper.person(account), paper.at, paper.context.rules);
const handOn = (paper: PaperCase, agency: Agency, toAgency: Agency): void => {
  const person = paper.person(owned(paper, agency));
  if (['routed', 'opened'].includes(paper.of(agency).state)) paper.take((state, context) => acknowledge(state, paper.of(agency).id, person, context));
  const code = paper.of(agency).ownerAgency === 'PSB' ? 'NOT_POLICE' : 'NOT_OURS';
  paper.take((state, context) => conclude(state, paper.of(agency).id, person, { code, toAgency }, context));
  expect(brokenPromise(paper)).toBeUndefined();
};

describe('return', () => {
  it("goes to the county's coordinator; the third to the city's, whose choice binds", () => {
    const paper = new PaperCase().file();
    for (const coordinator of ['coord.yx', 'coord.yx', 'coord.city']) {
      back(paper, 'EDU');
      expect([paper.of('EDU').state, owned(paper, 'EDU')]).toEqual(['returned', coordinator]);
      expect(may(paper, 'EDU', coordinator)).toEqual(['reroute', 'claim', 'recuse']);
      send(paper, 'EDU', { agency: 'EDU' });
      expect(owned(paper, 'EDU')).toBe('edu.yx');
    }
    paper.take((state, context) => open(state, paper.of('EDU').id, paper.person('edu.yx'), context));
    expect(may(paper, 'EDU', 'edu.yx')).toEqual(['acknowledge', 'transfer', 'claim', 'recuse']);
    paper.take((state, context) => acknowledge(state, paper.of('EDU').id, paper.person('edu.yx'), context));
    expect(() => handOn(paper, 'EDU', 'WF')).toThrow('HAND_OVER_BOUND');
  });

  it.each(['psb.yx', 'proc.yx', 'court.yx'])('%s cannot return: the law says they transfer', (account) => {
    const agency = account.slice(0, account.indexOf('.')).toUpperCase() as Agency;
    const paper = new PaperCase().file({ referrals: [{ agency, site: 'NOW', role: 'LEAD', division: '430223' }] });
    paper.take((state, context) => acknowledge(state, paper.of(agency).id, paper.person(account), context));
    expect(may(paper, agency, account)).not.toContain('return');
  });

  it('wants a reason from the list', () => {
    const paper = new PaperCase().file();
    paper.take((state, context) => open(state, paper.of('EDU').id, paper.person('edu.yx'), context));
    const give = (reason: string, note?: string): unknown =>
      paper.take((state, context) => returnToCoordinator(state, paper.of('EDU').id, paper.person('edu.yx'), { reason, note }, context));
    expect(() => give('BORED')).toThrow('REASON_NOT_ALLOWED');
    expect(() => give('OTHER')).toThrow('NOTE_REQUIRED');
    give('OTHER', '学籍不在本县');
  });
});

describe('transfer', () => {
  it('from the third on the coordinator sees it too, and owns nothing', () => {
    const paper = new PaperCase().file();
    for (const to of ['psb.city', 'psb.yx', 'psb.city']) {
      const from = owned(paper, 'PSB');
      paper.take((state, context) => open(state, paper.of('PSB').id, paper.person(from), context));
      paper.take((state, context) => transfer(state, paper.of('PSB').id, paper.person(from), { desk: desk(to) }, context));
      expect(owned(paper, 'PSB')).toBe(to);
    }
    expect(paper.of('PSB').watchers).toEqual([desk('coord.yx')]);
    expect(may(paper, 'PSB', 'coord.yx')).toEqual(['recuse']);
  });

  it.each([
    [{ desk: 'civ.city' }, 'DESK_NOT_OF_AGENCY'], [{ desk: 'psb.yx' }, 'DESK_NOT_OF_AGENCY'], [{ desk: 'psb.nowhere' }, 'DESK_NOT_AVAILABLE'], [{}, 'DESK_REQUIRED'],
  ])('to %o is refused with %s', (to, code) => {
    const paper = new PaperCase().file();
    paper.take((state, context) => open(state, paper.of('PSB').id, paper.person('psb.yx'), context));
    const input = 'desk' in to ? { desk: desk(to.desk) } : {};
    expect(() => paper.take((state, context) => transfer(state, paper.of('PSB').id, paper.person('psb.yx'), input, context))).toThrow(code);
  });

  it('never to a desk in conflict, nor to a police station in a case of sexual harm', () => {
    const paper = new PaperCase().file({ countyPoliceOnly: true, excludedDesks: [desk('psb.city')] });
    paper.take((state, context) => open(state, paper.of('PSB').id, paper.person('psb.yx'), context));
    const to = (code: string) => (): unknown => paper.take((state, context) => transfer(state, paper.of('PSB').id, paper.person('psb.yx'), { desk: desk(code) }, context));
    expect(to('psb.city')).toThrow('DESK_IN_CONFLICT');
    expect(to('psb-pcs.yx')).toThrow('DESK_TOO_LOCAL');
    to('psb.ls')();
  });
});

describe('hand-over', () => {
  it("makes the right agency's referral with site, division and role of the one it comes from", () => {
    const paper = new PaperCase().file();
    handOn(paper, 'EDU', 'WF');
    expect(paper.of('WF')).toMatchObject({ site: 'SCHOOL', role: 'SUPPORT', division: '430223', state: 'routed' });
    expect(owned(paper, 'WF')).toBe('wf.yx');
  });

  it('meets the referral that is there: it takes the stronger role, and a concluded one works again', () => {
    const paper = new PaperCase().file();
    paper.take((state, context) => acknowledge(state, paper.of('CIV').id, paper.person('civ.yx'), context));
    paper.take((state, context) => conclude(state, paper.of('CIV').id, paper.person('civ.yx'), { code: 'AID' }, context));
    handOn(paper, 'PSB', 'CIV');
    expect(paper.state.referrals.filter(({ agency }) => agency === 'CIV')).toHaveLength(1);
    expect(paper.of('CIV')).toMatchObject({ role: 'LEAD', state: 'accepted' });
  });

  it('an ended notice that rises goes back to routed', () => {
    const paper = new PaperCase().file();
    paper.take((state, context) => open(state, paper.of('PROC').id, paper.person('proc.yx'), context));
    expect(paper.of('PROC').state).toBe('ended');
    handOn(paper, 'EDU', 'PROC');
    expect(paper.of('PROC')).toMatchObject({ role: 'SUPPORT', state: 'routed' });
  });

  it("the third in one report goes to the city's coordinator, whose choice binds", () => {
    const paper = new PaperCase().file();
    handOn(paper, 'EDU', 'WF');
    handOn(paper, 'WF', 'HLTH');
    expect(owned(paper, 'HLTH')).toBe('hlth.yx');
    handOn(paper, 'HLTH', 'RPI');
    expect(owned(paper, 'RPI')).toBe('coord.city');
    send(paper, 'RPI', { agency: 'RPI' });
    expect(paper.of('RPI')).toMatchObject({ state: 'routed', bound: true });
    paper.take((state, context) => acknowledge(state, paper.of('RPI').id, paper.person('rpi.yx'), context));
    expect(may(paper, 'RPI', 'rpi.yx')).toEqual(['decide', 'conclude', 'transfer', 'claim', 'recuse']);
    expect(() => handOn(paper, 'RPI', 'COURT')).toThrow('HAND_OVER_BOUND');
  });

  it('a game of ping-pong ends at the city too', () => {
    const paper = new PaperCase().file({ referrals: [{ agency: 'EDU', site: 'NOW', role: 'LEAD', division: '430223' }] });
    handOn(paper, 'EDU', 'WF');
    handOn(paper, 'WF', 'EDU');
    expect(paper.of('EDU').state).toBe('accepted');
    handOn(paper, 'EDU', 'WF');
    expect(paper.of('WF').state).toBe('routed');
    expect(owned(paper, 'WF')).toBe('coord.city');
  });

  it('to the police also while the referral stays open, and once only', () => {
    const paper = new PaperCase().file({ referrals: [{ agency: 'EDU', site: 'SCHOOL', role: 'LEAD', division: '430223' }] });
    const person = paper.person('edu.yx');
    paper.take((state, context) => acknowledge(state, paper.of('EDU').id, person, context));
    for (const times of [1, 1]) {
      paper.take((state, context) => decide(state, paper.of('EDU').id, person, { code: 'TO_POLICE' }, context));
      expect(owned(paper, 'PSB')).toBe('psb.yx');
      expect(paper.state.file.handOvers).toBe(times);
    }
  });

  it('out of the system with a proof of receipt, and then makes no referral', () => {
    const paper = new PaperCase().file();
    paper.take((state, context) => acknowledge(state, paper.of('PSB').id, paper.person('psb.yx'), context));
    paper.take((state, context) => conclude(state, paper.of('PSB').id, paper.person('psb.yx'), { code: 'NOT_POLICE', proof: '海关缉私局签收' }, context));
    expect(paper.state.referrals).toHaveLength(4);
  });
});

describe("at the coordinator's desk", () => {
  const stray = { referrals: [{ agency: 'CAC' as const, site: 'NOW' as const, role: 'NOTICE' as const, division: '430299' }, ...paperFiled.referrals] };

  it('opening a notice for an agency without a desk does not end it; a note how it was told does', () => {
    const paper = new PaperCase().file(stray);
    expect(owned(paper, 'CAC')).toBe('coord.city');
    expect(paper.of('CAC').because).toBe('NO_DESK');
    const person = paper.person('coord.city');
    paper.take((state, context) => open(state, paper.of('CAC').id, person, context));
    expect(may(paper, 'CAC', 'coord.city')).toEqual(['conclude', 'reroute', 'claim', 'recuse']);
    expect(() => paper.take((state, context) => conclude(state, paper.of('CAC').id, person, {}, context))).toThrow('NOTE_REQUIRED');
    paper.take((state, context) => conclude(state, paper.of('CAC').id, person, { note: '已函告省网信办' }, context));
    expect(paper.of('CAC').state).toBe('ended');
    expect(paper.state.feedbacks).toEqual([]);
  });

  it('codes go by the desk that holds it', () => {
    const paper = new PaperCase().file();
    back(paper, 'EDU');
    send(paper, 'EDU', { desk: desk('coord.yx') });
    expect(paper.of('EDU')).toMatchObject({ agency: 'EDU', state: 'routed', ownerAgency: 'COORD' });
    paper.take((state, context) => acknowledge(state, paper.of('EDU').id, paper.person('coord.yx'), context));
    expect(may(paper, 'EDU', 'coord.yx')).toEqual(['decide', 'conclude', 'reroute', 'claim', 'recuse']);
    expect(() => paper.take((state, context) => conclude(state, paper.of('EDU').id, paper.person('coord.yx'), { code: 'FILED' }, context))).toThrow('CODE_NOT_ALLOWED');
    paper.take((state, context) => conclude(state, paper.of('EDU').id, paper.person('coord.yx'), { code: 'DONE' }, context));
  });

  it('rerouted onto an existing referral it merges: owner, answers and role go there', () => {
    const paper = new PaperCase().file({ referrals: [
      { agency: 'CIV', site: 'NOW', role: 'SUPPORT', division: '430223' }, { agency: 'EDU', site: 'NOW', role: 'LEAD', division: '430223' },
    ] });
    back(paper, 'EDU');
    send(paper, 'EDU', { agency: 'CIV' });
    expect(paper.of('EDU')).toMatchObject({ state: 'merged', mergedInto: paper.of('CIV').id, owner: paper.of('CIV').owner });
    expect(paper.of('CIV').role).toBe('LEAD');
    const person = paper.person('civ.yx');
    paper.take((state, context) => open(state, paper.of('CIV').id, person, context));
    paper.take((state, context) => transfer(state, paper.of('CIV').id, person, { desk: desk('civ.city') }, context));
    expect(owned(paper, 'EDU')).toBe('civ.city');
    expect(may(paper, 'EDU', 'civ.city')).toEqual([]);
  });

  it('one desk does not get an agency twice, except where the harm happened', () => {
    const twice = (site: 'NOW' | 'HARM'): number => {
      const paper = new PaperCase().file({ referrals: [
        { agency: 'PSB', site, role: 'LEAD', division: '430223' }, { agency: 'EDU', site: 'SCHOOL', role: 'SUPPORT', division: '430223' },
      ] });
      handOn(paper, 'EDU', 'PSB');
      return paper.state.referrals.filter(({ agency }) => agency === 'PSB').length;
    };
    expect([twice('NOW'), twice('HARM')]).toEqual([1, 2]);
  });

  it.each([
    [{ agency: 'HRSS' as const }, 'AGENCY_HAS_NO_DESK'], [{}, 'DESK_OR_AGENCY_REQUIRED'], [{ desk: desk('civ.yx'), agency: 'WF' as const }, 'DESK_NOT_OF_AGENCY'],
    [{ desk: desk('wf.ls') }, 'DESK_IN_CONFLICT'],
  ])('reroute to %o is refused with %s', (to, code) => {
    const paper = new PaperCase().file({ ...stray, excludedDesks: [desk('wf.ls'), desk('hrss.yx')] });
    back(paper, 'EDU');
    expect(() => send(paper, 'EDU', to)).toThrow(code);
  });

  it('adds an agency, or raises the one that is there; only for its own county', () => {
    const paper = new PaperCase().file();
    const add = (account: string, agency: Agency, role: 'LEAD' | 'SUPPORT'): string => {
      let id = '';
      paper.take((state, context) => {
        const outcome = addAgency(state, paper.person(account), { agency, role }, context);
        id = outcome.referral;
        return outcome;
      });
      return id;
    };
    expect(add('coord.yx', 'COURT', 'SUPPORT')).toBe(paper.of('COURT').id);
    expect(owned(paper, 'COURT')).toBe('court.yx');
    expect(add('coord.city', 'PROC', 'LEAD')).toBe(paper.of('PROC').id);
    expect(paper.of('PROC').role).toBe('LEAD');
    expect(() => add('coord.ls', 'WF', 'LEAD')).toThrow('NOT_FOUND');
    expect(() => add('psb.yx', 'WF', 'LEAD')).toThrow('NOT_FOUND');
  });
});

describe('conflict', () => {
  it('moves the referral at once, whatever its state, to the next desk; the coordinator only when none is left', () => {
    const paper = new PaperCase().file();
    paper.take((state, context) => acknowledge(state, paper.of('CIV').id, paper.person('civ.yx'), context));
    paper.take((state, context) => exclude(state, { excludedDesks: [desk('civ.yx')], excludedAgencies: [] }, context));
    expect(paper.of('CIV')).toMatchObject({ state: 'routed', because: 'LONGEST_PREFIX' });
    expect(owned(paper, 'CIV')).toBe('civ.city');
    paper.take((state, context) => exclude(state, { excludedDesks: [desk('civ.city')], excludedAgencies: [] }, context));
    expect(owned(paper, 'CIV')).toBe('coord.yx');
    expect(paper.of('CIV').because).toBe('CONFLICT');
    expect(may(paper, 'CIV', 'civ.yx')).toEqual([]);
  });

  it("is exempt only at the desk of last resort, when even the city's coordinator is in conflict", () => {
    const paper = new PaperCase().file({ excludedDesks: ['edu.yx', 'edu.city', 'coord.yx', 'coord.city'].map(desk) });
    expect(owned(paper, 'EDU')).toBe(LAST_RESORT.code);
    expect(paper.of('EDU').because).toBe('LAST_RESORT');
    expect(may(paper, 'EDU', LAST_RESORT.code)).toEqual(['open', 'acknowledge', 'reroute', 'claim', 'recuse']);
    expect(brokenPromise(paper)).toBeUndefined();
  });

  it('a supplement adds, raises and moves, and withdraws nothing', () => {
    const paper = new PaperCase().file();
    paper.take((state, context) => supplementCase(state, {
      ...paperFiled, supplementedAt: paper.at, excludedDesks: [desk('edu.yx')],
      referrals: [{ agency: 'WF', site: 'NOW', role: 'SUPPORT', division: '430223' }, { agency: 'PROC', site: 'NOW', role: 'LEAD', division: '430223' }],
    }, context));
    expect(paper.state.referrals.map(({ agency, role }) => `${agency} ${role}`)).toEqual(['PSB LEAD', 'CIV SUPPORT', 'EDU SUPPORT', 'PROC LEAD', 'WF SUPPORT']);
    expect(owned(paper, 'EDU')).toBe('edu.city');
    expect(paper.state.file.supplementedAt).toBe(paper.at);
  });
});

describe('a desk with nobody left', () => {
  it('loses its open referrals at once to the next desk', () => {
    const paper = new PaperCase().file();
    paper.record({ code: 'civ.yx', agency: 'CIV', jurisdiction: '430223', closesOn: '2026-05-11' });
    paper.take((state, context) => reassign(state, desk('civ.yx'), context));
    expect(owned(paper, 'CIV')).toBe('civ.city');
    expect(owned(paper, 'EDU')).toBe('edu.yx');
  });

  it('a person who steps aside sees nothing of the case; when the last one does, it moves', () => {
    const paper = new PaperCase().file();
    paper.take((state, context) => recuse(state, paper.of('CIV').id, paper.person('civ.yx'), context));
    expect(owned(paper, 'CIV')).toBe('civ.yx');
    expect(may(paper, 'CIV', 'civ.yx')).toEqual([]);
    paper.take((state, context) => recuse(state, paper.of('CIV').id, paper.person('supervisor.civ.yx'), context));
    expect(owned(paper, 'CIV')).toBe('civ.city');
    expect(brokenPromise(paper)).toBeUndefined();
  });
});
