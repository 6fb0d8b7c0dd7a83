import { useState } from 'react';
import { childWords } from '../../../shared/words/children';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import type { FileView } from '../file/file-view';
import { monthNow } from '../month';
import { LogTable } from '../parts/LogTable';
import { Signed } from './Signed';

/** 工作日志 of a month. */
export function LogSheet({ file }: { readonly file: FileView }) {
  const [month, setMonth] = useState(monthNow);
  const read = useRead('/api/child-registry/children/{id}/work-log', { path: { id: file.id }, query: { month } }, { isOn: /^\d{4}-\d{2}$/.test(month) });
  const { file: words } = childWords;
  return (
    <>
      <p>{file.name ?? childWords.nameless}</p>
      <p><label>{words.month} <input className="input" type="month" value={month} onChange={(event) => { setMonth(event.target.value); }} /></label></p>
      <Reading of={read}>{({ lines }) => <LogTable lines={lines} />}</Reading>
      <Signed />
    </>
  );
}
