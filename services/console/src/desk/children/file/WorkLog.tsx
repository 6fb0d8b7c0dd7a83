import { useState } from 'react';
import { monthNow } from '../month';
import { childWords } from '../../../shared/words/children';
import { wordOf } from '../../../shared/words/word-of';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { By } from '../parts/By';
import { Day } from '../parts/Day';
import { Part } from '../parts/Part';
import { isWorkedOn, type FileView } from './file-view';
import { addNote } from './problem-forms';

/** Who did what on which day of a month. */
export function WorkLog({ file }: { readonly file: FileView }) {
  const [month, setMonth] = useState(monthNow);
  const read = useRead('/api/child-registry/children/{id}/work-log', { path: { id: file.id }, query: { month } }, { isOn: file.detail !== null && /^\d{4}-\d{2}$/.test(month) });
  const { file: words, fields: f } = childWords;
  if (file.detail === null) return null;
  return (
    <Part title={words.log} isOneTable buttons={isWorkedOn(file) ? <Changes version={file.version} forms={[addNote(file.id)]} /> : null}>
      <div className="filters"><label>{words.month}<input type="month" value={month} onChange={(event) => { setMonth(event.target.value); }} /></label></div>
      <Reading of={read}>
        {({ lines }) => (lines.length === 0 ? <Empty text={childWords.none} /> : (
          <DataTable
            caption={words.log} rows={lines} keyOf={({ at, what, text }) => `${at} ${what} ${text ?? ''}`}
            columns={[{ head: f.on, show: ({ on }) => <Day on={on} /> }, { head: f.what, show: ({ what, text }) => <>{wordOf(childWords.log, what)}{text === null ? null : <small className="sub">{text}</small>}</> }, { head: words.by, show: ({ by }) => <By id={by} /> }]}
          />
        ))}
      </Reading>
    </Part>
  );
}
