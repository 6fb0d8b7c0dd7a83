import { childWords } from '../../../shared/words/children';
import { language } from '../../../shared/words/language';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Desk } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { Due } from '../../parts/When';
import { useRead } from '../../use-read';
import { Part } from '../parts/Part';

/** What is owed for the child, by whom and by when. */
export function Duties({ id }: { readonly id: string }) {
  const read = useRead('/api/child-registry/cases/{caseId}/duties', { path: { caseId: id } });
  const { file: words, fields: f } = childWords;
  // Of a file whose duties the reader does not hold there is nothing to say.
  if (read.error !== null) return null;
  return (
    <Part title={words.duties} isOneTable>
      <Reading of={read}>
        {({ items }) => {
          const open = items.filter(({ state }) => state === 'OPEN' || state === 'PAUSED');
          if (open.length === 0) return <Empty text={words.noDuties} />;
          return (
            <DataTable
              caption={words.duties} rows={open} keyOf={(duty) => duty.id} isNew={({ overdue }) => overdue}
              columns={[{ head: f.what, show: ({ zh, en }) => (language() === 'en' ? en : zh) }, { head: f.by, show: ({ dueAt, article }) => <Due at={dueAt} article={article} /> }, { head: words.answers, show: ({ owner }) => (owner === null ? null : <Desk id={owner} />) }]}
            />
          );
        }}
      </Reading>
    </Part>
  );
}
