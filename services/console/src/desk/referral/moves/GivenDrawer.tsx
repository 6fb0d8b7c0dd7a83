import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { sentAs } from '../../form/body-of';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';

/** How an answer was given to somebody who does not read it here. */
export function GivenDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const move = useMove('/api/referral-desk/feedback/{id}/given');
  const words = work.moves;
  return (
    <FieldsDrawer
      {...move} title={shared.referral.move.given} verb={words.verb.given} onClose={onClose}
      fields={({ method }) => [
        { name: 'method', label: words.method, kind: 'choice', choices: shared.referral.given, isRequired: true },
        { name: 'at', label: words.givenAt, kind: 'moment', isRequired: true },
        { name: 'reason', label: words.unreachable, kind: 'long', isRequired: method === 'UNREACHABLE' },
      ]}
      onSend={(body) => move.send({ parts: { id }, body: sentAs(body) })}
    />
  );
}
