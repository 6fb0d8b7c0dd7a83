import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { DataTable } from '../parts/DataTable';
import { Desk } from '../parts/Names';
import { ReadingRows } from '../parts/ReadingRows';
import { Due } from '../parts/When';
import { DutyPrints } from '../referral/DutyPrints';
import { useReadMore } from '../use-read-more';

/** Duties that are late, the longest first, and to whom that was told. */
export function Late() {
  const words = work.supervision;
  const list = useReadMore('/api/referral-desk/duties', { state: 'OVERDUE' });
  return (
    <section className="panel">
      <h2>{words.late}</h2>
      <ReadingRows of={list} empty={words.lateEmpty}>
        {(rows) => (
          <DataTable
            caption={words.lateCaption} rows={rows} keyOf={({ id }) => id} onMore={list.onMore}
            columns={[
              { head: words.number, show: ({ number }) => number ?? shared.other },
              { head: words.what, show: ({ zh, en }) => (shared.locale === 'zh-CN' ? zh : en) },
              { head: words.owner, show: ({ owner }) => (owner === null ? null : <Desk id={owner} />) },
              { head: words.due, show: ({ dueAt, article }) => <Due at={dueAt} article={work.lawText(article)} /> },
              { head: work.print.title, show: (duty) => <DutyPrints duty={duty} /> },
              { head: words.steps, show: ({ steps }) => (steps.length === 0 ? null : steps.map(({ to }) => wordOf(work.trail.step, to)).join(shared.comma)) },
            ]}
          />
        )}
      </ReadingRows>
    </section>
  );
}
