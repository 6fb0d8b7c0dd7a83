import { work } from '../../../shared/words/work';
import { sentAs } from '../../form/body-of';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';
import { moveMeans, moveWord } from '../move-words';
import { useCodes } from '../use-codes';
import type { DrawerProps } from './drawer-props';

/** Back to the coordinator, with a reason of those that are offered. */
export function ReturnDrawer({ detail: { id, version }, onClose }: DrawerProps) {
  const move = useMove('/api/referral-desk/referrals/{id}/return');
  const reasons = useCodes(id)?.returnReasons ?? [];
  return (
    <FieldsDrawer
      {...move} title={moveWord('return')} verb={work.moves.verb.return} means={moveMeans('return')} onClose={onClose}
      fields={({ reason }) => [
        { name: 'reason', label: work.moves.reason, kind: 'choice', isRequired: true, choices: Object.fromEntries(reasons.map(({ code, label }) => [code, label])) },
        { name: 'note', label: work.moves.reasonNote, kind: 'long', isRequired: reasons.find(({ code }) => code === reason)?.needsNote ?? false },
      ]}
      onSend={(body) => move.send({ parts: { id }, version, body: sentAs(body) })}
    />
  );
}
