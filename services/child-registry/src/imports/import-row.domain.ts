import type { PlainDate } from '@referrals/calendar';
import { checkPerson, type RowFaultCode } from './check-person.domain.js';
import { COLUMNS, type RowValues } from './columns.domain.js';
import { compareRow, type RowChange } from './compare-row.domain.js';
import { readCells, type RowCells } from './read-cells.domain.js';

export interface RowInput {
  readonly today: PlainDate;
  readonly cells: RowCells;
  /** The file the row was matched with, as it stands; undefined: none, the row would open one. */
  readonly current?: RowValues | undefined;
  /** What both sides held when it was last imported or confirmed. */
  readonly baseline?: RowValues | undefined;
  /** Files that may be the same child's. */
  readonly possible?: number | undefined;
}

export type RowAction = 'CREATE' | 'UPDATE' | 'UNCHANGED' | 'REVIEW' | 'ERROR';

/** With `ERROR` there are errors and nothing else. Errors name columns and codes, never what a cell says. */
export interface RowAnswer {
  readonly action: RowAction;
  readonly errors: readonly { readonly column: string; readonly code: RowFaultCode }[];
  readonly values: RowValues;
  readonly changes: readonly RowChange[];
}

/** What becomes of one row of the province's file. */
export function importRow({ today, cells, current, baseline = {}, possible = 0 }: RowInput): RowAnswer {
  const read = readCells(cells, current === undefined);
  const { values, faults } = checkPerson(read, today);
  const errors = COLUMNS.flatMap(({ field, header }) => {
    const own = read.faults[field];
    const codes = [...(own === undefined ? [] : [own]), ...faults.filter((fault) => fault.field === field).map(({ code }) => code)];
    return codes.sort().map((code) => ({ column: header, code }));
  });
  if (errors.length > 0) return { action: 'ERROR', errors, values: {}, changes: [] };
  if (current === undefined) return { action: possible > 0 ? 'REVIEW' : 'CREATE', errors, values, changes: [] };
  const changes = compareRow(values, current, baseline);
  return { action: actionOf(changes), errors, values, changes };
}

function actionOf(changes: readonly RowChange[]): RowAction {
  const kinds = new Set(changes.map(({ kind }) => kind));
  if (kinds.has('CONFLICT')) return 'REVIEW';
  return kinds.has('FILL') || kinds.has('UPDATE') ? 'UPDATE' : 'UNCHANGED';
}
