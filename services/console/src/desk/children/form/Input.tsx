import { childWords } from '../../../shared/words/children';
import type { InputAttributes } from '../../parts/FormField';
import type { FieldValue, FormInput } from './field';
import { PlaceInput } from './PlaceInput';
import { Ticks } from './Ticks';

interface InputProps {
  readonly field: FormInput;
  readonly value: FieldValue | undefined;
  readonly attributes: InputAttributes;
  readonly onChange: (value: FieldValue) => void;
}

/** The input a field needs. */
export function Input({ field, value, attributes, onChange }: InputProps) {
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'long': return <textarea rows={3} value={text} onChange={(event) => { onChange(event.target.value); }} {...attributes} />;
    case 'choices': return <Ticks choices={field.choices} chosen={typeof value === 'string' ? [] : value ?? []} attributes={attributes} onChange={onChange} />;
    case 'place': return <PlaceInput code={text} digits={field.digits} attributes={attributes} onChange={onChange} />;
    case 'choice': case 'yesNo': {
      const choices = field.kind === 'choice' ? field.choices : childWords.yesNo;
      return (
        <select value={text} onChange={(event) => { onChange(event.target.value); }} {...attributes}>
          <option value="">{field.isRequired ? childWords.form.choose : childWords.form.unknown}</option>
          {Object.entries(choices).map(([code, word]) => <option key={code} value={code}>{word}</option>)}
        </select>
      );
    }
    default: return <input type={field.kind === 'day' ? 'date' : 'text'} inputMode={field.kind === 'number' ? 'numeric' : undefined} value={text} onChange={(event) => { onChange(event.target.value); }} autoComplete="off" {...attributes} />;
  }
}
