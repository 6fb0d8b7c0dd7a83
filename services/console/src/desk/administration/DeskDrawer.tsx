import type { components } from '#api';
import type { Agency } from '../../shared/codes';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';
import { FormDrawer } from '../parts/FormDrawer';
import { FormField } from '../parts/FormField';
import { useUnsent } from '../typed/use-unsent';
import { useMove } from '../use-move';
import { CodeSelect } from '../parts/CodeSelect';
import { PlaceInput } from '../form/PlaceInput';
import { RegisterPicker } from './RegisterPicker';
import { useFoundDesks, useFoundOrganisations } from './use-found';

interface DeskDrawerProps { readonly of: components['schemas']['DeskView'] | undefined; readonly onClose: () => void }

/** Opens a desk, or changes one by the version that was seen. Code and agency are for good. */
export function DeskDrawer({ of, onClose }: DeskDrawerProps) {
  const before = {
    code: of?.code ?? '', name: of?.name ?? '', agency: of?.agency ?? '' as Agency | '', organisation: of?.organisation ?? '', jurisdiction: of?.jurisdiction ?? '', opensOn: of?.opensOn ?? '', backupDesk: of?.backupDesk ?? '',
  };
  const { values: form, change } = useUnsent(`desk ${of?.id ?? ''}`, () => before);
  const opening = useMove('/api/directory/desks');
  const changing = useMove('/api/directory/desks/{id}', 'patch');
  const used = of === undefined ? opening : changing;
  const set = (part: Partial<typeof form>): void => { change((typed) => ({ ...typed, ...part })); };
  const submit = async (): Promise<void> => {
    const { backupDesk, code, agency, ...same } = form;
    const said = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== ''));
    const done = of === undefined
      // What is missing is said by the server, beside its field.
      ? await opening.send({ body: { ...said, code, ...(agency === '' ? {} : { agency }), ...(backupDesk === '' ? {} : { backupDesk }) } as components['schemas']['NewDesk'] })
      : await changing.send({ parts: { id: of.id }, version: of.version, body: { ...said, backupDesk: backupDesk === '' ? null : backupDesk } });
    if (done !== undefined) onClose();
  };
  const { problem } = used;
  return (
    <FormDrawer
      title={of === undefined ? administration.add.desk : administration.edit.desk} verb={administration.save} isOpen isDirty={JSON.stringify(form) !== JSON.stringify(before)}
      isSending={used.isSending} isSlow={used.isSlow} problem={problem} hasChanged={used.hasChanged} onSubmit={() => { void submit(); }} onClose={onClose}
    >
      <FormField name="name" label={administration.name} isRequired problem={problem}>{(attributes) => <input {...attributes} value={form.name} onChange={(event) => { set({ name: event.target.value }); }} />}</FormField>
      {of === undefined ? (
        <>
          <FormField name="code" label={administration.code} hint={administration.codeHint} isRequired problem={problem}>{(attributes) => <input {...attributes} value={form.code} autoCapitalize="none" onChange={(event) => { set({ code: event.target.value }); }} />}</FormField>
          <FormField name="agency" label={administration.agency} isRequired problem={problem}>{(attributes) => <CodeSelect attributes={attributes} words={shared.agency} value={form.agency} onChange={(agency) => { set({ agency }); }} />}</FormField>
        </>
      ) : null}
      <FormField name="organisation" label={administration.organisation} hint={administration.search} isRequired problem={problem}>
        {(attributes) => <RegisterPicker attributes={attributes} kind="organisations" value={form.organisation} useFound={useFoundOrganisations} onChange={(organisation) => { set({ organisation }); }} />}
      </FormField>
      <FormField name="jurisdiction" label={administration.area} isRequired problem={problem}>
        {(attributes) => <PlaceInput code={form.jurisdiction} from={4} digits={12} attributes={attributes} onChange={(jurisdiction) => { set({ jurisdiction }); }} />}
      </FormField>
      <FormField name="opensOn" label={administration.opensOn} isRequired problem={problem}>{(attributes) => <input {...attributes} type="date" value={form.opensOn} onChange={(event) => { set({ opensOn: event.target.value }); }} />}</FormField>
      <FormField name="backupDesk" label={administration.backup} hint={administration.backupHint} problem={problem}>
        {(attributes) => <RegisterPicker attributes={attributes} kind="desks" value={form.backupDesk} useFound={useFoundDesks} onChange={(backupDesk) => { set({ backupDesk }); }} />}
      </FormField>
    </FormDrawer>
  );
}
