import { useState } from 'react';
import { childWords } from '../../../shared/words/children';
import { PagedTable } from '../../parts/PagedTable';
import { Part } from '../parts/Part';
import { useReadMore } from '../../use-read-more';
import { columnWord } from './column-word';
import { DecideRow } from './DecideRow';

/** Rows that a person judges: what the sheet says beside what is on file. */
export function WaitingRows({ id }: { readonly id: string }) {
  const list = useReadMore('/api/child-registry/imports/{id}/rows', { action: 'REVIEW' }, { id }, 'after');
  const [open, setOpen] = useState<number>();
  const words = childWords.imports;
  if (list.rows?.length === 0) return null;
  return (
    <Part title={words.waits}>
      <PagedTable
        of={list} caption={words.waits} empty={words.noFaults} keyOf={({ n }) => String(n)}
        columns={[
          { head: words.row, isNumber: true, show: ({ n }) => n }, { head: words.problem, show: ({ faults }) => faults.map(({ column, title }) => `${columnWord(column)} ${title}`).join(' · ') },
          { head: words.decide, show: ({ n }) => <button className="button" type="button" aria-expanded={open === n} aria-label={`${words.decide} ${n}`} onClick={() => { setOpen(open === n ? undefined : n); }}>{words.decide}</button> },
        ]}
      />
      {open === undefined ? null : <DecideRow key={open} id={id} n={open} />}
    </Part>
  );
}
