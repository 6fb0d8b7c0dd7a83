import type { components } from '#api';
import { administration } from '../../shared/words/administration';
import { ProblemBox } from '../parts/ProblemBox';
import { useMove } from '../use-move';
import type { GivenPassword } from './FirstPassword';

interface StaffMovesProps {
  readonly of: components['schemas']['StaffView'];
  readonly onChange: () => void;
  readonly onPassword: (given: GivenPassword) => void;
}

/** What may be done with an account, each with its question. */
export function StaffMoves({ of: { id, displayName, version, allowedActions }, onChange, onPassword }: StaffMovesProps) {
  const words = administration.person;
  const suspending = useMove('/api/directory/staff/{id}/suspend');
  const restoring = useMove('/api/directory/staff/{id}/restore');
  const giving = useMove('/api/directory/staff/{id}/password');
  const give = async (): Promise<void> => {
    if (!window.confirm(words.passwordConfirm(displayName))) return;
    const given = await giving.send({ parts: { id }, body: {} });
    if (given !== undefined) onPassword({ ...given, displayName });
  };
  const button = (text: string, onClick: () => void, opens?: 'dialog') => <button className="button" type="button" aria-haspopup={opens} aria-label={`${text} ${displayName}`} onClick={onClick}>{text}</button>;
  return (
    <>
      <span className="rowmoves">
        {allowedActions.includes('change') ? button(administration.change, onChange, 'dialog') : null}
        {allowedActions.includes('reset-password') ? button(words.password, () => { void give(); }) : null}
        {allowedActions.includes('suspend') ? button(words.suspend, () => { if (window.confirm(words.suspendConfirm(displayName))) void suspending.send({ parts: { id }, version, body: {} }); }) : null}
        {allowedActions.includes('restore') ? button(words.restore, () => { void restoring.send({ parts: { id }, version, body: {} }); }) : null}
      </span>
      <ProblemBox error={suspending.problem ?? restoring.problem ?? giving.problem} />
    </>
  );
}
