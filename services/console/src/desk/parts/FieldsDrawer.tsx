import { useEffect, useState, type ReactNode } from 'react';
import { ApiError } from '../../shared/problem';
import { desk } from '../../shared/words/desk';
import { useUnsent } from '../typed/use-unsent';
import { missingOf, typedOf, type FieldSettings, type FieldValues } from './fields';
import { FormDrawer } from './FormDrawer';
import { FormField } from './FormField';
import { FieldInput } from './FieldInput';

interface FieldsDrawerProps {
  readonly title: string;
  readonly verb: string;
  /** Id of what the move is of, where that is not what the page is of. */
  readonly of?: string;
  /** What the move means, before the fields. */
  readonly means?: ReactNode;
  readonly fields: readonly FieldSettings[] | ((values: FieldValues) => readonly FieldSettings[]);
  readonly initial?: FieldValues;
  /** What stands between fields and buttons, by what was typed so far. */
  readonly more?: (values: FieldValues) => ReactNode;
  readonly isSending: boolean;
  readonly isSlow: boolean;
  readonly problem: ApiError | undefined;
  readonly hasChanged?: boolean;
  /** Hears what was typed so far, where choices depend on it. */
  readonly onType?: (values: FieldValues) => void;
  /** What was typed, trimmed, without what was left empty. True when it was taken: then the drawer closes. */
  readonly onSend: (values: FieldValues) => Promise<boolean>;
  readonly onClose: () => void;
}

const missing = (names: readonly string[]): ApiError | undefined =>
  names.length === 0 ? undefined : new ApiError({ code: 'MISSING', title: desk.form.refused, status: 422, errors: names.map((field) => ({ field, code: 'MISSING', title: desk.form.missing })) });

/** A drawer that asks for a few fields and sends them: mounted while it is open. The server validates; only what is empty and required is told before. */
export function FieldsDrawer({ title, verb, of = '', means, fields, initial = {}, more, isSending, isSlow, problem, hasChanged = false, onType, onSend, onClose }: FieldsDrawerProps) {
  const { values, isTyped, change } = useUnsent<FieldValues>(`${title} ${of}`, () => initial);
  const [empty, setEmpty] = useState<ApiError>();
  const asked = typeof fields === 'function' ? fields(values) : fields;
  const wrong = empty ?? problem;
  const send = (): void => {
    const names = missingOf(asked, values);
    setEmpty(missing(names));
    const shown = new Set(asked.map(({ name }) => name));
    if (names.length === 0) void onSend(typedOf(Object.fromEntries(Object.entries(values).filter(([name]) => shown.has(name))))).then((isTaken) => { if (isTaken) onClose(); });
  };
  const type = (name: string, value: string): void => {
    change((before) => ({ ...before, [name]: value }));
    onType?.({ ...values, [name]: value });
  };
  // What was typed before the lock is heard like what is typed now.
  useEffect(() => { if (isTyped) onType?.(values); }, []);
  const isDirty = Object.entries(values).some(([name, value]) => value !== (initial[name] ?? ''));
  return (
    <FormDrawer title={title} verb={verb} isOpen isDirty={isDirty} isSending={isSending} isSlow={isSlow} problem={wrong} hasChanged={hasChanged && empty === undefined} onSubmit={send} onClose={onClose}>
      {means === undefined ? null : <p className="sub">{means}</p>}
      {asked.map((field) => (
        <FormField key={field.name} name={field.name} label={field.label} hint={field.hint} isRequired={field.isRequired ?? false} problem={wrong}>
          {(attributes) => <FieldInput field={field} attributes={attributes} value={values[field.name] ?? ''} onChange={(value) => { type(field.name, value); }} />}
        </FormField>
      ))}
      {more?.(values)}
    </FormDrawer>
  );
}
