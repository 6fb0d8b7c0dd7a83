import { useRead } from '../../use-read';

interface PlaceCountProps { readonly code: string; readonly of: 'total' | 'contactOverdue' | 'visitOverdue' }

/** How many of a place; three of one place are one question. */
export function PlaceCount({ code, of }: PlaceCountProps) {
  const { data } = useRead('/api/child-registry/children/counts', { query: { village: code, status: 'ACTIVE' } });
  if (data === undefined) return <span>…</span>;
  const count = of === 'total' ? data.total : data.counts.reduce((sum, one) => sum + one[of], 0);
  return <span className={of !== 'total' && count > 0 ? 'late' : undefined}>{count}</span>;
}
