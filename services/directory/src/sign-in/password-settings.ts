import { randomBytes } from 'node:crypto';
import type { KeyRing } from '@referrals/service-kit';
import type { DirectoryConfig } from '../config.js';
import { PasswordHash } from './password-hash.js';

export function passwordHash(config: DirectoryConfig): PasswordHash {
  return new PasswordHash({
    memory: config.PASSWORD_MEMORY_KIB, passes: config.PASSWORD_PASSES,
    atOnce: config.PASSWORD_HASHES_AT_ONCE, waiting: config.PASSWORD_HASHES_WAITING,
  });
}

/** Letters and digits that are not mistaken for one another when read out or copied by hand; 32 of them, five bits each. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/**
 * A password of 80 bits in groups of four. With `about` it is derived from the installation's keys, so that it need not be stored
 * to be shown again for the same request; without, it is random.
 */
export function makePassword(keys?: KeyRing, about?: string): string {
  const bytes = keys === undefined ? randomBytes(16) : keys.derive(`password ${about ?? ''}`);
  const letters = [...bytes.subarray(0, 16)].map((byte) => ALPHABET[byte % 32]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
