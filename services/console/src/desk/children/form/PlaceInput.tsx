import { childWords } from '../../../shared/words/children';
import type { InputAttributes } from '../../parts/FormField';
import { PlaceLevel } from './PlaceLevel';

interface PlaceInputProps { readonly code: string; readonly digits: 6 | 9 | 12; readonly attributes: InputAttributes; readonly onChange: (code: string) => void }

/** A place by its county, township and village, each chosen from those within the one before. */
export function PlaceInput({ code, digits, attributes, onChange }: PlaceInputProps) {
  const [county, township] = [code.slice(0, 6), code.slice(0, 9)];
  const words = childWords.form;
  return (
    <div className="place">
      <PlaceLevel within={undefined} digits={6} code={code} empty={words.county} attributes={attributes} onChange={onChange} />
      {digits > 6 && code.length >= 6 ? <PlaceLevel within={county} digits={9} code={code} empty={words.township} onChange={(next) => { onChange(next === '' ? county : next); }} /> : null}
      {digits > 9 && code.length >= 9 ? <PlaceLevel within={township} digits={12} code={code} empty={words.village} onChange={(next) => { onChange(next === '' ? township : next); }} /> : null}
    </div>
  );
}
