import type { components } from '#api';
import type { OrganisationType } from '../../shared/codes';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';
import { FormDrawer } from '../parts/FormDrawer';
import { FormField } from '../parts/FormField';
import { useUnsent } from '../typed/use-unsent';
import { useMove } from '../use-move';
import { CodeSelect } from '../parts/CodeSelect';
import { PlaceInput } from '../form/PlaceInput';
import { RegisterPicker } from './RegisterPicker';
import { useFoundDesks } from './use-found';

/** A city's code ends with two zeros that are no part of its levels. */
const CITY = /^(\d{4})00$/;

interface OrganisationDrawerProps { readonly of: components['schemas']['OrganisationView'] | undefined; readonly onClose: () => void }

/** Adds an organisation, or changes one by the version that was seen. */
export function OrganisationDrawer({ of, onClose }: OrganisationDrawerProps) {
  const before = { name: of?.name ?? '', type: of?.type ?? '' as OrganisationType | '', division: of?.division.replace(CITY, '$1') ?? '', supervisingDesk: of?.supervisingDesk ?? '', creditCode: of?.creditCode ?? '' };
  const { values: form, change } = useUnsent(`organisation ${of?.id ?? ''}`, () => before);
  const adding = useMove('/api/directory/organisations');
  const changing = useMove('/api/directory/organisations/{id}', 'patch');
  const used = of === undefined ? adding : changing;
  const set = (part: Partial<typeof form>): void => { change((typed) => ({ ...typed, ...part })); };
  const submit = async (): Promise<void> => {
    const { name, type, division, supervisingDesk, creditCode } = form;
    const body = { name, ...(type === '' ? {} : { type }), ...(division === '' ? {} : { division: division.padEnd(6, '0') }) };
    const done = of === undefined
      // What is missing is said by the server, beside its field.
      ? await adding.send({ body: { ...body, ...(supervisingDesk === '' ? {} : { supervisingDesk }), ...(creditCode === '' ? {} : { creditCode }) } as components['schemas']['NewOrganisation'] })
      : await changing.send({ parts: { id: of.id }, version: of.version, body: { ...body, supervisingDesk: supervisingDesk === '' ? null : supervisingDesk, creditCode: creditCode === '' ? null : creditCode } });
    if (done !== undefined) onClose();
  };
  const { problem } = used;
  return (
    <FormDrawer
      title={of === undefined ? administration.add.organisation : administration.edit.organisation} verb={administration.save} isOpen isDirty={JSON.stringify(form) !== JSON.stringify(before)}
      isSending={used.isSending} isSlow={used.isSlow} problem={problem} hasChanged={used.hasChanged} onSubmit={() => { void submit(); }} onClose={onClose}
    >
      <FormField name="name" label={administration.name} isRequired problem={problem}>{(attributes) => <input {...attributes} value={form.name} onChange={(event) => { set({ name: event.target.value }); }} />}</FormField>
      <FormField name="type" label={administration.type} isRequired problem={problem}>{(attributes) => <CodeSelect attributes={attributes} words={shared.organisation} value={form.type} onChange={(type) => { set({ type }); }} />}</FormField>
      <FormField name="division" label={administration.place} isRequired problem={problem}>
        {(attributes) => <PlaceInput code={form.division} from={4} digits={12} attributes={attributes} onChange={(division) => { set({ division }); }} />}
      </FormField>
      <FormField name="supervisingDesk" label={administration.supervising} hint={administration.search} problem={problem}>
        {(attributes) => <RegisterPicker attributes={attributes} kind="desks" value={form.supervisingDesk} useFound={useFoundDesks} onChange={(supervisingDesk) => { set({ supervisingDesk }); }} />}
      </FormField>
      <FormField name="creditCode" label={administration.credit} problem={problem}>{(attributes) => <input {...attributes} value={form.creditCode} onChange={(event) => { set({ creditCode: event.target.value }); }} />}</FormField>
    </FormDrawer>
  );
}
