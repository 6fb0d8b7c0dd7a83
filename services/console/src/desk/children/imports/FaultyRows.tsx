import { childWords } from '../../../shared/words/children';
import { PagedTable } from '../../parts/PagedTable';
import { Part } from '../parts/Part';
import { useReadMore } from '../../use-read-more';
import { columnWord } from './column-word';

/** Rows that cannot be taken, by row and column, to be mended in the workbook. */
export function FaultyRows({ id }: { readonly id: string }) {
  const list = useReadMore('/api/child-registry/imports/{id}/rows', { action: 'ERROR' }, { id }, 'after');
  const words = childWords.imports;
  const rows = list.rows?.flatMap(({ n, faults }) => faults.map((fault) => ({ n, ...fault })));
  return (
    <Part title={words.faults}>
      <PagedTable
        of={{ ...list, rows }} caption={words.faultsCaption} empty={words.noFaults} keyOf={({ n, column, code }) => `${n} ${column} ${code}`}
        columns={[{ head: words.row, isNumber: true, show: ({ n }) => n }, { head: words.column, show: ({ column }) => columnWord(column) }, { head: words.problem, show: ({ title }) => title }]}
      />
    </Part>
  );
}
