import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '@referrals/contracts';
import type { Clock } from '@referrals/calendar';
import type { ServiceDatabase } from '@referrals/database';
import { Password } from '../staff/staff.entity.js';
import type { DeviceCookie } from './device-cookie.js';
import type { PasswordHash } from './password-hash.js';
import type { SignInThrottle } from './sign-in-throttle.js';

export interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly source: string;
  /** Value of the device's cookie for a name. */
  readonly cookie: (name: string) => string | undefined;
}

export type SignInOutcome =
  | { readonly outcome: 'SIGNED_IN'; readonly staff: string; readonly setCookie: (at: { path: string; secure: boolean }) => string }
  | { readonly outcome: 'REFUSED' }
  | { readonly outcome: 'SLOW_DOWN'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'BUSY' };

interface Stored { readonly staff: string; readonly hash: string }

/** Attempts that may be made to wait at the same time; waiting costs a connection, and no attacker gets more of them. */
const WAITING = 200;

/** Checks an account and a password. An unknown, suspended or wrong one gives the same answer after the same work. */
export class CheckPassword {
  private waiting = 0;

  constructor(
    private readonly database: ServiceDatabase, private readonly clock: Clock, private readonly passwords: PasswordHash,
    private readonly throttle: SignInThrottle, private readonly devices: DeviceCookie, private readonly demo: boolean,
  ) {}

  async check(credentials: Credentials): Promise<SignInOutcome> {
    const account = accountOf(credentials.account);
    const stored = await this.database.asWorker((tx) => tx.maybeOne<Stored>(
      `SELECT s.id AS staff, p.hash FROM staff s JOIN password p ON p.staff = s.id
       WHERE s.account = $1 AND s.status = 'ACTIVE' AND (NOT s.demo OR $2)`, [account, this.demo],
    ));
    const device = this.devices.read(credentials.cookie(this.devices.name(account)), account, stored?.hash, this.clock.now());
    const attempt = { source: credentials.source, account, device };
    const verdict = await this.throttle.admit(attempt);
    if (!verdict.allowed) return { outcome: 'SLOW_DOWN', retryAfterSeconds: verdict.retryAfterSeconds };
    if (!await this.delay(verdict.delayMs)) return { outcome: 'BUSY' };
    const password = credentials.password.normalize('NFC');
    try {
      if (!await this.passwords.verify(password, stored?.hash) || stored === undefined) return { outcome: 'REFUSED' };
      const hash = await this.renew(stored, password);
      await this.throttle.succeeded(attempt);
      return { outcome: 'SIGNED_IN', staff: stored.staff, setCookie: (at) => this.devices.write(device, account, hash, { ...at, now: this.clock.now() }) };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'OVERLOADED') return { outcome: 'BUSY' };
      throw error;
    }
  }

  /** Brings the stored hash to today's settings; a password changed meanwhile stays. */
  private async renew(stored: Stored, password: string): Promise<string> {
    if (!this.passwords.outdated(stored.hash)) return stored.hash;
    const hash = await this.passwords.hash(password);
    const { affected } = await this.database.asWorker((tx) => tx.manager.update(Password, { staff: stored.staff, hash: stored.hash }, { hash }));
    return affected === 0 ? stored.hash : hash;
  }

  private async delay(millis: number): Promise<boolean> {
    if (millis === 0) return true;
    if (this.waiting >= WAITING) return false;
    this.waiting += 1;
    try {
      await pause(millis);
      return true;
    } finally {
      this.waiting -= 1;
    }
  }
}

/** Accounts as people type them on Chinese keyboards: full-width letters, the Chinese full stop, capitals, spaces around. */
export function accountOf(typed: string): string {
  return typed.normalize('NFKC').replaceAll('。', '.').replace(/\p{C}/gu, '').trim().toLowerCase().slice(0, 64);
}
