import { childWords } from '../../../shared/words/children';
import { useRead } from '../../use-read';

/** How many there are, and how many are late. */
export function Counts({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { data } = useRead('/api/child-registry/children/counts', { query });
  if (data === undefined) return null;
  const sum = (of: 'contactOverdue' | 'visitOverdue'): number => data.counts.reduce((total, one) => total + one[of], 0);
  return <p><strong>{childWords.list.total(data.total)}</strong> <span className="sub">{childWords.list.overdue(sum('contactOverdue'), sum('visitOverdue'))}</span></p>;
}
