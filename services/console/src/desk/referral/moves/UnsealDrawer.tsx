import { useState } from 'react';
import type { components } from '#api';
import { work } from '../../../shared/words/work';
import { sentAs } from '../../form/body-of';
import { FieldsDrawer } from '../../form/FieldsDrawer';
import { useMove } from '../../use-move';
import { ReporterFacts } from '../content/ReporterFacts';
import { moveMeans, moveWord } from '../move-words';
import type { DrawerProps } from './drawer-props';

/** Who reported, for a reason that is recorded. Shown until the drawer is closed, and kept nowhere. */
export function UnsealDrawer({ detail: { reportId }, onClose }: DrawerProps) {
  const [reporter, setReporter] = useState<components['schemas']['UnsealedReporter']>();
  const move = useMove('/api/mandatory-reporting/reports/{id}/reporter/unseal');
  const words = work.moves;
  return (
    <FieldsDrawer
      {...move} title={moveWord('unseal')} verb={words.verb.unseal} means={moveMeans('unseal')} onClose={onClose}
      fields={reporter === undefined ? [{ name: 'reason', label: words.reason, kind: 'long', isRequired: true }] : []}
      more={() => (reporter === undefined ? null : <section role="status"><h2>{words.unsealed}</h2><ReporterFacts reporter={reporter} /><p className="sub">{words.unsealedText}</p></section>)}
      onSend={async (body) => {
        if (reporter !== undefined) return true;
        setReporter(await move.send({ parts: { id: reportId }, body: sentAs(body) }));
        return undefined;
      }}
    />
  );
}
