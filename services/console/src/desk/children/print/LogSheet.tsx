import { useState } from 'react';
import { childWords } from '../../../shared/words/children';
import { wordOf } from '../../../shared/words/word-of';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import type { FileView } from '../file/file-view';
import { monthNow } from '../month';
import { By } from '../parts/By';
import { Day } from '../parts/Day';
import { Signed } from './Signed';

/** 工作日志 of a month. */
export function LogSheet({ file }: { readonly file: FileView }) {
  const [month, setMonth] = useState(monthNow);
  const read = useRead('/api/child-registry/children/{id}/work-log', { path: { id: file.id }, query: { month } }, { isOn: /^\d{4}-\d{2}$/.test(month) });
  const { file: words, fields: f } = childWords;
  return (
    <>
      <p>{file.name ?? childWords.nameless}</p>
      <p><label>{words.month} <input className="input" type="month" value={month} onChange={(event) => { setMonth(event.target.value); }} /></label></p>
      <Reading of={read}>
        {({ lines }) => (lines.length === 0 ? <Empty text={childWords.none} /> : (
          <DataTable
            caption={words.log} rows={lines} keyOf={({ at, what, text }) => `${at} ${what} ${text ?? ''}`}
            columns={[{ head: f.on, show: ({ on }) => <Day on={on} /> }, { head: f.what, show: ({ what, text }) => <>{wordOf(childWords.log, what)}{text === null ? null : <small className="sub">{text}</small>}</> }, { head: words.by, show: ({ by }) => <By id={by} /> }]}
          />
        ))}
      </Reading>
      <Signed />
    </>
  );
}
