import { describe, expect, it } from '@jest/globals';
import { AGENCIES, SITES, type Agency } from '@referrals/contracts';
import { idOf, smallDirectory } from '@referrals/service-harness';
import fc from 'fast-check';
import { PaperCase, paperFiled } from '../../test/support/paper-case.js';
import { conclude, open } from '../referral/referral.domain.js';
import { reroute } from '../referral/change-owner.domain.js';
import { exclude } from './exclude.domain.js';
import { addAgency, supplementCase } from './intake.domain.js';
import { isTold } from './told-before.domain.js';

const desk = (code: string): string => idOf(`desk ${code}`);
const lead = (agency: Agency, division = '430223104208') => ({ agency, site: 'RESIDENCE' as const, role: 'LEAD' as const, division });
const hidden = { excludedDesks: [], excludedAgencies: [], reporterHidden: true, untoldDesks: [], keepFrom: [] };
const untold = (...codes: string[]) => ({ ...hidden, excludedDesks: codes.map(desk).sort(), untoldDesks: codes.map(desk).sort() });

describe('desks that only a hidden reporter excludes', () => {
  it('are passed over, and no word of the case differs but the place', () => {
    const requests = fc.uniqueArray(fc.record({ agency: fc.constantFrom(...AGENCIES), site: fc.constantFrom(...SITES), division: fc.constantFrom('430223', '430223104', '430203') }),
      { selector: ({ agency, site }) => `${agency} ${site}`, minLength: 1, maxLength: 6 }).map((all) => all.map((one, index) => ({ ...one, role: (['LEAD', 'SUPPORT', 'NOTICE'] as const)[index % 3] ?? 'LEAD' })));
    const codes = smallDirectory.map(({ code }) => code);
    let moved = 0;
    fc.assert(fc.property(requests, fc.subarray(codes, { maxLength: 6 }), fc.subarray(codes, { maxLength: 2 }), (referrals, out, told) => {
      const others = { ...hidden, excludedDesks: told.map(desk).sort() };
      const mine = { ...hidden, excludedDesks: [...new Set([...told, ...out])].map(desk).sort(), untoldDesks: out.filter((code) => !told.includes(code)).map(desk).sort() };
      const outcomes = [others, mine].map((hiding) => {
        const paper = new PaperCase();
        return { paper, facts: paper.file({ referrals, ...hiding }).state.referrals };
      });
      const [left, right] = outcomes.map(({ facts }) => facts.map(({ id: _id, owner: _owner, ownerAgency: _agency, backup: _backup, because: _because, ...rest }) => rest));
      expect(right).toEqual(left);
      outcomes[1]?.facts.forEach(({ because, owner }, index) => {
        const there = outcomes[0]?.facts[index];
        if (owner !== there?.owner) moved += 1;
        expect(mine.excludedDesks.includes(owner) && because !== 'LAST_RESORT').toBe(false);
        if (because === 'CONFLICT') expect(['CONFLICT', 'LAST_RESORT']).toContain(there?.because);
      });
    }), { numRuns: 1_500 });
    expect(moved).toBeGreaterThan(100);
  });

  it('lose what they hold when they come later, and the trail has no word of an exclusion', () => {
    const paper = new PaperCase().file({ ...hidden, referrals: [lead('EDU')] });
    const { facts } = paper.take((state, context) => exclude(state, untold('edu.yx'), context));
    expect(paper.owner(paper.of('EDU'))).toBe('edu.city');
    expect(facts.map((fact) => fact.facts)).toEqual([{ cause: 'FOUND_AGAIN', because: 'LONGEST_PREFIX' }]);
    expect(paper.take((state, context) => exclude(state, untold('edu.yx'), context)).facts).toEqual([]);
  });

  it('cannot be chosen, for a reason that says nothing; where a suspect is of it the reason may be told', () => {
    const paper = new PaperCase().file({ ...untold('edu.yx'), referrals: [lead('COORD')] });
    const choose = () => paper.take((state, context) => reroute(state, paper.of('COORD').id, paper.person('coord.yx'), { desk: desk('edu.yx') }, context));
    expect(choose).toThrow(expect.objectContaining({ code: 'DESK_NOT_AVAILABLE' }));
    paper.take((state, context) => exclude(state, { excludedDesks: [desk('edu.yx')], excludedAgencies: [], untoldDesks: [] }, context));
    expect(choose).toThrow(expect.objectContaining({ code: 'DESK_IN_CONFLICT' }));
  });
});

