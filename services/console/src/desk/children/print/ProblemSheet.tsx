import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Reading } from '../../parts/Reading';
import { useRead } from '../../use-read';
import type { FileView } from '../file/file-view';
import { Day } from '../parts/Day';
import { Signed } from './Signed';

/** 问题交办单: what is not solved yet. */
export function ProblemSheet({ file }: { readonly file: FileView }) {
  const read = useRead('/api/child-registry/children/{id}/problems', { path: { id: file.id } });
  const { print: words, fields: f, codes } = childWords;
  return (
    <Reading of={read}>
      {({ problems }) => {
        const open = problems.filter(({ state }) => state !== 'DONE' && state !== 'CLOSED');
        return (
          <>
            <p>{file.name ?? childWords.nameless}</p>
            <p>{words.problemText}</p>
            {open.length === 0 ? <Empty text={words.noProblems} /> : (
              <DataTable
                caption={childWords.file.problems} rows={open} keyOf={({ id }) => id}
                columns={[
                  { head: f.problemKind, show: ({ kind, severity }) => `${codes.problem[kind]} · ${codes.severity[severity]}` }, { head: f.found, show: ({ found }) => found }, { head: f.solution, show: ({ solution }) => solution },
                  { head: f.who, show: ({ who }) => who }, { head: f.by, show: ({ doBy }) => <Day on={doBy} /> },
                ]}
              />
            )}
            <Signed />
          </>
        );
      }}
    </Reading>
  );
}
