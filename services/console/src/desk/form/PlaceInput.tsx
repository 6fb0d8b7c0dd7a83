import './form.css';
import { desk } from '../../shared/words/desk';
import type { InputAttributes } from '../parts/FormField';
import { PlaceLevel } from './PlaceLevel';

/** Significant digits of a code at each level, from the city down. */
const LEVELS = [4, 6, 9, 12] as const;

interface PlaceInputProps {
  /** Leading digits of the division, as many as its level has; empty for none. */
  readonly code: string;
  /** The last level that is asked. */
  readonly digits: 4 | 6 | 9 | 12;
  /** The first: a whole city may be chosen; a county unless said. */
  readonly from?: 4 | 6;
  readonly attributes: InputAttributes;
  readonly onChange: (code: string) => void;
}

/** A place by its levels, each chosen from those within the one before. */
export function PlaceInput({ code, digits, from = 6, attributes, onChange }: PlaceInputProps) {
  const asked = LEVELS.filter((level) => level >= from && level <= digits);
  return (
    <div className="place">
      {asked.map((level, index) => {
        const above = asked[index - 1];
        if (above !== undefined && code.length < above) return null;
        const within = above === undefined ? '' : code.slice(0, above);
        return (
          <PlaceLevel
            key={level} within={within} digits={level} code={code} empty={desk.form.place[level]} attributes={above === undefined ? attributes : undefined}
            onChange={(next) => { onChange(next === '' ? within : next); }}
          />
        );
      })}
    </div>
  );
}
