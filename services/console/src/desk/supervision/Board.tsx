import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { Desk } from '../parts/Names';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';

/** How much each desk owes, how much of it today, how much late, how much of it climbed. */
export function Board() {
  const words = work.supervision;
  const counts = useRead('/api/referral-desk/duties/counts', { query: { by: 'desk' } });
  return (
    <section className="panel">
      <h2>{words.board}</h2>
      <Reading of={counts}>
        {({ counts: rows }) => (rows.length === 0 ? <Empty text={words.boardEmpty} /> : (
          <DataTable
            caption={words.boardCaption} rows={rows} keyOf={(row) => row.of ?? ''}
            columns={[
              { head: words.desk, show: (row) => (row.of === null ? shared.other : <Desk id={row.of} />) },
              { head: words.open, show: ({ open }) => open, isNumber: true },
              { head: words.dueToday, show: ({ dueToday }) => dueToday, isNumber: true },
              { head: words.overdue, show: ({ overdue }) => (overdue === 0 ? 0 : <span className="late">{overdue}</span>), isNumber: true },
              { head: words.escalated, show: ({ escalated }) => escalated, isNumber: true },
            ]}
          />
        ))}
      </Reading>
    </section>
  );
}
