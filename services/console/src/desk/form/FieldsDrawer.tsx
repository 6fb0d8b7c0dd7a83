import { useEffect, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ApiError } from '../../shared/problem';
import { FormDrawer } from '../parts/FormDrawer';
import { bodyOf, changedValues, shownFields } from './body-of';
import type { FormInputs, Values } from './field';
import { Fields } from './Fields';
import { useTyped } from './use-typed';

interface FieldsDrawerProps {
  readonly title: string;
  readonly verb: string;
  /** Id of what the move is of, where that is not what the page is of. */
  readonly of?: string;
  /** What the move means, before the fields. */
  readonly means?: ReactNode;
  readonly fields: FormInputs;
  /** Sent beside what is typed. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** What was left as it stood is not sent. */
  readonly onlyChanges?: boolean;
  /** What stands between fields and buttons, by what was typed so far. */
  readonly more?: (values: Values) => ReactNode;
  readonly isSending: boolean;
  readonly isSlow: boolean;
  readonly problem: ApiError | undefined;
  readonly hasChanged?: boolean;
  /** Hears what was typed so far, where choices depend on it. */
  readonly onType?: (values: Values) => void;
  /** Sends what was typed, as the form's fields make it. Undefined when it was refused; otherwise the drawer closes. */
  readonly onSend: (body: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly onDone?: ((answer: unknown) => void) | undefined;
  readonly onClose: () => void;
}

/** A drawer that asks for a few fields and sends them: mounted while it is open. The server validates; only what is empty and required is told before. */
export function FieldsDrawer({ title, verb, of = '', means, fields, fixed = {}, onlyChanges = false, more, isSending, isSlow, problem, hasChanged = false, onType, onSend, onDone, onClose }: FieldsDrawerProps) {
  const typed = useTyped(`${title} ${of}`, fields);
  const wrong = typed.problem ?? problem;
  const send = async (): Promise<void> => {
    if (!typed.check()) return;
    const shown = shownFields(typed.fields, typed.values);
    const answer = await onSend(bodyOf(shown, onlyChanges ? changedValues(typed.fields, typed.values) : typed.values, fixed));
    if (answer === undefined) return;
    // Away before whoever is told leads to another page: nothing typed is left to be lost.
    flushSync(onClose);
    onDone?.(answer);
  };
  // What was typed before the lock is heard like what is typed now.
  useEffect(() => { if (typed.isDirty) onType?.(typed.values); }, [typed.isDirty, typed.values]);
  return (
    <FormDrawer
      title={title} verb={verb} isOpen isDirty={typed.isDirty} isSending={isSending} isSlow={isSlow} problem={wrong} hasChanged={hasChanged && typed.problem === undefined}
      onSubmit={() => { void send(); }} onClose={onClose}
    >
      {means === undefined ? null : <p className="sub">{means}</p>}
      <Fields typed={typed} problem={wrong} />
      {more?.(typed.values)}
    </FormDrawer>
  );
}
