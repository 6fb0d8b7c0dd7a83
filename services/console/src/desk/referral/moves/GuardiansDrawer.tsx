import { work } from '../../../shared/words/work';
import { sentAs } from '../../form/body-of';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';
import { moveMeans, moveWord } from '../move-words';
import type { DrawerProps } from './drawer-props';

/** The guardians are told, or not; both with a reason. */
export function GuardiansDrawer({ detail: { reportId }, onClose }: DrawerProps) {
  const move = useMove('/api/mandatory-reporting/reports/{id}/guardians-told');
  const words = work.moves;
  return (
    <FieldsDrawer
      {...move} title={moveWord('guardians')} verb={words.verb.guardians} means={moveMeans('guardians')} onClose={onClose}
      fields={({ told }) => [
        { name: 'told', label: words.told, kind: 'yesNo', words: words.tell, isRequired: true },
        { name: 'reason', label: words.reason, kind: 'long', isRequired: true },
        { name: 'abuseChecked', label: words.abuse, kind: 'yesNo', words: words.abuseChecked },
        ...(told === 'YES' ? [{ name: 'how', label: words.how, kind: 'choice' as const, choices: words.ways }, { name: 'at', label: words.givenAt, kind: 'moment' as const }] : []),
      ]}
      onSend={(body) => move.send({ parts: { id: reportId }, body: sentAs(body) })}
    />
  );
}
