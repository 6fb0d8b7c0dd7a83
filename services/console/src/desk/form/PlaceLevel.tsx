import type { InputAttributes } from '../parts/FormField';
import { useCities, usePlaces } from './use-places';

interface PlaceLevelProps {
  /** Digits of the level above; empty for the first. */
  readonly within: string;
  readonly digits: number;
  /** What is chosen, to whatever level. */
  readonly code: string;
  /** What stands there while nothing is chosen. */
  readonly empty: string;
  readonly attributes: InputAttributes | undefined;
  readonly onChange: (code: string) => void;
}

const CITY = 4;

/** One level of a place. */
export function PlaceLevel({ within, digits, code, empty, attributes, onChange }: PlaceLevelProps) {
  const cities = useCities(digits === CITY);
  const places = usePlaces(within === '' ? undefined : within, digits !== CITY);
  return (
    <select value={code.length >= digits ? code.slice(0, digits) : ''} aria-label={attributes === undefined ? empty : undefined} onChange={(event) => { onChange(event.target.value); }} {...attributes}>
      <option value="">{empty}</option>
      {[...cities, ...places].map((place) => <option key={place.code} value={place.code.slice(0, digits)}>{place.name}</option>)}
    </select>
  );
}
