import { describe, expect, it } from '@jest/globals';
import type { Agency } from '@referrals/contracts';
import { PaperCase } from '../../test/support/paper-case.js';
import { reroute, returnToCoordinator } from './change-owner.domain.js';
import { acknowledge, conclude, type DecisionInput } from './referral.domain.js';

const owned = (paper: PaperCase, agency: string): string => paper.owner(paper.of(agency));
const finish = (paper: PaperCase, agency: Agency, input: DecisionInput): void => {
  const person = paper.person(owned(paper, agency));
  if (paper.of(agency).state === 'routed') paper.take((state, context) => acknowledge(state, paper.of(agency).id, person, context));
  paper.take((state, context) => conclude(state, paper.of(agency).id, person, input, context));
};

describe('to name an agency that has it already', () => {
  const name = (paper: PaperCase, agency: Agency, toAgency: Agency): void => finish(paper, agency, { code: owned(paper, agency).startsWith('psb') ? 'NOT_POLICE' : 'NOT_OURS', toAgency });

  it('hands nothing over while that is at work on it: it takes the stronger role', () => {
    const paper = new PaperCase().file();
    const { version, state } = paper.of('CIV');
    name(paper, 'EDU', 'CIV');
    expect(paper.of('CIV')).toMatchObject({ version, state, role: 'SUPPORT' });
    name(paper, 'PSB', 'CIV');
    expect(paper.of('CIV')).toMatchObject({ state, role: 'LEAD' });
    expect(paper.state.file.handOvers).toBe(0);
  });

  it('is allowed to one that is bound, and to name another is not', () => {
    const paper = new PaperCase().file();
    for (let times = 0; times < 3; times += 1) {
      const desk = paper.person('edu.yx');
      paper.take((state, context) => acknowledge(state, paper.of('EDU').id, desk, context));
      paper.take((state, context) => returnToCoordinator(state, paper.of('EDU').id, desk, { reason: 'NOT_HERE' }, context));
      paper.take((state, context) => reroute(state, paper.of('EDU').id, paper.person(owned(paper, 'EDU')), { agency: 'EDU' }, context));
    }
    expect(paper.of('EDU').bound).toBe(true);
    expect(() => name(paper, 'EDU', 'WF')).toThrow('HAND_OVER_BOUND');
    expect(() => name(paper, 'EDU', 'PROC')).toThrow('HAND_OVER_BOUND');
    finish(paper, 'CIV', { code: 'AID' });
    name(paper, 'EDU', 'CIV');
    expect([paper.of('EDU').state, paper.of('CIV').state, paper.state.file.handOvers]).toEqual(['concluded', 'concluded', 0]);
  });
});
