import type { components } from '#api';
import { administration } from '../../shared/words/administration';
import { FormDrawer } from '../parts/FormDrawer';
import { FormField } from '../parts/FormField';
import { useUnsent } from '../typed/use-unsent';
import { useMove } from '../use-move';

interface DivisionDrawerProps { readonly of: components['schemas']['DivisionView'] | undefined; readonly onClose: () => void }

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Records a division, or changes its name, its days and what replaced it. */
export function DivisionDrawer({ of, onClose }: DivisionDrawerProps) {
  const words = administration.division;
  const before = { code: of?.code ?? '', name: of?.name ?? '', validFrom: of?.validFrom ?? '', validTo: of?.validTo ?? '', replacedBy: of?.replacedBy ?? '' };
  const { values: form, change } = useUnsent(`division ${of?.code ?? ''}`, () => before);
  const recording = useMove('/api/directory/divisions');
  const changing = useMove('/api/directory/divisions/{code}', 'patch');
  const used = of === undefined ? recording : changing;
  const { problem } = used;
  const submit = async (): Promise<void> => {
    const { code, name, ...days } = form;
    const body = { name, validFrom: orNull(days.validFrom), validTo: orNull(days.validTo), replacedBy: orNull(days.replacedBy) };
    const done = of === undefined ? await recording.send({ body: { ...body, code } }) : await changing.send({ parts: { code: of.code }, version: of.version, body });
    if (done !== undefined) onClose();
  };
  const field = (name: keyof typeof form, label: string, { type = 'text', hint, isRequired = false }: { readonly type?: string; readonly hint?: string; readonly isRequired?: boolean } = {}) => (
    <FormField name={name} label={label} hint={hint} isRequired={isRequired} problem={problem}>
      {(attributes) => <input {...attributes} type={type} value={form[name]} onChange={(event) => { change((typed) => ({ ...typed, [name]: event.target.value })); }} />}
    </FormField>
  );
  return (
    <FormDrawer
      title={of === undefined ? administration.add.division : administration.edit.division} verb={administration.save} isOpen isDirty={JSON.stringify(form) !== JSON.stringify(before)}
      isSending={used.isSending} isSlow={used.isSlow} problem={problem} hasChanged={used.hasChanged} onSubmit={() => { void submit(); }} onClose={onClose}
    >
      {of === undefined ? field('code', words.code, { hint: words.codeHint, isRequired: true }) : null}
      {field('name', administration.name, { isRequired: true })}
      {field('validFrom', words.from, { type: 'date' })}
      {field('validTo', words.until, { type: 'date' })}
      {field('replacedBy', words.replaced, { hint: words.codeHint })}
    </FormDrawer>
  );
}
