import { administration } from '../../shared/words/administration';
import type { InputAttributes } from './FormField';

interface CodeSelectProps<Code extends string> {
  readonly attributes: InputAttributes;
  readonly words: Readonly<Record<Code, string>>;
  readonly value: Code | '';
  readonly onChange: (code: Code | '') => void;
}

/** One of a table of codes, by their words. */
export function CodeSelect<Code extends string>({ attributes, words, value, onChange }: CodeSelectProps<Code>) {
  return (
    <select {...attributes} value={value} onChange={(event) => { onChange(event.target.value as Code | ''); }}>
      <option value="">{administration.choose}</option>
      {(Object.entries(words) as [Code, string][]).map(([code, word]) => <option key={code} value={code}>{word}</option>)}
    </select>
  );
}