describe('a reporter who hides later', () => {
  it('leaves no village and no conflict that only they cause', () => {
    const paper = new PaperCase().file({ referrals: [lead('VILLAGE'), lead('SUPV')], excludedDesks: [desk('supv.yx')] });
    expect([paper.of('VILLAGE').division, paper.of('SUPV').because]).toEqual(['430223104208', 'CONFLICT']);
    paper.take((state, context) => supplementCase(state, { ...paperFiled, ...untold('supv.yx'), referrals: [lead('VILLAGE')], supplementedAt: paper.at }, context));
    expect([paper.of('VILLAGE').division, paper.of('SUPV').because, paper.state.file.reporterHidden]).toEqual(['430223', 'NO_DESK', true]);
    // Nothing said of it is not taken for its end, by whichever version.
    paper.take((state, context) => supplementCase(state, { ...paperFiled, referrals: [lead('VILLAGE')], supplementedAt: paper.at }, context));
    expect(paper.state.file).toMatchObject({ reporterHidden: true, untoldDesks: [desk('supv.yx')] });
  });

  it('is known from the second version though the release before took the first', () => {
    const paper = new PaperCase().file({ referrals: [lead('TOWNSHIP')], excludedAgencies: ['TOWNSHIP'] });
    paper.take((state, context) => exclude(state, { ...hidden, excludedAgencies: ['TOWNSHIP'], keepFrom: ['TOWNSHIP'] }, context));
    expect(paper.state.file).toMatchObject({ reporterHidden: true, keepFrom: ['TOWNSHIP'] });
  });

  it('is told by both versions of a supplement, of which the second to come says nothing more', () => {
    const supplementedAt = paperFiled.filedAt as never;
    const said = { ...paperFiled, packVersion: 2, supplementedAt };
    expect(isTold({ supplementedAt }, said)).toBe(true);
    expect(isTold({ supplementedAt: null }, said)).toBe(false);
    // By the release before, which tells only one: never taken for a repetition, however soon it comes.
    expect(isTold({ supplementedAt }, { ...said, packVersion: 1 })).toBe(false);
  });
});

describe('an agency it is kept from', () => {
  const kept = { ...hidden, reporterHidden: false, excludedAgencies: ['TOWNSHIP' as const], keepFrom: ['TOWNSHIP' as const] };
  const notice = { ...lead('TOWNSHIP'), role: 'NOTICE' as const };

  it('has its open notices ended by the system and loses ended ones, which stay so', () => {
    for (const opened of [false, true]) {
      const paper = new PaperCase().file({ referrals: [lead('CIV'), notice] });
      if (opened) paper.take((state, context) => open(state, paper.of('TOWNSHIP').id, paper.person('township.yx'), context));
      paper.take((state, context) => supplementCase(state, { ...paperFiled, ...kept, referrals: [lead('CIV'), notice], supplementedAt: paper.at }, context));
      expect([paper.of('TOWNSHIP').state, paper.owner(paper.of('TOWNSHIP')), paper.state.referrals.length]).toEqual(['ended', 'coord.yx', 2]);
    }
  });

  it('is refused in every move that would give it the case', () => {
    const paper = new PaperCase().file({ ...kept, referrals: [lead('TOWNSHIP'), { ...lead('CIV'), division: '430223' }] });
    const at = paper.of('TOWNSHIP');
    expect([paper.owner(at), at.because]).toEqual(['coord.yx', 'CONFLICT']);
    const refused = (change: Parameters<PaperCase['take']>[0], field: string) => expect(() => paper.take(change)).toThrow(expect.objectContaining({ code: 'AGENCY_KEPT_FROM', field }));
    refused((state, context) => reroute(state, at.id, paper.person('coord.yx'), { agency: 'TOWNSHIP' }, context), 'agency');
    refused((state, context) => reroute(state, at.id, paper.person('coord.yx'), { desk: desk('township.yx') }, context), 'desk');
    refused((state, context) => addAgency(state, paper.person('coord.yx'), { agency: 'TOWNSHIP', role: 'NOTICE' }, context), 'agency');
    const civil = paper.of('CIV');
    paper.state = { ...paper.state, referrals: paper.state.referrals.map((one) => (one.id === civil.id ? { ...one, state: 'acknowledged' } : one)) };
    refused((state, context) => conclude(state, civil.id, paper.person('civ.yx'), { code: 'NOT_OURS', toAgency: 'TOWNSHIP' }, context), 'toAgency');
    // Another coordinator may hold it in its place.
    paper.take((state, context) => reroute(state, at.id, paper.person('coord.yx'), { desk: desk('coord.city') }, context));
    expect(paper.owner(paper.of('TOWNSHIP'))).toBe('coord.city');
  });
});
