import { childWords } from '../../../shared/words/children';
import { StatusTag } from '../../parts/StatusTag';
import { useRead } from '../../use-read';

/** How many there are by state, and how many are late. */
export function CandidateCounts({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { data } = useRead('/api/child-registry/candidates/counts', { query });
  const words = childWords.candidates;
  if (data === undefined || data.total === 0) return null;
  const late = data.counts.reduce((sum, one) => sum + one.late, 0);
  const urgent = data.counts.reduce((sum, one) => sum + (one.state === 'CONCLUDED' ? 0 : one.urgent), 0);
  return (
    <p>
      {data.counts.map(({ state, count }) => <span key={state}><StatusTag>{`${childWords.codes.candidateState[state]} ${count}`}</StatusTag>{' '}</span>)}
      {urgent > 0 ? <><StatusTag tone="bad">{words.urgentCount(urgent)}</StatusTag>{' '}</> : null}{late > 0 ? <StatusTag tone="bad">{words.late(late)}</StatusTag> : null}
    </p>
  );
}
