import type { ReactNode } from 'react';
import { oversight } from '../../shared/words/oversight';
import { useName } from '../names';

interface PlaceCountsProps {
  /** Its code; empty where no place is known. */
  readonly county: string;
  readonly children: (name: string) => ReactNode;
}

/** What belongs to one county, under its name. */
export function PlaceCounts({ county, children }: PlaceCountsProps) {
  const name = useName('divisions', county === '' ? null : county);
  return children(county === '' ? oversight.figures.noPlace : name ?? '…');
}
