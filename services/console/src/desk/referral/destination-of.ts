import type { TrailEntry } from './types';

/** Where a referral went is the interesting part of these. */
const GOES_TO = ['referral.routed', 'referral.rerouted', 'referral.transferred', 'referral.moved'];

/** Id of the desk that an entry of a trail says it went to; undefined where it went nowhere. */
export function destinationOf(action: string, facts: TrailEntry['facts']): string | undefined {
  const { owner } = facts as { readonly owner?: unknown };
  return GOES_TO.includes(action) && typeof owner === 'string' ? owner : undefined;
}
