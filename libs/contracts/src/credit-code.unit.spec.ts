import { describe, expect, it } from '@jest/globals';
import { isCreditCode } from './credit-code.js';

describe('unified social credit codes (GB 32100)', () => {
  it.each(['91350100M000100Y43', '914403001922038216', '9144030071526726XG'])('takes %s', (code) => {
    expect(isCreditCode(code)).toBe(true);
  });

  it('refuses a wrong check character, a wrong length, letters that are not used, small letters', () => {
    for (const code of ['91350100M000100Y44', '91350100M000100Y4', '91350100M000100Y433', '91350100I000100Y43', '91350100m000100y43', '9135O100M000100Y43', '']) {
      expect(isCreditCode(code)).toBe(false);
    }
  });

  it('notices every single wrong character', () => {
    const code = '91350100M000100Y43';
    for (let place = 0; place < 18; place += 1) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        if (other !== code[place]) expect(isCreditCode(code.slice(0, place) + other + code.slice(place + 1))).toBe(false);
      }
    }
  });
});
