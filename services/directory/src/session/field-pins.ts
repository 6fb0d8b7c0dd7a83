import { createHmac } from 'node:crypto';
import type { KeyRing } from '@referrals/service-kit';
import type { PasswordHash } from '../sign-in/password-hash.js';

/** PINs as they are stored: Argon2id over an HMAC under a key of the installation. Without that key the rows tell no PIN, however few there are. */
export class FieldPins {
  constructor(private readonly keys: KeyRing, private readonly passwords: PasswordHash) {}

  /** `of`: the session it opens. */
  hash(pin: string, of: string): Promise<string> {
    return this.passwords.hash(this.keyed(pin, of));
  }

  verify(pin: string, of: string, stored: string): Promise<boolean> {
    return this.passwords.verify(this.keyed(pin, of), stored);
  }

  private keyed(pin: string, of: string): string {
    return createHmac('sha256', this.keys.deriveKey('field PIN')).update(`${of} ${pin}`).digest('base64url');
  }
}
