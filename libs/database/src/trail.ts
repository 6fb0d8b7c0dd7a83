import { createHash } from 'node:crypto';
import type { Instant } from '@referrals/calendar';
import canonicalize from 'canonicalize';

/** Facts of a trail entry: ids, codes, numbers, times. Never personal data: the trail outlives permissions. */
export type TrailFacts = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** What happened to which aggregate, in the past tense: `referral.routed`. Entries from before this rule hold other names for good: they are hashed. */
export type TrailAction = `${Lowercase<string>}.${Lowercase<string>}`;

export interface TrailEntry {
  readonly caseId: string;
  /** 1, 2, 3 … without a gap. */
  readonly n: number;
  readonly at: Instant;
  readonly desk: string | null;
  /** Role of who acted; a reporter is always `REPORTER`, whoever they are. */
  readonly actorRole: string;
  /** Staff id, or null for a reporter and for the system. */
  readonly actor: string | null;
  readonly action: string;
  readonly facts: TrailFacts;
  /** Hash of the entry before, 64 hex digits; zeros at the beginning. */
  readonly prev: string;
}

export const NO_HASH = '0'.repeat(64);

/** SHA-256, hex, over the canonical JSON (RFC 8785) of the entry: whoever has the entry can prove it without us. */
export function trailHash(entry: TrailEntry): string {
  return createHash('sha256').update(canonicalize(entry) as string).digest('hex');
}

export interface ChainFault { readonly n: number; readonly fault: 'GAP' | 'PREV' | 'HASH' | 'TIME' }

/** Walks a chain from its first entry; undefined when every link holds. */
export function verifyChain(entries: readonly (TrailEntry & { hash: string })[]): ChainFault | undefined {
  let prev = NO_HASH;
  let at = '';
  for (const [index, { hash, ...entry }] of entries.entries()) {
    if (entry.n !== index + 1) return { n: index + 1, fault: 'GAP' };
    if (entry.prev !== prev) return { n: entry.n, fault: 'PREV' };
    if (entry.at < at) return { n: entry.n, fault: 'TIME' };
    if (trailHash(entry) !== hash) return { n: entry.n, fault: 'HASH' };
    prev = hash;
    at = entry.at;
  }
  return undefined;
}
