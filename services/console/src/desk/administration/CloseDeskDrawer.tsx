import type { components } from '#api';
import { administration } from '../../shared/words/administration';
import { FormDrawer } from '../parts/FormDrawer';
import { FormField } from '../parts/FormField';
import { useUnsent } from '../typed/use-unsent';
import { useMove } from '../use-move';

interface CloseDeskDrawerProps { readonly of: components['schemas']['DeskView']; readonly onClose: () => void }

/** Closes a desk from a day on, and says what becomes of what is open there. */
export function CloseDeskDrawer({ of, onClose }: CloseDeskDrawerProps) {
  const { values: { closesOn }, change } = useUnsent(`close ${of.id}`, () => ({ closesOn: '' }));
  const closing = useMove('/api/directory/desks/{id}/close');
  const submit = async (): Promise<void> => {
    if (await closing.send({ parts: { id: of.id }, version: of.version, body: { closesOn } }) !== undefined) onClose();
  };
  return (
    <FormDrawer
      title={administration.close} verb={administration.closeVerb} isOpen isDirty={closesOn !== ''} isSending={closing.isSending} isSlow={closing.isSlow} problem={closing.problem} hasChanged={closing.hasChanged}
      onSubmit={() => { void submit(); }} onClose={onClose}
    >
      <p><strong>{of.name}</strong></p>
      <p>{administration.closeMeans}</p>
      <FormField name="closesOn" label={administration.closeFrom} isRequired problem={closing.problem}>{(attributes) => <input {...attributes} type="date" value={closesOn} onChange={(event) => { change(() => ({ closesOn: event.target.value })); }} />}</FormField>
    </FormDrawer>
  );
}
