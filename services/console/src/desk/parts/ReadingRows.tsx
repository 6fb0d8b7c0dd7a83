import type { ReactNode } from 'react';
import type { ReadList } from '../use-read-more';
import { Empty } from './Empty';
import { Loading } from './Loading';
import { ProblemBox } from './ProblemBox';

interface ReadingRowsProps<Row> {
  readonly of: ReadList<Row>;
  /** Said where the list would stand when nothing is in it. */
  readonly empty: string;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A list that was read, or why there is none. */
export function ReadingRows<Row>({ of: { rows, error, again }, empty, children }: ReadingRowsProps<Row>) {
  if (rows === undefined) return error === null || error === undefined ? <Loading /> : <ProblemBox error={error} onRetry={again} />;
  return rows.length === 0 ? <Empty text={empty} /> : children(rows);
}
