import { desk } from '../../shared/words/desk';
import { useMove } from '../use-move';
import type { ChangeForm } from './field';
import { FieldsDrawer } from './FieldsDrawer';

export interface ChangeDrawerProps {
  readonly form: ChangeForm;
  readonly version: number | undefined;
  readonly onClose: () => void;
  readonly onDone?: ((answer: unknown) => void) | undefined;
}

/** A change at the side of the page. */
export function ChangeDrawer({ form, version: seen, onClose, onDone }: ChangeDrawerProps) {
  const { send, isSending, isSlow, problem } = useMove(form.path);
  const { path, parts, title, verb, fields, fixed, onlyChanges } = form;
  const version = form.version ?? seen;
  return (
    <FieldsDrawer
      title={title} verb={verb} of={JSON.stringify([path, parts])} means={form.means ?? (fields.length === 0 ? desk.form.sure : undefined)} fields={fields} fixed={fixed} onlyChanges={onlyChanges}
      isSending={isSending} isSlow={isSlow} problem={problem} hasChanged={problem?.status === 412}
      onSend={(body) => send({ ...(parts === undefined ? {} : { parts }), ...(version === undefined ? {} : { version }), body } as never)} onDone={onDone} onClose={onClose}
    />
  );
}
