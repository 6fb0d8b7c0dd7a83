import type { components } from '#api';
import { administration } from '../../shared/words/administration';
import { DataTable } from '../parts/DataTable';

/** What a workbook would do or has done, and each thing that is wrong with it, by its place. */
export function ImportResult({ of }: { readonly of: components['schemas']['RegisterImportView'] }) {
  const words = administration.imports;
  const said = of.faults > 0 ? words.faulty(of.faults) : of.applied ? words.done : words.clean;
  return (
    <>
      <p className={of.faults > 0 ? 'error' : 'done'}>{said}</p>
      {of.applied && of.staff.added > 0 ? <p>{words.passwords}</p> : null}
      {of.errors.length === 0 ? null : (
        <DataTable
          caption={words.faults} rows={of.errors} keyOf={({ sheet, row, column, code }) => `${sheet} ${row} ${column} ${code}`}
          columns={[
            { head: words.sheet, show: ({ sheet }) => sheet }, { head: words.row, isNumber: true, show: ({ row }) => row }, { head: words.column, show: ({ column }) => column }, { head: words.problem, show: ({ title }) => title },
          ]}
        />
      )}
      <DataTable
        caption={words.counts} rows={['organisations', 'desks', 'staff'] as const} keyOf={(sheet) => sheet}
        columns={[
          { head: words.sheet, show: (sheet) => words.sheets[sheet] }, { head: words.added, isNumber: true, show: (sheet) => of[sheet].added },
          { head: words.changed, isNumber: true, show: (sheet) => of[sheet].changed }, { head: words.unchanged, isNumber: true, show: (sheet) => of[sheet].unchanged },
        ]}
      />
    </>
  );
}
