import { createHmac, timingSafeEqual } from 'node:crypto';
import { plainSigns } from '@referrals/policy';
import type { KeyRing } from '@referrals/service-kit';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/**
 * The verification code of a report: 60 bits of an HMAC of its id, in twelve characters of Crockford's alphabet. Stored nowhere;
 * the same report gives the same code for the life of the installation's root key.
 */
export function verificationCode(keys: KeyRing, reportId: string): string {
  const bytes = createHmac('sha256', keys.deriveKey('verification code')).update(reportId).digest();
  let bits = bytes.readBigUInt64BE();
  let code = '';
  for (let index = 0; index < LENGTH; index += 1) {
    code += ALPHABET[Number(bits & 31n)] ?? '';
    bits >>= 5n;
  }
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** A code as typed, in its one form (I, L and O read as the digits they look like); undefined when its form is wrong. */
export function readVerificationCode(typed: string): string | undefined {
  const plain = plainSigns(typed).replaceAll(/[IL]/g, '1').replaceAll('O', '0');
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(plain) ? plain.replaceAll(/(.{4})(?=.)/g, '$1-') : undefined;
}

/** Compares in a time that tells nothing of where they differ. Both in their one form. */
export function sameCode(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
