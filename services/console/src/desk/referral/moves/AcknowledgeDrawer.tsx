import { work } from '../../../shared/words/work';
import { sentAs } from '../../form/body-of';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';
import { moveMeans, moveWord } from '../move-words';
import type { DrawerProps } from './drawer-props';

/** Takes it on, with the number under which the agency registered it, when it has one. */
export function AcknowledgeDrawer({ detail: { id, version }, onClose }: DrawerProps) {
  const move = useMove('/api/referral-desk/referrals/{id}/acknowledge');
  const words = work.moves;
  return (
    <FieldsDrawer
      {...move} title={moveWord('acknowledge')} verb={words.verb.acknowledge} means={moveMeans('acknowledge')} onClose={onClose}
      fields={[{ name: 'number', label: words.registered, kind: 'text' }, { name: 'at', label: words.at, kind: 'moment' }]}
      onSend={(body) => move.send({ parts: { id }, version, body: sentAs(body) })}
    />
  );
}
