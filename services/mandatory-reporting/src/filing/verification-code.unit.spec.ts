import { describe, expect, it } from '@jest/globals';
import { FileKeyRing } from '@referrals/service-kit';
import { testKeyFile } from '@referrals/testing';
import fc from 'fast-check';
import { readVerificationCode, sameCode, verificationCode } from './verification-code.js';

const keys = new FileKeyRing(testKeyFile);

describe('the verification code', () => {
  it('is the same for a report each time, another for another, and survives a new current key', () => {
    const rotated = new FileKeyRing({ current: 'k2', keys: { ...testKeyFile.keys, k2: Buffer.alloc(32, 9).toString('base64') } });
    fc.assert(fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      expect(verificationCode(rotated, one)).toBe(verificationCode(keys, one));
      if (one !== other) expect(verificationCode(keys, one)).not.toBe(verificationCode(keys, other));
    }));
  });

  it('has twelve characters of five bits that cannot be taken for one another, and is read as typed', () => {
    fc.assert(fc.property(fc.uuid(), (id) => {
      const code = verificationCode(keys, id);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(readVerificationCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'i'))).toBe(code);
    }));
    expect(readVerificationCode('UUUU-UUUU-UUUU')).toBeUndefined();
  });

  it('is compared whole', () => {
    expect([sameCode('AAAA', 'AAAA'), sameCode('AAAA', 'AAAB'), sameCode('AAAA', 'AAA')]).toEqual([true, false, false]);
  });
});
