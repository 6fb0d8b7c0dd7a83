import { useState } from 'react';
import { answerOf, api } from '../../../../shared/api';
import { childWords } from '../../../../shared/words/children';
import { ChangeButton } from '../../../form/ChangeButton';
import { formOf } from '../../../form/field';
import { Folded } from '../../../parts/Folded';
import { When } from '../../../parts/When';
import { Facts } from '../../../parts/Facts';
import type { FileView } from '../file-view';
import { ForReason } from './ForReason';

/** What the child's county alone may know of its health. */
export const SealedHealth = ({ file }: { readonly file: FileView }) => <Folded title={childWords.sharing.health}><Content file={file} /></Folded>;

function Content({ file: { id, status } }: { readonly file: FileView }) {
  const [written, setWritten] = useState(0);
  const words = childWords.sharing;
  const writing = formOf({
    path: '/api/child-registry/children/{id}/sealed-health', parts: { id }, title: words.write, means: words.writeMeans,
    fields: [{ name: 'diagnosis', label: words.diagnosis, kind: 'long' }, { name: 'infection', label: words.infection, kind: 'long' }, { name: 'pregnancy', label: words.pregnancy, kind: 'long' }],
  });
  return (
    <>
      <ForReason name="health" means={words.healthMeans} again={written} read={(reason) => answerOf(api.POST('/api/child-registry/children/{id}/sealed-health/read', { params: { path: { id } }, body: { reason } }))}>
        {({ now }) => (now === null ? <p className="sub">{words.healthEmpty}</p> : <Facts of={[[words.diagnosis, now.diagnosis], [words.infection, now.infection], [words.pregnancy, now.pregnancy], [childWords.file.when, <When key="at" at={now.recordedAt} />]]} />)}
      </ForReason>
      {status === 'LINKED' ? null : <p><ChangeButton form={writing} onDone={() => { setWritten((before) => before + 1); }} /></p>}
    </>
  );
}
