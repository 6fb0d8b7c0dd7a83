import './form.css';
import type { InputAttributes } from '../parts/FormField';

interface TicksProps<Code extends string> {
  readonly choices: Readonly<Record<Code, string>>;
  readonly chosen: readonly Code[];
  readonly attributes: InputAttributes;
  readonly onChange: (chosen: Code[]) => void;
}

/** Any number of a few, by their words, in a `FormField`. The label of the field leads to the first. */
export function Ticks<Code extends string>({ choices, chosen, attributes: { id, 'aria-describedby': describedBy }, onChange }: TicksProps<Code>) {
  const codes = Object.keys(choices) as Code[];
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
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
