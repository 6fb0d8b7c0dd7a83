import { desk } from '../../shared/words/desk';
import type { InputAttributes } from '../parts/FormField';
import { AccountInput } from './AccountInput';
import type { FieldValue, FormInput } from './field';
import { PlaceInput } from './PlaceInput';
import { Ticks } from './Ticks';

interface InputProps {
  readonly field: FormInput;
  readonly value: FieldValue | undefined;
  readonly attributes: InputAttributes;
  readonly onChange: (value: FieldValue) => void;
}

const TYPES = { text: 'text', number: 'text', day: 'date', moment: 'datetime-local' } as const;

/** The input a field needs: the browser's own, where it has one. */
export function Input({ field, value, attributes, onChange }: InputProps) {
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'long': return <textarea rows={4} value={text} onChange={(event) => { onChange(event.target.value); }} {...attributes} />;
    case 'choices': return <Ticks choices={field.choices} chosen={typeof value === 'string' ? [] : value ?? []} attributes={attributes} onChange={onChange} />;
    case 'place': return <PlaceInput code={text} digits={field.digits} attributes={attributes} onChange={onChange} />;
    case 'account': return <AccountInput id={text} attributes={attributes} onChange={onChange} />;
    case 'choice': case 'yesNo': {
      const choices: Readonly<Record<string, string>> = field.kind === 'yesNo' ? field.words ?? desk.form.yesNo : field.choices;
      return (
        <select value={text} onChange={(event) => { onChange(event.target.value); }} {...attributes}>
          <option value="">{field.isRequired ? desk.form.choose : field.kind === 'yesNo' ? desk.form.unknown : desk.form.none}</option>
          {Object.entries(choices).map(([code, word]) => <option key={code} value={code}>{word}</option>)}
        </select>
      );
    }
    default: return <input type={TYPES[field.kind]} inputMode={field.kind === 'number' ? 'numeric' : undefined} value={text} onChange={(event) => { onChange(event.target.value); }} autoComplete="off" {...attributes} />;
  }
}
