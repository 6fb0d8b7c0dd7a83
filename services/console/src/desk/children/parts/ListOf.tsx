import { DataTable, type Column } from '../../parts/DataTable';
import { ReadingRows } from '../../parts/ReadingRows';
import type { ReadList } from '../../use-read-more';

interface ListOfProps<Row> {
  readonly list: ReadList<Row>;
  readonly caption: string;
  readonly empty: string;
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  readonly isNew?: (row: Row) => boolean;
}

/** A list as a table, or why there is none. */
export function ListOf<Row>({ list, caption, empty, keyOf, columns, isNew }: ListOfProps<Row>) {
  return <ReadingRows of={list} empty={empty}>{(rows) => <DataTable caption={caption} rows={rows} keyOf={keyOf} columns={columns} onMore={list.onMore} {...(isNew === undefined ? {} : { isNew })} />}</ReadingRows>;
}
