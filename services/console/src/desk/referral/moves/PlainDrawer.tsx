import { work } from '../../../shared/words/work';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';
import { moveMeans, moveWord } from '../move-words';
import type { DrawerProps } from './drawer-props';

const PATHS = {
  claim: '/api/referral-desk/referrals/{id}/claim', unclaim: '/api/referral-desk/referrals/{id}/unclaim', open: '/api/referral-desk/referrals/{id}/open',
} as const;

/** Asks only whether it is meant. */
export function PlainDrawer({ detail: { id, version }, name, onClose }: DrawerProps & { readonly name: keyof typeof PATHS }) {
  const move = useMove(PATHS[name]);
  return (
    <FieldsDrawer
      {...move} title={moveWord(name)} verb={work.moves.verb[name]} means={moveMeans(name)} fields={[]} onClose={onClose}
      onSend={() => move.send({ parts: { id }, version, body: {} })}
    />
  );
}
