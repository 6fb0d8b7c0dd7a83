import { work } from '../../shared/words/work';
import { DataTable } from '../parts/DataTable';
import { Desk, Who } from '../parts/Names';
import { ReadingRows } from '../parts/ReadingRows';
import { When } from '../parts/When';
import { useReadMore } from '../use-read-more';

/** Who saw who reported, when and why. */
export function Unsealings() {
  const words = work.supervision;
  const list = useReadMore('/api/mandatory-reporting/unsealings', {});
  return (
    <section className="panel">
      <h2>{words.unsealings}</h2>
      <ReadingRows of={list} empty={words.unsealingsEmpty}>
        {(rows) => (
          <DataTable
            caption={words.unsealingsCaption} rows={rows} keyOf={({ at, reportId }) => `${at} ${reportId}`} onMore={list.onMore}
            columns={[
              { head: words.when, show: ({ at }) => <When at={at} /> },
              { head: words.who, show: ({ staff, desk }) => <><Who id={staff} /> {desk === null ? null : <Desk id={desk} />}</> },
              { head: words.why, show: ({ reason }) => reason },
            ]}
          />
        )}
      </ReadingRows>
    </section>
  );
}
