import { useQuery } from '@tanstack/react-query';
import { checkTrail, type ChainCheck, type TrailEntry } from '../../shared/check-trail';
import { oversight } from '../../shared/words/oversight';
import { StatusTag, type Tone } from '../parts/StatusTag';

const TONES: Readonly<Record<ChainCheck['found'], Tone>> = { INTACT: 'good', BROKEN: 'bad', WITHHELD: 'soft', EMPTY: 'soft' };

function said(check: ChainCheck): string {
  const words = oversight.audit;
  switch (check.found) {
    case 'INTACT': return words.intact(check.entries);
    case 'BROKEN': return words.broken(check.n);
    case 'WITHHELD': return words.withheld;
    case 'EMPTY': return words.nothing;
  }
}

/** Whether a chain is whole, computed here. */
export function ChainResult({ entries }: { readonly entries: readonly TrailEntry[] }) {
  const { data } = useQuery({ queryKey: ['chain', entries], queryFn: () => checkTrail(entries), staleTime: Infinity, gcTime: 0 });
  return <p role="status">{data === undefined ? oversight.audit.checking : <><StatusTag tone={TONES[data.found]}>{oversight.audit.check}</StatusTag> {said(data)}</>}</p>;
}
