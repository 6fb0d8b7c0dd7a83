import type { ReadAnswer } from '../../use-read';
import { childWords } from '../../../shared/words/children';
import { wordOf } from '../../../shared/words/word-of';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { By } from './By';
import { Day } from './Day';

/** Who did what on which day. */
export function LogTable({ lines }: Pick<ReadAnswer<'/api/child-registry/children/{id}/work-log'>, 'lines'>) {
  const { file: words, fields: f } = childWords;
  if (lines.length === 0) return <Empty text={childWords.none} />;
  return (
    <DataTable
      caption={words.log} rows={lines} keyOf={({ at, what, text }) => `${at} ${what} ${text ?? ''}`}
      columns={[
        { head: f.on, show: ({ on }) => <Day on={on} /> }, { head: f.what, show: ({ what, text }) => <>{wordOf(childWords.log, what)}{text === null ? null : <small className="sub">{text}</small>}</> }, { head: words.by, show: ({ by }) => <By id={by} /> },
      ]}
    />
  );
}
