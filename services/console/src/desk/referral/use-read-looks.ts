import type { components } from '#api';
import { useRead } from '../use-read';
import type { ReadList } from '../use-read-more';

/** The latest looks at a report. */
export function useReadLooks(id: string): ReadList<components['schemas']['AccessView']> {
  const { data, error, refetch } = useRead('/api/mandatory-reporting/reports/{id}/accesses', { path: { id }, query: { limit: 50 } });
  return { rows: data?.items, error, onMore: undefined, again: () => { void refetch(); } };
}
