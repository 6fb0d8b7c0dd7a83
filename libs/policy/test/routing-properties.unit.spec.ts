import { describe, expect, it } from '@jest/globals';
import { shanghaiDate } from '@referrals/calendar';
import { AGENCIES, CONCERNS, ROLES, SITUATIONS, type Agency, type DeskRecord, type Role } from '@referrals/contracts';
import fc from 'fast-check';
import {
  decide, evaluate, findDesk, mergeFacts, organisationsInConflict, RoutingFacts, routeReferrals, routingPack430200Version2 as pack, supplement, whatIf,
  type Evaluation, type Facts,
} from '../src/index.js';
import { anyDirectory, anyFacts } from './arbitrary-facts.js';
import { demoDirectory, idOf } from './demo-directory.js';

const strength = (role: Role): number => ROLES.length - ROLES.indexOf(role);

function strongest(evaluation: Evaluation): Map<Agency, number> {
  const found = new Map<Agency, number>();
  for (const { agency, role } of evaluation.referrals) found.set(agency, Math.max(found.get(agency) ?? 0, strength(role)));
  return found;
}

function expectNoLoss(before: Evaluation, after: Evaluation): void {
  const now = strongest(after);
  for (const [agency, was] of strongest(before)) if (agency !== 'COORD') expect(now.get(agency) ?? 0).toBeGreaterThanOrEqual(was);
}

const renamed = (code: string): string => code.replace(/^430221/, '430212');
const shuffle = <T>(list: readonly T[] | undefined): T[] | undefined => list?.toReversed();

describe('routing of any facts', () => {
  it('always has a LEAD, one referral for each agency and site, and rows in order', () => {
    fc.assert(fc.property(anyFacts, (facts) => {
      const { referrals, warnings } = evaluate(pack, facts);
      expect(referrals.some(({ role }) => role === 'LEAD')).toBe(true);
      expect(new Set(referrals.map(({ agency, site }) => `${agency} ${site}`)).size).toBe(referrals.length);
      for (const { rows } of referrals) expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
      const keys = referrals.map(({ role, agency, site }) => `${ROLES.indexOf(role)} ${agency} ${site}`);
      expect(keys).toEqual([...keys].sort());
      expect(warnings).toEqual([...new Set(warnings)].sort());
    }));
  });

  it('loses no agency and lowers no role when a concern or a situation is added', () => {
    fc.assert(fc.property(anyFacts, fc.constantFrom(...CONCERNS), fc.constantFrom(...SITUATIONS), (facts, concern, situation) => {
      const before = evaluate(pack, facts);
      expectNoLoss(before, evaluate(pack, { ...facts, concerns: [...(facts.concerns ?? []), concern] }));
      expectNoLoss(before, evaluate(pack, { ...facts, situations: [...(facts.situations ?? []), situation] }));
    }), { numRuns: 500 });
  });

  it('gives the same bytes for the same facts, in whatever order they were told', () => {
    fc.assert(fc.property(anyFacts, anyDirectory, (facts, directory) => {
      const told = JSON.stringify(decide(pack, facts, directory));
      const other = Object.fromEntries(Object.entries(facts).toReversed()) as unknown as Facts;
      const reordered = { ...other, situations: shuffle(facts.situations), concerns: shuffle(facts.concerns), suspects: shuffle(facts.suspects) };
      expect(JSON.stringify(decide(pack, reordered, directory))).toBe(told);
    }));
  });

  it('accepts as its input whatever it was given', () => {
    fc.assert(fc.property(anyFacts, (facts) => {
      expect(RoutingFacts.parse(JSON.parse(JSON.stringify(facts)))).toEqual(JSON.parse(JSON.stringify(facts)));
    }));
  });
});

