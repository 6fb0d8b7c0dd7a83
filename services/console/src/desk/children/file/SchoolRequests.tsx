import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Reading } from '../../parts/Reading';
import { When } from '../../parts/When';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { formOf } from '../../form/field';
import { Part } from '../parts/Part';
import { isWorkedOn, type FileView } from './file-view';

/** What the child's school was asked, and what it told. */
export function SchoolRequests({ file }: { readonly file: FileView }) {
  const isShown = file.detail !== null && file.school !== null;
  const read = useRead('/api/child-registry/children/{id}/school-requests', { path: { id: file.id } }, { isOn: isShown });
  const { file: words, fields: f, actions } = childWords;
  if (!isShown) return null;
  const ask = formOf({ path: '/api/child-registry/children/{id}/school-requests', parts: { id: file.id }, title: actions.askSchool, fields: [{ name: 'ask', label: f.ask, kind: 'long', isRequired: true }] });
  return (
    <Part title={words.school} isOneTable buttons={isWorkedOn(file) ? <Changes version={file.version} forms={[ask]} /> : null}>
      <Reading of={read}>
        {({ items }) => (items.length === 0 ? <p className="sub">{childWords.none}</p> : (
          <DataTable
            caption={words.school} rows={items} keyOf={({ id }) => id}
            columns={[
              { head: f.ask, show: ({ ask: asked, askedAt }) => <>{asked ?? words.toldUnasked}<small className="sub"><When at={askedAt} /></small></> },
              { head: words.schoolAnswer, show: ({ answer, answeredAt }) => <>{answeredAt === null ? words.schoolWaits : answer}{answeredAt === null ? null : <small className="sub"><When at={answeredAt} /></small>}</> },
            ]}
          />
        ))}
      </Reading>
    </Part>
  );
}
