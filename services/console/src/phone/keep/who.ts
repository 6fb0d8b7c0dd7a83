import type { KeptItem } from './kept-item';
import { Observed } from './observed';

/** Somebody who is signed in here. */
export interface Person {
  readonly staff: string;
  /** Names the session they are in by. */
  readonly session: string;
  /** Opens their drafts. */
  readonly key: CryptoKey;
  /** Opens what they left here of work in the field. */
  readonly fieldKey: CryptoKey;
  /** By the PIN of this phone: for work in the field alone. */
  readonly inField: boolean;
}

/**
 * Who is at this device. LOCKED: somebody is, and what they see was put away until they sign in again. Of STAFF also without a line, for as long as
 * the device would not have locked.
 */
export type Who =
  | { readonly kind: 'UNKNOWN' }
  | { readonly kind: 'NOBODY' }
  | { readonly kind: 'LOCKED' }
  | { readonly kind: 'STAFF' } & Person;

export const who = new Observed<Who>({ kind: 'UNKNOWN' });

/** Counts up when another person takes the place of the one who was here: what a page holds of the first is not the next one's. */
export const turn = { value: 0 };

/** The key by which an item is sealed for the person whose it is, while they are here in a way that opens it. */
export function keyOf({ owner, sealedFor }: Pick<KeptItem, 'owner' | 'sealedFor'>): CryptoKey | undefined {
  if (who.value.kind !== 'STAFF' || who.value.staff !== owner) return undefined;
  if (sealedFor === 'FIELD') return who.value.fieldKey;
  return who.value.inField ? undefined : who.value.key;
}
