import { work } from '../../shared/words/work';
import { StatusTag } from '../parts/StatusTag';
import type { Card, Item } from './types';

/** What stands out about a referral in a list: danger, something new, that it is another desk's. */
export function RowMarks({ row, card }: { readonly row: Item; readonly card: Card | undefined }) {
  const words = work.worklist;
  const isUrgent = row.danger === 'IMMINENT' || card?.danger === 'IMMINENT';
  return (
    <>
      {isUrgent ? <><StatusTag tone="bad">{words.urgent}</StatusTag>{' '}</> : null}
      {row.unreadSince !== null && row.state !== 'routed' ? <><StatusTag tone="act">{words.unread}</StatusTag>{' '}</> : null}
      {row.backup ? <><StatusTag>{words.backup}</StatusTag>{' '}</> : null}
    </>
  );
}
