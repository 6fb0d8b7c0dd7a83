import { desk } from '../../shared/words/desk';
import type { FieldSettings } from './fields';
import type { InputAttributes } from './FormField';

interface FieldInputProps {
  readonly field: FieldSettings;
  readonly attributes: InputAttributes;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const TYPES = { LINE: 'text', DAY: 'date', MOMENT: 'datetime-local' } as const;

/** The browser's own input for a field. */
export function FieldInput({ field: { kind = 'LINE', choices = {}, isRequired }, attributes, value, onChange }: FieldInputProps) {
  if (kind === 'WORDS') return <textarea {...attributes} rows={4} value={value} onChange={(event) => { onChange(event.target.value); }} />;
  if (kind !== 'CHOICE') return <input {...attributes} type={TYPES[kind]} autoComplete="off" value={value} onChange={(event) => { onChange(event.target.value); }} />;
  return (
    <select {...attributes} value={value} onChange={(event) => { onChange(event.target.value); }}>
      <option value="">{isRequired ? desk.form.choose : desk.form.none}</option>
      {Object.entries(choices).map(([code, word]) => <option key={code} value={code}>{word}</option>)}
    </select>
  );
}
