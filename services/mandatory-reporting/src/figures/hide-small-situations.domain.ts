import type { Situation } from '@referrals/contracts';
import { suppress } from '@referrals/policy';
import type { CountOfSituation } from './figures.dto.js';

/** Fewer are not told: with what is known of a place they would tell who it is. */
const LEAST = 5;

/** Counts with the small ones hidden, and another where only one was: with the number of reports, which other figures tell, it would follow. */
export function hideSmallSituations(counts: readonly { readonly situation: Situation; readonly count: number }[]): CountOfSituation[] {
  const { shown } = suppress({
    threshold: LEAST, tree: { id: 'all', n: counts.reduce((sum, { count }) => sum + count, 0), children: counts.map(({ situation, count }) => ({ id: situation, n: count })) },
  });
  return counts.map(({ situation }) => ({ situation, count: typeof shown[situation] === 'number' ? shown[situation] : null }));
}
