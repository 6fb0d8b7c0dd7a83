import type { components } from '#api';
import type { ApiError } from '../../shared/problem';
import { administration } from '../../shared/words/administration';
import { useRead } from '../use-read';

type Level = components['schemas']['DivisionView']['level'];
const LEVELS = ['CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const satisfies readonly Level[];
/** Significant digits of a code at each level. */
const DIGITS: Readonly<Record<(typeof LEVELS)[number], number>> = { CITY: 4, COUNTY: 6, TOWNSHIP: 9, VILLAGE: 12 };
const ALL_OF_A_PLACE = 200;

const aboveOf = (level: (typeof LEVELS)[number]): (typeof LEVELS)[number] | undefined => LEVELS[LEVELS.indexOf(level) - 1];

interface PlaceSelectsProps {
  /** Path of the field in what is sent. */
  readonly id: string;
  readonly label: string;
  /** Leading digits of the division, as many as its level has; empty for none. */
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly problem?: ApiError | undefined;
}

/** A place by its levels, from the city down; each list holds what lies in the one before. */
export function PlaceSelects({ id, label, value, onChange, problem }: PlaceSelectsProps) {
  const errors = problem?.errors.filter(({ field }) => field === id) ?? [];
  const shown = LEVELS.filter((level) => {
    const above = aboveOf(level);
    return above === undefined || value.length >= DIGITS[above];
  });
  return (
    <fieldset className="choices field">
      <legend>{label}</legend>
      {shown.map((level) => <LevelSelect key={level} id={`${id}-${level}`} level={level} value={value} onChange={onChange} />)}
      {errors.length === 0 ? null : <p className="error">{errors.map(({ title }) => title).join(' ')}</p>}
    </fieldset>
  );
}

function LevelSelect({ id, level, value, onChange }: Omit<PlaceSelectsProps, 'label' | 'problem'> & { readonly level: (typeof LEVELS)[number] }) {
  const above = aboveOf(level);
  const within = above === undefined ? '' : value.slice(0, DIGITS[above]);
  const read = useRead('/api/directory/divisions', { query: { level, limit: ALL_OF_A_PLACE, ...(within === '' ? {} : { prefix: within }) } });
  const own = value.length >= DIGITS[level] ? value.slice(0, DIGITS[level]) : '';
  return (
    <label htmlFor={id}>{administration.division.levels[level]}
      <select id={id} value={own} onChange={(event) => { onChange(event.target.value === '' ? within : event.target.value); }}>
        <option value="">{administration.choose}</option>
        {(read.data?.items ?? []).map((one) => <option key={one.code} value={one.code.slice(0, DIGITS[level])}>{one.name}</option>)}
      </select>
    </label>
  );
}
