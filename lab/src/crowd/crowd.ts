import { Caller } from '@referrals/client';
import type { Installed } from '@referrals/develop';

/** How long a person goes on clicking while nobody answers. */
const PATIENCE_MS = 180_000;
const OFFICES = ['psb', 'edu', 'civ', 'rpi', 'proc', 'wf', 'hlth', 'hrss', 'cac', 'supv', 'coord', 'court', 'township', 'village'];

/** Everybody who takes part, each with a sign-in of their own, and what they met that should not have been. */
export class Crowd {
  /** Answers nobody should get, by status and code: `500 INTERNAL`. */
  readonly oddities = new Map<string, number>();
  private readonly people = new Map<string, Caller>();
  private passwords: Readonly<Record<string, string>> | undefined;

  constructor(private readonly installation: Installed) {}

  person(account: string): Caller {
    let caller = this.people.get(account);
    if (caller === undefined) {
      this.passwords ??= this.installation.passwords();
      caller = new Caller(this.installation.url, { account, password: this.passwords[account] ?? '' }, { patienceMs: PATIENCE_MS });
      this.people.set(account, caller);
    }
    return caller;
  }

  anybody(token?: string): Caller {
    return new Caller(this.installation.url, undefined, { patienceMs: PATIENCE_MS }, token);
  }

  /** Accounts of every desk, each by one member. */
  desks(): string[] {
    this.passwords ??= this.installation.passwords();
    const known = this.passwords;
    return [...OFFICES.flatMap((office) => ['yx', 'ls', 'city'].map((area) => `${office}.${area}`)), 'psb-pcs.yx'].filter((account) => account in known);
  }

  odd(what: string): void {
    this.oddities.set(what, (this.oddities.get(what) ?? 0) + 1);
  }
}
