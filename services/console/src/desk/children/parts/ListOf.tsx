import { DataTable, type Column } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Loading } from '../../parts/Loading';
import { ProblemBox } from '../../parts/ProblemBox';
import type { UsedList } from '../use-list';

interface ListOfProps<Row> {
  readonly list: UsedList<Row>;
  readonly caption: string;
  readonly empty: string;
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  readonly isNew?: (row: Row) => boolean;
}

/** A list as a table, or why there is none. */
export function ListOf<Row>({ list: { rows, error, refetch, onMore }, caption, empty, keyOf, columns, isNew }: ListOfProps<Row>) {
  if (rows === undefined) return error === null ? <Loading /> : <ProblemBox error={error} onRetry={refetch} />;
  if (rows.length === 0) return <Empty text={empty} />;
  return <DataTable caption={caption} rows={rows} keyOf={keyOf} columns={columns} onMore={onMore} {...(isNew === undefined ? {} : { isNew })} />;
}
