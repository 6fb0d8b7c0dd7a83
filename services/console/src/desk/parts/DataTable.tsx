import type { ReactNode } from 'react';
import { desk } from '../../shared/words/desk';

export interface Column<Row> {
  readonly head: string;
  readonly show: (row: Row) => ReactNode;
  /** Numbers stand to the right. */
  readonly isNumber?: boolean;
}

interface DataTableProps<Row> {
  /** What the list holds, and for whom. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** Marked by a bar at its side, for those who were not looked at yet. */
  readonly isNew?: (row: Row) => boolean;
  /** There is more: asks for the next fifty. */
  readonly onMore?: (() => void) | undefined;
}

/** A real table; on a narrow screen each row is a card. */
export function DataTable<Row>({ caption, rows, keyOf, columns, isNew, onMore }: DataTableProps<Row>) {
  return (
    <>
      <table className="list">
        <caption>{caption}</caption>
        <thead><tr>{columns.map(({ head, isNumber }) => <th scope="col" key={head} className={isNumber ? 'number' : undefined}>{head}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className={isNew?.(row) ? 'new' : undefined}>
              {columns.map(({ head, show, isNumber }) => <td key={head} data-head={head} className={isNumber ? 'number' : undefined}>{show(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {onMore === undefined ? null : <p><button className="button" type="button" onClick={onMore}>{desk.table.more}</button></p>}
    </>
  );
}
