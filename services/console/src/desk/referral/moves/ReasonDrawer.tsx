import { work } from '../../../shared/words/work';
import { sentAs } from '../../form/body-of';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';
import { moveMeans, moveWord } from '../move-words';
import type { DrawerProps } from './drawer-props';

const PATHS = {
  reopen: '/api/referral-desk/referrals/{id}/reopen', recuse: '/api/referral-desk/referrals/{id}/recuse', release: '/api/referral-desk/referrals/{id}/release',
} as const;

/** Asks why. */
export function ReasonDrawer({ detail: { id, version }, name, onClose }: DrawerProps & { readonly name: keyof typeof PATHS }) {
  const move = useMove(PATHS[name]);
  return (
    <FieldsDrawer
      {...move} title={moveWord(name)} verb={work.moves.verb[name]} means={moveMeans(name)} fields={[{ name: 'reason', label: work.moves.reason, kind: 'long', isRequired: true }]} onClose={onClose}
      onSend={(body) => move.send({ parts: { id }, version, body: sentAs(body) })}
    />
  );
}
