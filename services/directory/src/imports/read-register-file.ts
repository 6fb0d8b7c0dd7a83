import { DomainError } from '@referrals/contracts';
import { readSheet, textOf } from '@referrals/files';
import { SHEETS, type ColumnOf, type FileRow, type RegisterFile, type SheetKey } from './register-file.js';

/** Bytes of the file, and rows of each sheet behind its header. */
export const MOST_BYTES = 5_000_000;
export const MOST_ROWS = 20_000;

/**
 * The three sheets of a register's workbook, whose columns are found by their headers.
 * @throws DomainError of `readSheet`; IMPORT_HEADER with the headers it means; FILE_HAS_FORMULAS
 */
export async function readRegisterFile(file: Buffer): Promise<RegisterFile> {
  return { organisations: await read(file, 'organisations'), desks: await read(file, 'desks'), staff: await read(file, 'staff') };
}

async function read<S extends SheetKey>(file: Buffer, sheet: S): Promise<FileRow<S>[]> {
  const { name, columns } = SHEETS[sheet];
  const keys = Object.entries(columns) as [ColumnOf<S>, string][];
  let places: readonly (readonly [ColumnOf<S>, number])[] | undefined;
  const rows: FileRow<S>[] = [];
  for await (const { n, cells } of readSheet(file, { sheet: name, refuseFormulas: true, limits: { bytes: MOST_BYTES, rows: MOST_ROWS + 1, columns: 30, cellLength: 2_000 } })) {
    const texts = cells.map(textOf);
    if (places === undefined) {
      const missing = keys.filter(([, header]) => !texts.includes(header)).map(([, header]) => header);
      const twice = keys.filter(([, header]) => texts.indexOf(header) !== texts.lastIndexOf(header)).map(([, header]) => header);
      if (missing.length + twice.length > 0) throw new DomainError('IMPORT_HEADER', { facts: { sheet: name, missing, twice } });
      places = keys.map(([key, header]) => [key, texts.indexOf(header)] as const);
    } else rows.push({ n, cells: Object.fromEntries(places.map(([key, at]) => [key, texts[at] ?? ''])) as FileRow<S>['cells'] });
  }
  return rows;
}
