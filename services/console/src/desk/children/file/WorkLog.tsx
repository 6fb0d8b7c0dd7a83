import { useState } from 'react';
import { monthNow } from '../month';
import { childWords } from '../../../shared/words/children';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { LogTable } from '../parts/LogTable';
import { Part } from '../parts/Part';
import { isWorkedOn, type FileView } from './file-view';
import { addNote } from './problem-forms';

/** Who did what on which day of a month. */
export function WorkLog({ file }: { readonly file: FileView }) {
  const [month, setMonth] = useState(monthNow);
  const read = useRead('/api/child-registry/children/{id}/work-log', { path: { id: file.id }, query: { month } }, { isOn: file.detail !== null && /^\d{4}-\d{2}$/.test(month) });
  const { file: words } = childWords;
  if (file.detail === null) return null;
  return (
    <Part title={words.log} isOneTable buttons={isWorkedOn(file) ? <Changes version={file.version} forms={[addNote(file.id)]} /> : null}>
      <div className="filters"><label>{words.month}<input type="month" value={month} onChange={(event) => { setMonth(event.target.value); }} /></label></div>
      <Reading of={read}>{({ lines }) => <LogTable lines={lines} />}</Reading>
    </Part>
  );
}
