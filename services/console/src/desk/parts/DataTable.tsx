import { Link } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
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
  /** The first one leads to the row's page, where it has one. */
  readonly columns: readonly Column<Row>[];
  /** Address of the row's page: its first cell is the link, and a click anywhere on the row that hits nothing else follows it. */
  readonly to?: ((row: Row) => string | undefined) | undefined;
  /** Hears that the row's page is opened. */
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** Marked by a bar at its side, for those who were not looked at yet. */
  readonly isNew?: (row: Row) => boolean;
  /** There is more: asks for the next fifty. */
  readonly onMore?: (() => void) | undefined;
}

/** What `j` and `k` go through. */
export const ROW_LINK = 'row-link';

function follow(event: MouseEvent<HTMLTableRowElement>): void {
  if (event.target instanceof Element && event.target.closest('a, button, input, select, summary, label') === null) event.currentTarget.querySelector<HTMLElement>(`.${ROW_LINK}`)?.click();
}

/** A real table; on a narrow screen each row is a card. */
export function DataTable<Row>({ caption, rows, keyOf, columns, to, onOpen, isNew, onMore }: DataTableProps<Row>) {
  return (
    <>
      <table className="list">
        <caption>{caption}</caption>
        <thead><tr>{columns.map(({ head, isNumber }) => <th scope="col" key={head} className={isNumber ? 'number' : undefined}>{head}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => {
            const address = to?.(row);
            return (
              <tr key={keyOf(row)} className={[isNew?.(row) ? 'new' : '', address === undefined ? '' : 'opens'].join(' ').trim() || undefined} onClick={address === undefined ? undefined : follow}>
                {columns.map(({ head, show, isNumber }, index) => (
                  <td key={head} data-head={head} className={isNumber ? 'number' : undefined}>
                    {index === 0 && address !== undefined ? <Link className={ROW_LINK} to={address} onClick={() => { onOpen?.(row); }}>{show(row)}</Link> : show(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {onMore === undefined ? null : <p><button className="button" type="button" onClick={onMore}>{desk.table.more}</button></p>}
    </>
  );
}
