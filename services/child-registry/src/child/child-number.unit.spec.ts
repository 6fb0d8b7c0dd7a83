import { describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { childNumber, readChildNumber } from './child-number.domain.js';

describe('the number of a file', () => {
  it('has the month in China, a running number and a check character that notices a slip', () => {
    const number = childNumber(123, instant('2026-05-31T16:00:00Z'));
    expect(number).toMatch(/^D-2606-0000123-[\dX]$/);
    expect(readChildNumber(` ${number.toLowerCase().replaceAll('-', '—')}`)).toBe(number);
    expect(readChildNumber(number.replace('0000123', '0000132'))).toBeUndefined();
    expect(readChildNumber('2606-0000123')).toBeUndefined();
  });
});
