import type { Cell } from '@referrals/files';
import type { ImportRow } from '@referrals/service-kit';
import type { CellValue } from './cell.domain.js';
import { COLUMNS, type RowField } from './columns.domain.js';
import type { RowCells } from './read-cells.domain.js';

/** A column of the file that says no value of a child: it serves its first schedule, or nothing here. */
export const LAST_VISIT = { name: 'lastVisitOn', header: '最近走访日期' } as const;
export const OPENED = { name: 'openedOn', header: '建档日期' } as const;

export type ProvincialColumn = RowField | 'lastVisitOn' | 'openedOn';

/** Columns as the import kit takes them. Which header is which is data: another file kind has a table of its own. */
export const PROVINCIAL_COLUMNS: readonly { readonly name: ProvincialColumn; readonly header: string; readonly required?: true }[] = [
  ...COLUMNS.map(({ field, header, needed }) => ({ name: field, header, ...(needed === true ? { required: needed } : {}) })), LAST_VISIT, OPENED,
];

export type ProvincialRow = ImportRow<ProvincialColumn>;

const headers = new Map(PROVINCIAL_COLUMNS.map(({ name, header }) => [name, header]));
const fields = new Map(COLUMNS.map(({ field, header }) => [header, field]));

export const fieldOf = (header: string): string => fields.get(header) ?? '';

/** The cells of a row as decisions take them, by header. */
export const cellsOf = ({ cells }: ProvincialRow): RowCells =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [headers.get(name as ProvincialColumn) ?? name, valueOf(cell)]));

export function valueOf(cell: Cell | undefined): CellValue {
  switch (cell?.kind) {
    case 'number': return cell.number;
    case 'date': return cell.shown;
    case 'truth': return cell.truth ? 'TRUE' : 'FALSE';
    case 'text': case 'error': return cell.text;
    case undefined: return undefined;
  }
}
