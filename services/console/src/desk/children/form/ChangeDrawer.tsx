import { flushSync } from 'react-dom';
import { childWords } from '../../../shared/words/children';
import { FormDrawer } from '../../parts/FormDrawer';
import { useMove } from '../../use-move';
import { bodyOf, changedValues } from './body-of';
import type { ChangeForm } from './field';
import { Fields } from './Fields';
import { useTyped } from './use-typed';

export interface ChangeDrawerProps {
  readonly form: ChangeForm;
  readonly version: number | undefined;
  readonly onClose: () => void;
  readonly onDone?: ((answer: unknown) => void) | undefined;
}

/** A change at the side of the page. */
export function ChangeDrawer({ form, version, onClose, onDone }: ChangeDrawerProps) {
  const typed = useTyped(JSON.stringify([form.path, form.parts, form.fixed, form.title]), form.fields);
  const move = useMove(form.path);
  const submit = async (): Promise<void> => {
    if (!typed.check()) return;
    const values = form.onlyChanges ? changedValues(form.fields, typed.values) : typed.values;
    const answer: unknown = await move.send({ ...(form.parts === undefined ? {} : { parts: form.parts }), ...(version === undefined ? {} : { version }), body: bodyOf(form.fields, values, form.fixed) } as never);
    if (answer === undefined) return;
    // Away before whoever is told leads to another page: nothing typed is left to be lost.
    flushSync(onClose);
    onDone?.(answer);
  };
  const problem = typed.problem ?? move.problem;
  return (
    <FormDrawer
      title={form.title} verb={form.verb} isOpen isDirty={typed.isDirty} isSending={move.isSending} isSlow={move.isSlow} problem={problem} hasChanged={problem?.status === 412}
      onSubmit={() => { void submit(); }} onClose={onClose}
    >
      {form.means === undefined ? null : <p>{form.means}</p>}
      {form.fields.length === 0 && form.means === undefined ? <p>{childWords.form.sure}</p> : null}
      <Fields fields={form.fields} typed={typed} problem={problem} />
    </FormDrawer>
  );
}
