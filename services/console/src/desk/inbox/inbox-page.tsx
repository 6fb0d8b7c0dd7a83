import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { DataTable } from '../parts/DataTable';
import { Filters, useFilters, type Filter } from '../parts/Filters';
import { MoveButton } from '../parts/MoveButton';
import { Desk } from '../parts/Names';
import { PageHead } from '../parts/PageHead';
import { ReadingRows } from '../parts/ReadingRows';
import { StatusTag } from '../parts/StatusTag';
import { Due, When } from '../parts/When';
import { useMove } from '../use-move';
import { useRead } from '../use-read';
import { useReadMore } from '../use-read-more';
import { pageOf } from './message-page';

const PATH = '/api/directory/inbox';

/** Messages to me of work that came and of dates that pass. Opening one marks it as read. */
export function Page() {
  const words = work.inbox;
  const filters: readonly Filter[] = [
    { name: 'unread', label: words.unreadOnly, choices: { true: words.unreadOnly } }, { name: 'kind', label: words.kind, choices: { ARRIVAL: shared.message.ARRIVAL, ESCALATION: shared.message.ESCALATION } },
  ];
  const list = useReadMore(PATH, useFilters(filters));
  const first = useRead(PATH, { query: { limit: 1 } });
  const reading = useMove('/api/directory/inbox/read');
  const upTo = first.data?.upTo;
  return (
    <>
      <PageHead title={words.title}>{upTo === undefined ? null : <MoveButton isSending={reading.isSending} isSlow={reading.isSlow} onClick={() => { void reading.send({ body: { upTo } }); }}>{words.readAll}</MoveButton>}</PageHead>
      <Filters filters={filters} />
      <ReadingRows of={list} empty={words.empty}>
        {(rows) => (
          <DataTable
            caption={words.caption} rows={rows} keyOf={({ id }) => id} to={({ link }) => pageOf(link)} onOpen={({ id, read }) => { if (!read) void reading.send({ body: { ids: [id] } }); }} isNew={({ read }) => !read} onMore={list.onMore}
            columns={[
              { head: words.what, show: ({ reason, read }) => <>{wordOf(words.reason, reason)} {read ? null : <StatusTag tone="act">{words.unread}</StatusTag>}</> },
              { head: words.number, show: ({ number }) => number },
              { head: words.desk, show: ({ desk, owner }) => (desk === null && owner === null ? null : <Desk id={owner ?? desk} />) },
              { head: words.due, show: ({ dueAt }) => (dueAt === null ? null : <Due at={dueAt} />) },
              { head: words.at, show: ({ at }) => <When at={at} /> },
            ]}
          />
        )}
      </ReadingRows>
    </>
  );
}