describe('desks of any facts in any register', () => {
  it('cover the code looked up, or supervise the unit, or coordinate; are open; are not in conflict', () => {
    fc.assert(fc.property(anyFacts, anyDirectory, (facts, directory) => {
      const conflicts = organisationsInConflict(pack, facts);
      const noVillage = facts.suspects?.some(({ relation }) => relation === 'VILLAGE_CADRE') ?? false;
      const places = [facts.childNow, facts.harmPlace, facts.residence].filter((code) => code !== undefined).map(renamed);
      const units = [facts.school, facts.reporter?.organisation].map((id) => (id === undefined ? undefined : directory.organisation(id)));
      for (const { agency, desk: { id }, because, role } of decide(pack, facts, directory).referrals) {
        const desk = directory.desk(id) as DeskRecord;
        expect(strength(role)).toBeGreaterThan(0);
        if (because === 'LAST_RESORT') { expect(id).toBe(directory.lastResortDesk); continue; }
        expect(conflicts.has(desk.organisation)).toBe(false);
        if (noVillage) expect(['VILLAGE', 'TOWNSHIP']).not.toContain(desk.agency);
        const on = shanghaiDate(facts.at);
        expect(desk.opensOn <= on && (desk.closesOn === undefined || on < desk.closesOn)).toBe(true);
        expect(desk.agency).toBe(because === 'NO_DESK' || because === 'CONFLICT' ? 'COORD' : agency);
        if (because === 'SUPERVISOR') expect(units.map((unit) => unit?.supervisingDesk)).toContain(id);
        if (because === 'LONGEST_PREFIX') {
          const codes = [...places, ...units.map((unit) => unit?.division)].filter((code) => code !== undefined);
          expect(codes.some((code) => code.startsWith(desk.jurisdiction))).toBe(true);
        }
      }
    }), { numRuns: 400 });
  });

  it('keep sexual harm with police of the county or above', () => {
    fc.assert(fc.property(anyFacts, anyDirectory, (facts, directory) => {
      const sexual = { ...facts, concerns: ['SEXUAL_ASSAULT' as const] };
      for (const { desk } of decide(pack, sexual, directory).referrals) {
        const found = directory.desk(desk.id) as DeskRecord;
        if (found.agency === 'PSB') expect(found.jurisdiction.length).toBeLessThanOrEqual(6);
      }
    }));
  });

  it('are found again from the request that leaves the owner, and a request tells no more than a desk needs', () => {
    fc.assert(fc.property(anyFacts, anyDirectory, (facts, directory) => {
      const evaluation = evaluate(pack, facts);
      const routed = routeReferrals(pack, evaluation, facts, directory);
      const decided = decide(pack, facts, directory).referrals;
      routed.requests.forEach((request, index) => {
        const again = findDesk(directory, request, routed, shanghaiDate(facts.at));
        expect({ id: again.desk.id, because: again.because }).toEqual({ id: decided[index]?.desk.id, because: decided[index]?.because });
        if (request.division !== undefined) expect([6, 9, 12]).toContain(request.division.length);
        if (request.division !== undefined && again.desk.agency === request.agency && again.because === 'LONGEST_PREFIX' && !request.preferredDesk) {
          expect(request.division.length).toBeLessThanOrEqual(Math.max(6, Math.ceil(again.desk.jurisdiction.length / 3) * 3));
        }
      });
    }), { numRuns: 300 });
  });

  it('find a county for coordination exactly when a place of the child or the harm is known', () => {
    fc.assert(fc.property(anyFacts, anyDirectory, (facts, directory) => {
      const { county } = routeReferrals(pack, evaluate(pack, facts), facts, directory);
      const known = [facts.childNow, facts.harmPlace, facts.residence].filter((code) => code !== undefined).map((code) => renamed(code).slice(0, 6));
      if (known.length === 0) expect(county).toBeUndefined();
      else expect(known).toContain(county);
    }));
  });
});

describe('a reporter in confidence', () => {
  const inConfidence = anyFacts.map((facts) => ({ ...facts, reporter: { ...facts.reporter, confidential: true } }));

  it('shows in no row 4 to 7, no village code', () => {
    fc.assert(fc.property(inConfidence, anyDirectory, (facts, directory) => {
      const evaluation = evaluate(pack, facts);
      expect(evaluation.referrals.flatMap(({ rows }) => rows).filter((row) => row >= 4 && row <= 7)).toEqual([]);
      const routed = routeReferrals(pack, evaluation, facts, directory);
      for (const { division } of routed.requests) expect(division?.length ?? 0).toBeLessThan(12);
      expect(JSON.stringify(routed)).not.toMatch(/"[0-9]{12}"/);
    }));
  });

  it('is not given away by what would have changed the decision', () => {
    fc.assert(fc.property(inConfidence, (facts) => {
      expect(whatIf(pack, facts).some(({ fact }) => fact.startsWith('reporter'))).toBe(false);
    }), { numRuns: 25 });
  });
});

describe('a supplement', () => {
  it('only adds pairs and raises roles, whatever is told', () => {
    fc.assert(fc.property(anyFacts, anyFacts, (facts, { at: _at, reporter: _reporter, ...told }) => {
      const before = evaluate(pack, facts);
      const { evaluation } = supplement(before, evaluate(pack, mergeFacts(facts, told)));
      const now = new Map(evaluation.referrals.map((one) => [`${one.agency} ${one.site}`, one]));
      for (const was of before.referrals) {
        const is = now.get(`${was.agency} ${was.site}`);
        expect(is && strength(is.role)).toBeGreaterThanOrEqual(strength(was.role));
        expect(is?.rows).toEqual(expect.arrayContaining([...was.rows]));
      }
    }));
  });

  it('forgets no situation, concern or suspect, and keeps when and by whom it was told', () => {
    fc.assert(fc.property(anyFacts, anyFacts, (facts, { at: _at, reporter: _reporter, ...told }) => {
      const merged = mergeFacts(facts, told);
      expect(merged.at).toBe(facts.at);
      expect(merged.reporter).toEqual(facts.reporter);
      for (const list of ['situations', 'concerns'] as const) {
        expect(new Set(merged[list] ?? [])).toEqual(new Set([...(facts[list] ?? []), ...(told[list] ?? [])]));
      }
      for (const id of organisationsInConflict(pack, { at: facts.at, suspects: told.suspects })) expect(organisationsInConflict(pack, merged).has(id)).toBe(true);
    }));
  });
});

it('every agency has a place in the register of these tests, or is the last resort', () => {
  for (const agency of AGENCIES) expect(demoDirectory.desksOf(agency).length).toBeGreaterThan(0);
  expect(demoDirectory.lastResortDesk).toBe(idOf('coord.city'));
});
