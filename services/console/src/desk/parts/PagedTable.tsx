import type { ReadList } from '../use-read-more';
import { DataTable, type Column } from './DataTable';
import { ReadingRows } from './ReadingRows';

export interface PagedTableProps<Row> {
  readonly of: ReadList<Row>;
  readonly caption: string;
  /** Said where the table would stand when nothing is in it. */
  readonly empty: string;
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  readonly isNew?: (row: Row) => boolean;
}

/** A table that comes fifty rows at a time, or why there is none. */
export function PagedTable<Row>({ of, caption, empty, keyOf, columns, isNew }: PagedTableProps<Row>) {
  return <ReadingRows of={of} empty={empty}>{(rows) => <DataTable caption={caption} rows={rows} keyOf={keyOf} columns={columns} onMore={of.onMore} {...(isNew === undefined ? {} : { isNew })} />}</ReadingRows>;
}
