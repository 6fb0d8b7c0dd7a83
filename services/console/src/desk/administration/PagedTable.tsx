import { Empty } from '../parts/Empty';
import { DataTable, type Column } from '../parts/DataTable';
import { Loading } from '../parts/Loading';
import { ProblemBox } from '../parts/ProblemBox';

interface PagedTableProps<Row> {
  readonly of: { readonly rows: readonly Row[] | undefined; readonly error: Error | null; readonly more: (() => void) | undefined; readonly again: () => void };
  readonly caption: string;
  readonly empty: string;
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
}

/** A list that comes a page at a time: on its way, empty, failed, or there. */
export function PagedTable<Row>({ of: { rows, error, more, again }, caption, empty, keyOf, columns }: PagedTableProps<Row>) {
  if (rows === undefined) return error === null ? <Loading /> : <ProblemBox error={error} onRetry={again} />;
  return rows.length === 0 ? <Empty text={empty} /> : <DataTable caption={caption} rows={rows} keyOf={keyOf} columns={columns} onMore={more} />;
}
