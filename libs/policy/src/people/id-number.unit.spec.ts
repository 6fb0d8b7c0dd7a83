import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCreditCode } from '@referrals/contracts';
import { idNumberCheck, idNumberFault } from './id-number.js';
import { normalIdNumber } from './normal-form.js';

const idNumber = fc.record({
  region: fc.constant('430299'), day: fc.date({ min: new Date('1950-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }), order: fc.integer({ min: 0, max: 999 }),
}).map(({ region, day, order }) => {
  const seventeen = `${region}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return `${seventeen}${idNumberCheck(seventeen)}`;
});

describe('an ID number (GB 11643)', () => {
  it('is valid with its check character', () => {
    fc.assert(fc.property(idNumber, (number) => { expect(idNumberFault(number)).toBeUndefined(); }));
    // The standard's own example.
    expect(idNumberCheck('11010519491231002')).toBe('X');
  });

  it('shows every single wrong digit and exchanged neighbours', () => {
    fc.assert(fc.property(idNumber, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (number, at, digit) => {
      const wrong = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
      if (wrong !== number) expect(idNumberFault(wrong)).toBeDefined();
      const exchanged = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
      if (exchanged !== number) expect(idNumberFault(exchanged)).toBeDefined();
    }));
  });

  it('has a birth date that exists', () => {
    for (const birth of ['20230229', '20231301', '18991231', '20230431']) {
      expect(idNumberFault(`430299${birth}001${idNumberCheck(`430299${birth}001`)}`)).toBe('ID_NUMBER_BIRTH_DATE');
    }
  });

  it('has eighteen characters', () => {
    for (const typed of ['', '43029920180115', '4302992018011500XX', '030299201801150010']) expect(idNumberFault(typed)).toBe('ID_NUMBER_FORM');
    expect(normalIdNumber(' ４3029919491231002x')).toBe('43029919491231002X');
  });
});

describe('a unified social credit code (GB 32100)', () => {
  it('is valid with its check character', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    for (const wrong of ['91350100M000100Y44', '91350100M000100Y4', '91350100M000100YI3', '']) expect(isCreditCode(wrong)).toBe(false);
  });
});
