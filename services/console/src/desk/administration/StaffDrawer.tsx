import type { components } from '#api';
import type { StaffRole } from '../../shared/codes';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';
import { Ticks } from '../form/Ticks';
import { FormDrawer } from '../parts/FormDrawer';
import { FormField } from '../parts/FormField';
import { useUnsent } from '../typed/use-unsent';
import { useMove } from '../use-move';
import type { GivenPassword } from './FirstPassword';
import { RegisterPicker } from './RegisterPicker';
import { useFoundOrganisations } from './use-found';

interface StaffDrawerProps {
  readonly of: components['schemas']['StaffView'] | undefined;
  readonly onPassword: (given: GivenPassword) => void;
  readonly onClose: () => void;
}

/** Adds a person, whose first password is then shown; or changes name, organisation and roles by the version that was seen. */
export function StaffDrawer({ of, onPassword, onClose }: StaffDrawerProps) {
  const words = administration.person;
  const before = { account: of?.account ?? '', displayName: of?.displayName ?? '', organisation: of?.organisation ?? '', roles: [...of?.roles ?? []] };
  const { values: form, change: type } = useUnsent<typeof before & { roles: StaffRole[] }>(`staff ${of?.id ?? ''}`, () => before);
  const adding = useMove('/api/directory/staff');
  const changing = useMove('/api/directory/staff/{id}', 'patch');
  const giving = useMove('/api/directory/staff/{id}/roles', 'put');
  const uses = [adding, changing, giving];
  const problem = uses.find((one) => one.problem !== undefined)?.problem;
  const set = (part: Partial<typeof form>): void => { type((typed) => ({ ...typed, ...part })); };
  const add = async (): Promise<boolean> => {
    const { organisation, ...rest } = form;
    // What is missing is said by the server, beside its field.
    const added = await adding.send({ body: { ...rest, ...(organisation === '' ? {} : { organisation }) } as components['schemas']['NewStaff'] });
    if (added !== undefined) onPassword(added);
    return added !== undefined;
  };
  const change = async ({ id, version }: components['schemas']['StaffView']): Promise<boolean> => {
    const { displayName, organisation, roles } = form;
    const isRenamed = displayName !== before.displayName || organisation !== before.organisation;
    const changed = isRenamed ? await changing.send({ parts: { id }, version, body: { displayName, organisation } }) : { version };
    if (changed === undefined) return false;
    if ([...roles].sort().join() === [...before.roles].sort().join()) return true;
    return await giving.send({ parts: { id }, version: changed.version, body: { roles } }) !== undefined;
  };
  const submit = async (): Promise<void> => { if (await (of === undefined ? add() : change(of))) onClose(); };
  return (
    <FormDrawer
      title={of === undefined ? administration.add.staff : administration.edit.staff} verb={administration.save} isOpen isDirty={JSON.stringify(form) !== JSON.stringify(before)}
      isSending={uses.some(({ isSending }) => isSending)} isSlow={uses.some(({ isSlow }) => isSlow)} problem={problem} hasChanged={uses.some(({ hasChanged }) => hasChanged)} onSubmit={() => { void submit(); }} onClose={onClose}
    >
      {of === undefined ? (
        <FormField name="account" label={words.account} hint={words.accountHint} isRequired problem={problem}>
          {(attributes) => <input {...attributes} value={form.account} autoCapitalize="none" autoComplete="off" onChange={(event) => { set({ account: event.target.value }); }} />}
        </FormField>
      ) : null}
      <FormField name="displayName" label={words.name} isRequired problem={problem}>{(attributes) => <input {...attributes} value={form.displayName} autoComplete="off" onChange={(event) => { set({ displayName: event.target.value }); }} />}</FormField>
      <FormField name="organisation" label={administration.organisation} hint={administration.search} isRequired problem={problem}>
        {(attributes) => <RegisterPicker attributes={attributes} kind="organisations" value={form.organisation} useFound={useFoundOrganisations} onChange={(organisation) => { set({ organisation }); }} />}
      </FormField>
      <FormField name="roles" label={words.roles} problem={problem}>{(attributes) => <Ticks choices={shared.staffRole} chosen={form.roles} attributes={attributes} onChange={(roles) => { set({ roles }); }} />}</FormField>
      <p className="sub">{words.deskHint}</p>
    </FormDrawer>
  );
}
