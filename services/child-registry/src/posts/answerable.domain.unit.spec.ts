import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answersItsCases } from '../../test/answers-its-cases.js';
import { answerableFor, type Office } from './answerable.domain.js';

const place = (code: string): fc.Arbitrary<string> => fc.constantFrom(code, code.slice(0, 9), code.slice(0, 6));
const places = fc.constantFrom('430223103213', '430223103214', '430223104201', '430221101201', '430212101201', '430203100201').chain(place);
const offices = fc.array(fc.record({ id: fc.uuid(), division: fc.oneof(places, fc.constantFrom('4302', '4301')), manned: fc.boolean() }), { maxLength: 12 });
const today = (code: string): string => code.replace(/^430221/, '430212');

describe('answerable', () => {
  answersItsCases('answerable', 2);

  it('is nobody where nobody is', () => {
    expect(answerableFor('430223103213', [])).toBeUndefined();
    expect(answerableFor('430223103213', [{ id: 'a', division: '430223103213', manned: false }, { id: 'b', division: '430223104', manned: true }])).toBeUndefined();
  });

  it('is of two the one with the smaller id', () => {
    const two = ['b', 'a'].map((id): Office => ({ id, division: '430223103', manned: true }));
    expect(answerableFor('430223103213', two)?.office).toBe('a');
  });

  it('is always somebody while the city’s desk has a member', () => {
    fc.assert(fc.property(places, offices, fc.nat(12), (careDivision, others, at) => {
      const all = others.toSpliced(at, 0, { id: 'city', division: '4302', manned: true });
      expect(answerableFor(careDivision, all)).toBeDefined();
    }), { numRuns: 1_000 });
  });

  it('is manned, answers for the place, and no nearer office does', () => {
    fc.assert(fc.property(places, offices, (careDivision, all) => {
      const able = all.filter(({ manned, division }) => manned && today(careDivision).startsWith(today(division)));
      const found = answerableFor(careDivision, all);
      const office = all.find(({ id }) => id === found?.office);
      expect(found === undefined).toBe(able.length === 0);
      if (found === undefined || office === undefined) return;
      expect(able).toContain(office);
      expect(Math.max(...able.map(({ division }) => division.length))).toBe(office.division.length);
      expect([found.level, found.covering]).toEqual([{ 12: 'VILLAGE', 9: 'TOWNSHIP', 6: 'COUNTY', 4: 'CITY' }[office.division.length], office.division.length < careDivision.length]);
    }), { numRuns: 1_000 });
  });
});
