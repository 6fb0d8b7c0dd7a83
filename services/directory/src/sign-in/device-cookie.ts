import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { addMillis, instantFromMillis, millisOf, type Instant } from '@referrals/calendar';
import type { KeyRing } from '@referrals/service-kit';

const DAYS = 180;

/**
 * A long-lived, signed cookie by which a device is known to have signed in to an account: it is exempt from what others do to
 * that account. It proves no sign-in and opens nothing. One cookie per account, so that people can share an office's computer;
 * a changed password makes it void.
 */
export class DeviceCookie {
  private readonly secret: Buffer;

  constructor(keys: KeyRing) {
    this.secret = keys.derive('known devices');
  }

  name(account: string): string {
    return `known_${this.mac('name', account).slice(0, 12)}`;
  }

  /** Id of the device when the cookie is genuine, fresh and made after the password was last changed. */
  read(value: string | undefined, account: string, password: string | undefined, now: Instant): string | undefined {
    const [device = '', until = '', mac = ''] = (value ?? '').split('.');
    if (!/^[\w-]{22}$/.test(device) || !/^\d{1,15}$/.test(until) || password === undefined) return undefined;
    const expected = this.mac(device, until, account, password);
    if (mac.length !== expected.length || !timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return undefined;
    return instantFromMillis(Number(until)) > now ? device : undefined;
  }

  /** The whole `Set-Cookie` value. `password`: what is stored for the account, so that a change of it shows. */
  write(device: string | undefined, account: string, password: string, at: { path: string; secure: boolean; now: Instant }): string {
    const id = device ?? randomBytes(16).toString('base64url');
    const until = String(millisOf(addMillis(at.now, DAYS * 86_400_000)));
    const value = [id, until, this.mac(id, until, account, password)].join('.');
    return `${this.name(account)}=${value}; Path=${at.path}; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Lax${at.secure ? '; Secure' : ''}`;
  }

  private mac(...parts: readonly string[]): string {
    return createHmac('sha256', this.secret).update(JSON.stringify(parts)).digest('base64url');
  }
}
