import { Observed } from './observed';

/**
 * Who is at this device. LOCKED: somebody is, and what they see was put away until they sign in again. Of STAFF also without a line, for as long as
 * the device would not have locked.
 */
export type Who =
  | { readonly kind: 'UNKNOWN' }
  | { readonly kind: 'NOBODY' }
  | { readonly kind: 'LOCKED' }
  | { readonly kind: 'STAFF'; readonly staff: string; readonly key: CryptoKey };

export const who = new Observed<Who>({ kind: 'UNKNOWN' });

/** Counts up when another person takes the place of the one who was here: what a page holds of the first is not the next one's. */
export const turn = { value: 0 };

/** The key of the person whose an item is, while they are here. */
export const keyOf = (owner: string | null): CryptoKey | undefined => who.value.kind === 'STAFF' && who.value.staff === owner ? who.value.key : undefined;
