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
