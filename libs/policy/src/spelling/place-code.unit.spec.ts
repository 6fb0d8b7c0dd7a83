import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeAsked, placeDigits, placePrefix, spellingsOf } from './place-code.js';

describe('a place', () => {
  it.each([
    ['430223', '430223'], ['430223000', '430223'], ['430223000000', '430223'], [' 4302 23 ', '430223'], ['４３０２２３', '430223'], ['430-223', '430223'],
    ['430223103', '430223103'], ['430223103000', '430223103'], ['430223103213', '430223103213'], ['430223100000', '430223100'],
    ['430200', '4302'], ['430200000000', '4302'], ['430000', '43'], ['430000000000', '43'], ['43', '43'], ['4302', '4302'],
    ['430221', '430212'], ['430221000000', '430212'], ['430221102', '430212102'], ['4302231', '4302231'], ['43022', '43022'], ['4302230', '4302230'],
  ])('written %s is asked for as %s', (typed, asked) => expect(placeAsked(typed)).toBe(asked));

  it.each(['', 'x', '43022x', '攸县', '4302*'])('that is no code stays as it came: "%s"', (typed) => {
    expect(placeAsked(typed)).toBe(typed);
    expect(placeDigits(typed)).toBe(typed);
  });

  it('has the same beginning however many noughts fill it up', () => {
    const county = fc.integer({ min: 110101, max: 659999 }).filter((code) => code % 100 !== 0).map(String);
    fc.assert(fc.property(county, fc.constantFrom('', '000', '000000'), (code, filled) => {
      expect(placePrefix(`${code}${filled}`)).toBe(code);
      expect(placePrefix(placePrefix(`${code}${filled}`))).toBe(code);
    }));
  });

  it('is kept under its former code, too', () => {
    expect(spellingsOf('430212102')).toEqual(['430212102', '430221102']);
    expect(spellingsOf('430223')).toEqual(['430223']);
    expect(spellingsOf('4302')).toEqual(['4302']);
  });
});
