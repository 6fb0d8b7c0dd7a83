import { useDeferredValue, useState } from 'react';
import { administration } from '../../shared/words/administration';
import type { InputAttributes } from '../parts/FormField';
import { useName, type NameKind } from '../names';

export interface Picked { readonly id: string; readonly name: string }

interface RegisterPickerProps {
  readonly attributes: InputAttributes;
  readonly kind: NameKind;
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Those whose name holds what was typed. A hook: the same one at every drawing. */
  readonly useFound: (typed: string) => readonly Picked[];
}

/** One of a long register: part of its name is typed, then it is chosen. */
export function RegisterPicker({ attributes, kind, value, onChange, useFound }: RegisterPickerProps) {
  const [typed, setTyped] = useState('');
  const found = useFound(useDeferredValue(typed));
  const name = useName(kind, value === '' ? null : value);
  const isListed = found.some(({ id }) => id === value);
  return (
    <>
      <input type="search" aria-label={administration.findHint} placeholder={administration.findHint} value={typed} maxLength={64} onChange={(event) => { setTyped(event.target.value); }} />
      <select {...attributes} value={value} onChange={(event) => { onChange(event.target.value); }}>
        <option value="">{found.length === 0 && typed !== '' ? administration.noMatch : administration.choose}</option>
        {value !== '' && !isListed ? <option value={value}>{name ?? '…'}</option> : null}
        {found.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
      </select>
    </>
  );
}
