import { describe, expect, it } from '@jest/globals';
import { AGENCIES, DomainError, type Agency } from '@referrals/contracts';
import { decisionCodes, returnReasons } from '@referrals/policy';
import fc from 'fast-check';
import { PaperCase } from '../../test/support/paper-case.js';
import type { Referral } from '../case/case.domain.js';
import { acknowledge, conclude, decide, open, type DecisionInput } from '../referral/referral.domain.js';
import { returnToCoordinator } from '../referral/change-owner.domain.js';
import { offeredCodes } from './offered-codes.domain.js';

const ALL_CODES = [...new Set(Object.values(decisionCodes).flatMap((codes) => codes.map(({ code }) => code)))];
const AGENCY_OF = ['PSB', 'CIV', 'EDU', 'PROC'] as const;

const story = fc.record({
  agency: fc.constantFrom(...AGENCY_OF), noMediation: fc.boolean(), tell: fc.constantFrom('FULL' as const, 'LESS' as const), bound: fc.boolean(), unread: fc.nat(4).map((n) => n === 0),
  steps: fc.constantFrom(0, 1, 2, 2, 3, 3), keepFrom: fc.constantFrom<Agency[]>([], ['TOWNSHIP', 'VILLAGE']),
  role: fc.constantFrom('LEAD' as const, 'LEAD' as const, 'SUPPORT' as const, 'SUPPORT' as const, 'NOTICE' as const), who: fc.constantFrom('own', 'own', 'supervisor', 'elsewhere', 'coordinator'),
});
type Story = ReturnType<typeof story.generate>['value'];

/** A case in one of the states a desk meets it in, the referral, and who asks. */
function told({ agency, noMediation, tell, bound, unread, steps, keepFrom, role, who }: Story) {
  const paper = new PaperCase().file({
    noMediation, tell, keepFrom, excludedAgencies: keepFrom, reporterHidden: false, untoldDesks: [], referrals: [{ agency, site: 'NOW', role, division: '430223' }, { agency: 'HLTH', site: 'NOW', role: 'SUPPORT', division: '430223' }],
  });
  const { id } = paper.of(agency);
  const own = paper.person(paper.owner(paper.of(agency)));
  const moves = [open, acknowledge, (...[state, of, person, context]: Parameters<typeof open>) => decide(state, of, person, { code: decisionCodes[agency].find(({ mode }) => mode !== 'CLOSE')?.code }, context)];
  for (const move of moves.slice(0, steps)) if (role !== 'NOTICE') paper.take((state, context) => move(state, id, own, context));
  const change = (one: Referral): Referral => (one.id === id ? { ...one, bound, unreadSince: unread ? paper.at : null } : one);
  paper.state = { ...paper.state, referrals: paper.state.referrals.map(change) };
  const person = who === 'own' ? own : paper.person({ supervisor: `supervisor.${paper.owner(paper.of(agency))}`, elsewhere: 'psb.ls', coordinator: 'coord.yx' }[who]);
  return { paper, id, person };
}

const takes = (move: () => unknown): boolean => {
  try {
    move();
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    return false;
  }
};

describe('codes that are offered', () => {
  it('are those that are taken, and no others, whatever the case and whoever asks', () => {
    const met = { offered: 0, refused: 0, named: 0, reasons: 0 };
    fc.assert(fc.property(story, (one) => {
      const { paper, id, person } = told(one);
      const { state, context } = paper;
      const ask = () => offeredCodes(state, id, person, context);
      if (one.who === 'elsewhere') {
        expect(ask).toThrow('NOT_FOUND');
        return;
      }
      const offered = ask();
      const frozen = JSON.stringify(state);
      for (const how of ['decide', 'conclude'] as const) {
        const of = new Map(offered[how].map((code) => [code.code, code]));
        const moves = (input: DecisionInput): boolean => takes(() => (how === 'decide' ? decide : conclude)(state, id, person, input, context));
        for (const code of ALL_CODES) {
          const { needsProof = false, handsOverTo = null } = of.get(code) ?? {};
          if (!of.has(code)) {
            met.refused += 1;
            // Whatever is said with it. A notice that strayed takes a note and no code.
            if (one.role !== 'NOTICE') for (const input of [{ code }, { code, proof: '回执' }, ...AGENCIES.map((toAgency) => ({ code, proof: '回执', toAgency }))]) expect([how, input, moves(input)]).toEqual([how, input, false]);
          } else {
            met.offered += 1;
            expect([how, code, moves({ code, ...(needsProof || handsOverTo === 'NAMED' ? { proof: '回执' } : {}) })]).toEqual([how, code, true]);
            if (handsOverTo === 'NAMED' && how === 'conclude') {
              met.named += 1;
              for (const toAgency of AGENCIES) expect([toAgency, moves({ code, toAgency })]).toEqual([toAgency, offered.toAgencies.includes(toAgency)]);
            }
          }
        }
        if (offered[how].length > 0) expect(moves({ code: offered[how].find(({ needsProof, handsOverTo }) => !needsProof && handsOverTo === null)?.code, withhold: { reason: '侦查需要' } })).toBe(offered.mayWithhold);
      }
      for (const reason of [...Object.keys(returnReasons), 'NO_SUCH']) {
        met.reasons += 1;
        expect([reason, takes(() => returnToCoordinator(state, id, person, { reason, note: '说明' }, context))]).toEqual([reason, offered.returnReasons.includes(reason)]);
      }
      expect(JSON.stringify(state)).toBe(frozen);
    }), { numRuns: 80, seed: 8 });
    for (const times of Object.values(met)) expect(times).toBeGreaterThan(10);
  });

  it('say what the reporter will read', () => {
    const { paper, id, person } = told({ agency: 'PSB', noMediation: true, tell: 'LESS', bound: false, unread: false, steps: 3, keepFrom: [], role: 'LEAD', who: 'own' });
    const { decide: open_, conclude: ends } = offeredCodes(paper.state, id, person, paper.context);
    const reads = new Map([...open_, ...ends].map(({ code, reporterReads }) => [code, reporterReads]));
    expect([reads.get('CRIM_FILED'), reads.get('COERCIVE'), reads.get('CORRECTIVE'), reads.has('MEDIATED')]).toEqual(['已依法处理。', null, '已办结。', false]);
  });
});
