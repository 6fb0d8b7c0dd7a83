import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { exactTime } from '../../shared/dates';
import { useMe } from '../me';
import { DataTable } from '../parts/DataTable';
import { ReadingRows } from '../parts/ReadingRows';
import { Situations } from '../referral/CardWords';
import type { Item } from '../referral/types';
import { useCards } from '../referral/use-cards';
import { useReadMore } from '../use-read-more';
import type { FormProps } from './form-props';
import { Sheet } from '../parts/Sheet';
import { Facts } from '../parts/Facts';

/** What one shift gives to the next: everything open that is in my hands or in nobody's, at one desk. */
export function Handover({ form, id }: FormProps) {
  const words = work.print;
  const desk = useMe().desks.find((one) => one.id === id);
  const mine = useReadMore('/api/referral-desk/worklist', { open: 'true', claimed: 'ME', desk: id, sort: 'urgency' });
  const nobody = useReadMore('/api/referral-desk/worklist', { open: 'true', claimed: 'NOBODY', desk: id, sort: 'urgency' });
  return (
    <Sheet title={words.forms[form] ?? words.title} number="">
      <Facts of={[[words.desk, desk?.name]]} />
      <ReadingRows of={mine} empty={work.handover.emptyMine}>{(rows) => <Rows caption={work.handover.mine} rows={rows} />}</ReadingRows>
      <ReadingRows of={nobody} empty={work.handover.emptyNobody}>{(rows) => <Rows caption={work.handover.nobody} rows={rows} />}</ReadingRows>
      <p>{words.shift}</p>
    </Sheet>
  );
}

function Rows({ caption, rows }: { readonly caption: string; readonly rows: readonly Item[] }) {
  const words = work.print;
  const cards = useCards(rows.map(({ reportId }) => reportId));
  return (
    <DataTable
      caption={caption} rows={rows} keyOf={({ id }) => id}
      columns={[
        { head: words.number, show: ({ number }) => number },
        { head: words.situations, show: ({ reportId }) => <Situations card={cards.get(reportId)} /> },
        { head: words.state, show: ({ state }) => wordOf(shared.referral.state, state) },
        { head: words.filedAt, show: ({ filedAt }) => exactTime(filedAt) },
        { head: words.due, show: ({ dueAt }) => (dueAt === null ? null : exactTime(dueAt)) },
      ]}
    />
  );
}
