import { work } from '../../../shared/words/work';
import { momentOf, sentAs, type FieldValues } from '../../parts/fields';
import { FieldsDrawer } from '../../parts/FieldsDrawer';
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
        { name: 'told', label: words.told, kind: 'CHOICE', choices: words.tell, isRequired: true },
        { name: 'reason', label: words.reason, kind: 'WORDS', isRequired: true },
        { name: 'abuseChecked', label: words.abuse, kind: 'CHOICE', choices: words.abuseChecked },
        ...(told === 'true' ? [{ name: 'how', label: words.how, kind: 'CHOICE' as const, choices: words.ways }, { name: 'at', label: words.givenAt, kind: 'MOMENT' as const }] : []),
      ]}
      onSend={async (values) => (await move.send({ parts: { id: reportId }, body: sentAs(bodyOf(values)) })) !== undefined}
    />
  );
}

function bodyOf({ told, abuseChecked, at, ...values }: FieldValues): object {
  return { ...values, told: told === 'true', ...(abuseChecked === undefined ? {} : { abuseChecked: abuseChecked === 'true' }), ...(at === undefined ? {} : { at: momentOf(at) }) };
}
