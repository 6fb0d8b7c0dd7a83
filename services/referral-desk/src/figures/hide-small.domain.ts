import { suppress } from '@referrals/policy';
import type { CountFigures, CountOfPlace, TimesOfAgency } from './figures.dto.js';

/** Fewer are not told: with what is known of a place they would tell who it is. */
const LEAST = 5;

/** Counts of cells, and of all together, with the small ones hidden and as many others as it takes that none follows. */
export function hideSmallCounts(counts: readonly (Omit<CountOfPlace, 'count'> & { readonly count: number })[]): CountFigures {
  const counties = Map.groupBy(counts, ({ county }) => county);
  const tree = {
    id: 'all', n: counts.reduce((sum, { count }) => sum + count, 0),
    children: [...counties].map(([county, cells]) => ({
      id: county === '' ? 'nowhere' : county, n: cells.reduce((sum, { count }) => sum + count, 0), children: cells.map((one) => ({ id: cellOf(one), n: one.count })),
    })),
  };
  const { shown } = suppress({ threshold: LEAST, tree });
  const told = (id: string): number | null => (typeof shown[id] === 'number' ? shown[id] : null);
  return { total: told('all'), counts: counts.map((one) => ({ ...one, count: told(cellOf(one)) })) };
}

const cellOf = ({ county, agency, role }: Pick<CountOfPlace, 'county' | 'agency' | 'role'>): string => `${county} ${agency} ${role}`;

/** Times of fewer than five tell each of them. */
export const hideSmallTimes = (times: readonly (TimesOfAgency & { readonly count: number })[]): TimesOfAgency[] =>
  times.map((one) => (one.count < LEAST ? { ...one, count: null, median: null, p90: null } : one));
