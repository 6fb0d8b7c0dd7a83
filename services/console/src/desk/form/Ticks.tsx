import './form.css';
import type { InputAttributes } from '../parts/FormField';

interface TicksProps { readonly choices: Readonly<Record<string, string>>; readonly chosen: readonly string[]; readonly attributes: InputAttributes; readonly onChange: (chosen: readonly string[]) => void }

/** Several of a few. The label of the field leads to the first. */
export function Ticks({ choices, chosen, attributes: { id, 'aria-describedby': describedBy }, onChange }: TicksProps) {
  const codes = Object.keys(choices);
  return (
    <div role="group" aria-describedby={describedBy}>
      {codes.map((code, index) => (
        <label key={code} className="tick">
          <input
            type="checkbox" id={index === 0 ? id : `${id}-${code}`} checked={chosen.includes(code)}
            onChange={(event) => { onChange(codes.filter((one) => (one === code ? event.target.checked : chosen.includes(one)))); }}
          /> {choices[code]}
        </label>
      ))}
    </div>
  );
}
