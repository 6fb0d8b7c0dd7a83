import type { InputAttributes } from '../../parts/FormField';
import { usePlaces } from '../use-places';

interface PlaceLevelProps {
  readonly within: string | undefined;
  readonly digits: number;
  /** What is chosen, to whatever level. */
  readonly code: string;
  /** What stands there while nothing is chosen. */
  readonly empty: string;
  readonly attributes?: InputAttributes;
  readonly onChange: (code: string) => void;
}

/** One level of a place. */
export function PlaceLevel({ within, digits, code, empty, attributes, onChange }: PlaceLevelProps) {
  const places = usePlaces(within);
  return (
    <select value={code.length >= digits ? code.slice(0, digits) : ''} aria-label={attributes === undefined ? empty : undefined} onChange={(event) => { onChange(event.target.value); }} {...attributes}>
      <option value="">{empty}</option>
      {places.map((place) => <option key={place.code} value={place.code}>{place.name}</option>)}
    </select>
  );
}
