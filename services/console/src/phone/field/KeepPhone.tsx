import { useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { field } from '../../shared/words/field';
import { keep } from '../../shared/words/keep';
import { shared } from '../../shared/words/shared';
import { keepPhone } from '../keep/kept-phone';
import { isPin, PinInput } from '../parts/PinInput';

const EMPTY = { pin: '', again: '' };

/** Keeps this phone the person's by a PIN; of no shared computer, which they say first. */
export function KeepPhone({ staff }: { readonly staff: string }) {
  const [isOwn, setOwn] = useState(false);
  const [typed, setTyped] = useState(EMPTY);
  const [problem, setProblem] = useState<{ readonly pin?: string; readonly again?: string }>({});
  const save = async (): Promise<void> => {
    if (!isPin(typed.pin)) setProblem({ pin: keep.pinForm });
    else if (typed.pin !== typed.again) setProblem({ again: field.pinsDiffer });
    else await keepPhone(staff, typed.pin).catch((error: unknown) => { setProblem({ pin: error instanceof ApiError ? error.title : shared.failed }); });
  };
  return (
    <details class="more">
      <summary>{field.keepPhone}</summary>
      <p>{field.keepText}</p>
      <label class="switch"><input type="checkbox" checked={isOwn} onChange={(event) => { setOwn(event.currentTarget.checked); }} /><span>{field.ownPhone}</span></label>
      {isOwn ? (
        <form aria-label={field.keepPhone} onSubmit={(event) => { event.preventDefault(); void save(); }}>
          <PinInput name="newPin" label={field.newPin} error={problem.pin} value={typed.pin} onType={(pin) => { setTyped({ ...typed, pin }); }} />
          <PinInput name="pinAgain" label={field.pinAgain} error={problem.again} value={typed.again} onType={(again) => { setTyped({ ...typed, again }); }} />
          <p><button class="button main" type="submit">{field.keep}</button></p>
        </form>
      ) : null}
    </details>
  );
}
