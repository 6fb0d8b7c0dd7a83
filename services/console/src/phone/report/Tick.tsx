import { write } from './current';
import { answered, isTrue, type FieldPath } from './form';
import type { StepPart } from './Step';

interface TickProps { readonly part: StepPart; readonly path: FieldPath; readonly label: string; readonly hint?: string }

/** Yes, or not said. */
export function Tick({ part: { form }, path, label, hint }: TickProps) {
  return (
    <label class="switch">
      <input id={path} type="checkbox" checked={isTrue(form, path)} onChange={(event) => { write(answered(form, path, event.currentTarget.checked ? true : undefined)); }} />
      <span>{label}{hint === undefined ? null : <small>{hint}</small>}</span>
    </label>
  );
}
