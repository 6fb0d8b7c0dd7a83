import type { components } from '#api';
import { canonical } from './canonical';

export type TrailEntry = components['schemas']['TrailEntryView'];

const NO_HASH = '0'.repeat(64);

/** What a chain turned out to be: whole; nothing at all; broken at an entry; or not to be told here, as some facts are shown to auditors alone. */
export type ChainCheck = { readonly found: 'INTACT'; readonly entries: number } | { readonly found: 'BROKEN'; readonly n: number } | { readonly found: 'WITHHELD' | 'EMPTY' };

async function hashOf(entry: object): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(entry)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Walks a chain from its first entry, on this computer: numbers without a gap, each hash that of its entry and of the one before, times that go on. */
export async function checkTrail(entries: readonly TrailEntry[]): Promise<ChainCheck> {
  if (entries.length === 0) return { found: 'EMPTY' };
  if (entries.some(({ withheld }) => withheld)) return { found: 'WITHHELD' };
  let prev = NO_HASH;
  let at = '';
  for (const [index, { hash, ...entry }] of entries.entries()) {
    if (entry.n !== index + 1 || entry.prev !== prev || entry.at < at || await hashOf(entry) !== hash) return { found: 'BROKEN', n: index + 1 };
    prev = hash;
    at = entry.at;
  }
  return { found: 'INTACT', entries: entries.length };
}
