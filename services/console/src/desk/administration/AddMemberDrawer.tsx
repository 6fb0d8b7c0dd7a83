import type { components } from '#api';
import type { MemberRole } from '../../shared/codes';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';
import { FormDrawer } from '../parts/FormDrawer';
import { FormField } from '../parts/FormField';
import { useUnsent } from '../typed/use-unsent';
import type { UsedMove } from '../use-move';
import { CodeSelect } from '../parts/CodeSelect';
import { RegisterPicker } from './RegisterPicker';
import { useFoundStaff } from './use-found';

interface AddMemberDrawerProps {
  readonly setting: UsedMove<'/api/directory/desks/{id}/members', 'put'>;
  readonly onAdd: (member: components['schemas']['DeskMember']) => Promise<unknown>;
  readonly onClose: () => void;
}

interface Adding { readonly staff: string; readonly role: MemberRole | '' }

/** Adds one person to a desk. */
export function AddMemberDrawer({ setting, onAdd, onClose }: AddMemberDrawerProps) {
  const words = administration.member;
  const { values: { staff, role }, change } = useUnsent('add member', (): Adding => ({ staff: '', role: 'MEMBER' }));
  const submit = async (): Promise<void> => {
    if (staff !== '' && role !== '' && await onAdd({ staff, role }) !== undefined) onClose();
  };
  return (
    <FormDrawer
      title={words.add} verb={words.add} isOpen isDirty={staff !== ''} isSending={setting.isSending} isSlow={setting.isSlow} problem={setting.problem} hasChanged={setting.hasChanged}
      onSubmit={() => { void submit(); }} onClose={onClose}
    >
      <FormField name="staff" label={words.pick} hint={administration.search} isRequired problem={setting.problem}>
        {(attributes) => <RegisterPicker attributes={attributes} kind="staff" value={staff} useFound={useFoundStaff} onChange={(picked) => { change((typed) => ({ ...typed, staff: picked })); }} />}
      </FormField>
      <FormField name="role" label={words.role} isRequired problem={setting.problem}>{(attributes) => <CodeSelect attributes={attributes} words={shared.memberRole} value={role} onChange={(chosen) => { change((typed) => ({ ...typed, role: chosen })); }} />}</FormField>
    </FormDrawer>
  );
}
