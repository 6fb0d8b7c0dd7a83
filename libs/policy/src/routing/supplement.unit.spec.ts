import { instant } from '@referrals/calendar';
import { describe, expect, it } from '@jest/globals';
import { routingPack430200 as pack } from '../packs/430200/routing-pack.js';
import { evaluate } from './evaluate.js';
import { factsAt, RoutingFacts, type Facts } from './facts.js';
import { mergeFacts } from './merge-facts.js';
import { supplement } from './supplement.js';
import { whatIf } from './what-if.js';

const at = instant('2026-05-11T00:20:00Z');

describe('a supplement', () => {
  const first: Facts = { at, situations: ['MR04'], residence: '430223', child: { birthDate: '2018-01-15' }, suspects: [{ relation: 'GUARDIAN' }] };

  it('adds to lists, replaces single facts, keeps moment and reporter', () => {
    const merged = mergeFacts(first, { situations: ['MR06'], residence: '430224', child: { compulsoryEducationDone: false }, suspects: [{ relation: 'GUARDIAN' }, { relation: 'PEER' }] });
    expect(merged).toEqual({
      at, situations: ['MR04', 'MR06'], residence: '430224', child: { birthDate: '2018-01-15', compulsoryEducationDone: false },
      suspects: [{ relation: 'GUARDIAN' }, { relation: 'PEER' }],
    });
  });

  it('adds pairs and raises roles, and leaves standing what the facts now would send elsewhere', () => {
    const before = evaluate(pack, first);
    const { evaluation, added, raised } = supplement(before, evaluate(pack, mergeFacts(first, { caregiver: 'ABSENT', concerns: ['CORPORAL_PUNISHMENT'] })));
    expect(raised).toEqual([{ agency: 'EDU', site: 'SCHOOL', role: 'LEAD' }]);
    expect(added).toEqual([{ agency: 'CIV', site: 'NOW', role: 'LEAD' }, { agency: 'RPI', site: 'NOW', role: 'SUPPORT' }]);
    expect(evaluation.referrals.filter((one) => one.agency === 'CIV')).toEqual([
      { agency: 'CIV', site: 'NOW', role: 'LEAD', rows: [2, 12] }, { agency: 'CIV', site: 'RESIDENCE', role: 'SUPPORT', rows: [2] },
    ]);
  });
});

describe('what would have changed it', () => {
  const changed = (facts: Facts, fact: string, value: string) => whatIf(pack, facts).find((one) => one.fact === fact && one.value === value);

  it('tells agencies added, raised, lowered and removed by one fact', () => {
    const facts: Facts = { at, concerns: ['NEGLECT_MILD'], reporter: { kind: 'SCHOOL' } };
    expect(changed(facts, 'reporter.kind', 'VILLAGE')).toEqual({
      fact: 'reporter.kind', value: 'VILLAGE', added: [], removed: [],
      raised: [{ agency: 'TOWNSHIP', site: 'RESIDENCE', role: 'LEAD' }], lowered: [{ agency: 'VILLAGE', site: 'RESIDENCE', role: 'SUPPORT' }],
    });
    expect(changed(facts, 'concerns', 'NOT NEGLECT_MILD')?.added).toEqual([{ agency: 'COORD', site: 'NOW', role: 'LEAD' }]);
  });

  it('tries ages on each side of the limits of law', () => {
    const facts: Facts = { at, concerns: ['CHILD_LABOUR'], child: { birthDate: '2014-01-20' } };
    expect(changed(facts, 'child.age', '15')?.lowered).toEqual([{ agency: 'PSB', site: 'NOW', role: 'SUPPORT' }]);
    expect(changed(facts, 'child.age', '13')).toBeUndefined();
  });

  it('does not try the kind of a confidential reporter', () => {
    expect(whatIf(pack, { at, concerns: ['SEXUAL_ASSAULT'], reporter: { kind: 'PARENT', confidential: true } }).some((one) => one.fact === 'reporter.kind')).toBe(false);
  });
});

describe('facts', () => {
  it.each([
    ['an unknown field', { nonsense: 1 }],
    ['an unknown field of a suspect', { suspects: [{ relation: 'PEER', name: 'x' }] }],
    ['an unknown code', { concerns: ['BAD'] }],
    ['a division of five digits', { childNow: '43022' }],
    ['a day that does not exist', { harmDate: '2026-02-30' }],
    ['a moment without an offset', { at: '2026-05-11T08:20:00' }],
    ['too many suspects', { suspects: Array.from({ length: 21 }, () => ({ relation: 'PEER' })) }],
  ])('refuse %s', (_, facts) => {
    expect(RoutingFacts.safeParse(facts).success).toBe(false);
  });

  it('take the moment they name, else the one given', () => {
    expect(factsAt(RoutingFacts.parse({ at: '2026-05-11T08:20:00+08:00' }), instant('2020-01-01T00:00:00Z')).at).toBe(at);
    expect(factsAt(RoutingFacts.parse({}), at).at).toBe(at);
  });
});
