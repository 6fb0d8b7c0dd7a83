import { useQueries } from '@tanstack/react-query';
import type { components } from '#api';
import { answerOf, api } from '../../../shared/api';
import { readKey } from '../../use-read';

type Counts = components['schemas']['ChildCounts'];
const COUNTS = '/api/child-registry/children/counts';

export interface Behind {
  readonly code: string;
  readonly files: number;
  readonly contacts: number;
  readonly visits: number;
}

/** How far each place is behind, the furthest first; places without files are left out. */
export function useBehind(codes: readonly string[]): readonly Behind[] {
  const read = useQueries({
    queries: codes.map((village) => {
      const query = { village, status: 'ACTIVE' } as const;
      return { queryKey: readKey(COUNTS, { query }), queryFn: () => answerOf(api.GET(COUNTS, { params: { query } }) as Promise<{ data?: Counts }>) };
    }),
  });
  const sum = ({ counts }: Counts, of: 'contactOverdue' | 'visitOverdue'): number => counts.reduce((total, one) => total + one[of], 0);
  return read
    .flatMap(({ data }, index) => (data === undefined || data.total === 0 ? [] : [{ code: codes[index] ?? '', files: data.total, contacts: sum(data, 'contactOverdue'), visits: sum(data, 'visitOverdue') }]))
    .sort((a, b) => b.contacts + b.visits - (a.contacts + a.visits));
}
