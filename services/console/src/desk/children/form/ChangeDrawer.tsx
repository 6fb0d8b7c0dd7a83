import { useState } from 'react';
import { flushSync } from 'react-dom';
import { childWords } from '../../../shared/words/children';
import { ApiError } from '../../../shared/problem';
import { desk } from '../../../shared/words/desk';
import { FormDrawer } from '../../parts/FormDrawer';
import { FormField } from '../../parts/FormField';
import { useMove } from '../../use-move';
import { bodyOf, changedValues, initialValues, missingFields, shownFields } from './body-of';
import type { ChangeForm, FieldValue, Values } from './field';
import { Input } from './Input';

export interface ChangeDrawerProps {
  readonly form: ChangeForm;
  readonly version: number | undefined;
  readonly onClose: () => void;
  readonly onDone?: ((answer: unknown) => void) | undefined;
}

const MISSING = 'MISSING';

/** A change at the side of the page. What is empty and must not be is said here; everything else the server says. */
export function ChangeDrawer({ form, version, onClose, onDone }: ChangeDrawerProps) {
  const [values, setValues] = useState<Values>(() => initialValues(form.fields));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [isDirty, setDirty] = useState(false);
  const move = useMove(form.path);
  const set = (name: string, value: FieldValue): void => {
    setValues((before) => ({ ...before, [name]: value }));
    setMissing((before) => before.filter((one) => one !== name));
    setDirty(true);
  };
  const submit = async (): Promise<void> => {
    const lacks = missingFields(form.fields, values);
    setMissing(lacks);
    if (lacks.length > 0) return;
    const sent = { ...(form.parts === undefined ? {} : { parts: form.parts }), ...(version === undefined ? {} : { version }), body: bodyOf(form.fields, form.onlyChanges ? changedValues(form.fields, values) : values, form.fixed) };
    const answer = await move.send(sent as never);
    if (answer === undefined) return;
    // Away before whoever is told leads to another page: nothing typed is left to be lost.
    flushSync(onClose);
    onDone?.(answer);
  };
  const problem = missing.length === 0 ? move.problem : missingProblem(missing);
  return (
    <FormDrawer
      title={form.title} verb={form.verb} isOpen isDirty={isDirty} isSending={move.isSending} isSlow={move.isSlow} problem={problem} hasChanged={missing.length === 0 && move.problem?.status === 412}
      onSubmit={() => { void submit(); }} onClose={onClose}
    >
      {form.means === undefined ? null : <p>{form.means}</p>}
      {form.fields.length === 0 && form.means === undefined ? <p>{childWords.form.sure}</p> : null}
      {shownFields(form.fields, values).map((field) => (
        <FormField key={field.name} name={field.name} label={field.label} hint={field.hint} isRequired={field.isRequired ?? false} problem={problem}>
          {(attributes) => <Input field={field} value={values[field.name]} attributes={attributes} onChange={(value) => { set(field.name, value); }} />}
        </FormField>
      ))}
    </FormDrawer>
  );
}

const missingProblem = (names: readonly string[]): ApiError =>
  new ApiError({ code: MISSING, title: desk.form.refused, status: 400, errors: names.map((field) => ({ field, code: MISSING, title: desk.form.missing })) });
