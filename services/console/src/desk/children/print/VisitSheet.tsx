import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { ReadingRows } from '../../parts/ReadingRows';
import { useReadMore } from '../../use-read-more';
import type { FileView } from '../file/file-view';
import { By } from '../parts/By';
import { Day } from '../parts/Day';
import { Signed } from './Signed';

/** 入户走访记录表: acts that stand, the last first. */
export function VisitSheet({ file }: { readonly file: FileView }) {
  const list = useReadMore('/api/child-registry/children/{id}/acts', {}, { id: file.id });
  const { file: words, fields: f, codes } = childWords;
  return (
    <>
      <p>{file.name ?? childWords.nameless}</p>
      <ReadingRows of={list} empty={words.noActs}>
        {(rows) => (
          <DataTable
            caption={words.acts} rows={rows.filter(({ state }) => state === 'RECORDED')} keyOf={({ id }) => id} onMore={list.onMore}
            columns={[
              { head: f.on, show: ({ on }) => <Day on={on} /> }, { head: f.actKind, show: ({ kind, place }) => `${codes.actKind[kind]} · ${codes.actPlace[place]}` },
              { head: words.how, show: ({ notMet, childSeen, childSpoken, caregiverSpoken }) => (notMet === null ? [childSeen ? words.met : '', childSpoken ? words.spoke : '', caregiverSpoken ? words.caregiverSpoke : ''].filter(Boolean).join(' · ') : codes.notMet[notMet]) },
              { head: f.note, show: ({ helpGiven, note }) => [helpGiven, note].filter(Boolean).join(' · ') }, { head: words.by, show: ({ by }) => <By id={by} /> },
            ]}
          />
        )}
      </ReadingRows>
      <Signed />
    </>
  );
}
