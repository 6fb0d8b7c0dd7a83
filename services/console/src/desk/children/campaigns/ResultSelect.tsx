import type { AccountResult } from '../../../shared/child-codes';
import { desk } from '../../../shared/words/desk';
import { childWords } from '../../../shared/words/children';

interface ResultSelectProps { readonly value: AccountResult | null; readonly isOpen: boolean; readonly onChange: (result: AccountResult) => void }

/** What was found of a child. */
export function ResultSelect({ value, isOpen, onChange }: ResultSelectProps) {
  const { accounted } = childWords.codes;
  if (!isOpen) return <span>{value === null ? childWords.none : accounted[value]}</span>;
  return (
    <select className="input" aria-label={childWords.campaigns.result} value={value ?? ''} onChange={(event) => { onChange(event.target.value as AccountResult); }}>
      {value === null ? <option value="">{desk.form.choose}</option> : null}
      {Object.entries(accounted).map(([code, word]) => <option key={code} value={code}>{word}</option>)}
    </select>
  );
}
