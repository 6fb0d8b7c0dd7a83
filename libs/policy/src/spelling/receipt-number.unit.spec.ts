import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import fc from 'fast-check';
import { checkCharacter, readReceiptNumber, receiptNumber } from './receipt-number.js';

const number = fc.record({ sequence: fc.integer({ min: 1, max: 99_999_999 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ sequence, month }) => receiptNumber(sequence, instant(`2026-${String(month).padStart(2, '0')}-11T00:20:00Z`)));

describe('the receipt number', () => {
  it('has year, month and running number in groups of four', () => {
    expect(receiptNumber(123, instant('2026-05-11T00:20:00Z'))).toMatch(/^2605-0000-123[\dX]$/);
  });

  it('takes the month from the day in China', () => {
    expect(receiptNumber(1, instant('2026-05-31T16:00:00Z'))).toMatch(/^2606-/);
  });

  it('has the check character of ISO 7064 MOD 11-2', () => {
    // The standard's own example.
    expect(checkCharacter('0794')).toBe('0');
    expect(checkCharacter('079')).toBe('X');
  });

  it('is read back however it is typed', () => {
    fc.assert(fc.property(number, (given) => {
      expect(readReceiptNumber(given)).toBe(given);
      expect(readReceiptNumber(` ${given.replaceAll('-', ' ').toLowerCase()}`)).toBe(given);
      expect(readReceiptNumber(given.replaceAll('-', ''))).toBe(given);
      expect(readReceiptNumber(given.replaceAll('-', '—'))).toBe(given);
      expect(readReceiptNumber(given.replaceAll('-', '.\u200b'))).toBe(given);
      expect(readReceiptNumber(given.replaceAll(/[0-9X-]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)))).toBe(given);
    }));
  });

  it('notices every single wrong character and every two neighbours exchanged', () => {
    fc.assert(fc.property(number, fc.nat(), fc.integer({ min: 0, max: 9 }), (given, where, digit) => {
      const plain = given.replaceAll('-', '');
      const at = where % (plain.length - 1);
      const wrong = `${plain.slice(0, at)}${digit}${plain.slice(at + 1)}`;
      if (wrong !== plain) expect(readReceiptNumber(wrong)).toBeUndefined();
      const exchanged = `${plain.slice(0, at)}${plain[at + 1]}${plain[at]}${plain.slice(at + 2)}`;
      if (exchanged !== plain) expect(readReceiptNumber(exchanged)).toBeUndefined();
    }), { numRuns: 2_000 });
  });

  it('is nothing else', () => {
    for (const typed of ['', 'abc', '2605', '2605-0000-123', '2605-0000-12345-', '２６０５']) expect(readReceiptNumber(typed)).toBeUndefined();
  });
});
