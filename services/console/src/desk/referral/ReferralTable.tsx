import { routes } from '../../shared/routes';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { DataTable, type Column } from '../parts/DataTable';
import { Place } from '../parts/Names';
import { StatusTag } from '../parts/StatusTag';
import { Due, When } from '../parts/When';
import { RowMarks } from './RowMarks';
import { ChildInShort, Situations } from './CardWords';
import type { Card, Item } from './types';
import { useCards } from './use-cards';

interface ReferralTableProps {
  readonly caption: string;
  readonly rows: readonly Item[];
  readonly onMore?: (() => void) | undefined;
  /** After those of every list of referrals. */
  readonly more?: readonly Column<Item>[];
}

/** A list of referrals with what may be said of their reports; the unopened ones are marked. */
export function ReferralTable({ caption, rows, onMore, more = [] }: ReferralTableProps) {
  const cards = useCards(rows.map(({ reportId }) => reportId));
  return (
    <DataTable
      caption={caption} rows={rows} keyOf={({ id }) => id} to={({ id }) => routes.referral(id)} onMore={onMore}
      isNew={({ state, unreadSince }) => state === 'routed' || unreadSince !== null} columns={[...columnsWith(cards), ...more]}
    />
  );
}

function columnsWith(cards: ReadonlyMap<string, Card>): readonly Column<Item>[] {
  const words = work.worklist;
  const cardOf = ({ reportId }: Item): Card | undefined => cards.get(reportId);
  return [
    { head: words.number, show: (row) => row.number },
    { head: words.situations, show: (row) => <><RowMarks row={row} card={cardOf(row)} /><Situations card={cardOf(row)} /></> },
    { head: words.child, show: (row) => <ChildInShort child={cardOf(row)?.child} /> },
    { head: words.place, show: ({ division }) => (division === null ? null : <Place code={division} />) },
    { head: words.role, show: ({ role }) => wordOf(shared.referral.role, role) },
    { head: words.state, show: ({ state }) => <StatusTag tone={state === 'routed' ? 'act' : 'soft'}>{wordOf(shared.referral.state, state)}</StatusTag> },
    { head: words.filed, show: ({ filedAt }) => <When at={filedAt} /> },
    { head: words.due, show: ({ dueAt, nextDuty }) => (dueAt === null ? null : <Due at={dueAt} article={nextDuty?.zh} />) },
    { head: words.claimed, show: ({ claimed }) => wordOf(shared.referral.claimed, claimed) },
  ];
}
