import { hash } from 'node:crypto';
import type { AnyPrincipal } from './principal.js';

interface Verified { readonly principal: AnyPrincipal; readonly from: number; readonly until: number }

/** How long a verified token counts as verified without looking at its signature and key again. */
const MAX_AGE_MS = 60_000;

/**
 * Tokens found good a moment ago, by their SHA-256: the tokens themselves are not kept. None counts beyond its own end or a minute,
 * nor when the clock went back behind its verification. At most `limit` are kept; the longest known goes first.
 */
export class VerifiedTokens {
  private readonly entries = new Map<string, Verified>();

  constructor(private readonly limit = 10_000) {}

  /** Times in milliseconds since 1970. */
  get(token: string, now: number): AnyPrincipal | undefined {
    const entry = this.entries.get(keyOf(token));
    return entry !== undefined && entry.from <= now && now < entry.until ? entry.principal : undefined;
  }

  /** `ends`: from then on the token is refused. */
  keep(token: string, principal: AnyPrincipal, ends: number, now: number): void {
    const key = keyOf(token);
    this.entries.delete(key);
    for (const [oldest, entry] of this.entries) {
      if (entry.until > now && this.entries.size < this.limit) break;
      this.entries.delete(oldest);
    }
    this.entries.set(key, { principal, from: now, until: Math.min(now + MAX_AGE_MS, ends) });
  }

  get size(): number {
    return this.entries.size;
  }
}

const keyOf = (token: string): string => hash('sha256', token, 'base64');
