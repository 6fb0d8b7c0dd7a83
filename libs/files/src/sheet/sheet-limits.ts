import { DomainError } from '@referrals/contracts';

/** How much of a workbook is read. Whoever sends more is told which limit it was, and where. */
export interface SheetLimits {
  /** Of the file as it is sent. */
  readonly bytes: number;
  /** Of all its parts unpacked. */
  readonly unpackedBytes: number;
  /** With something in them, the header among them. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cellLength: number;
}

export const usualLimits: SheetLimits = { bytes: 20_000_000, unpackedBytes: 200_000_000, rows: 50_001, columns: 100, cellLength: 4_000 };

/** Where in a sheet: row from 1, column as people name it. */
export interface SheetPlace { readonly row: number; readonly column?: string }

export const unreadable = (): DomainError => new DomainError('FILE_UNREADABLE');

export const beyond = (code: `FILE_${string}`, limit: number, place?: SheetPlace): DomainError => new DomainError(code, { facts: { limit, ...place } });

/** `A`, `Z`, `AA` … of a column from 0. */
export function columnName(index: number): string {
  let name = '';
  for (let left = index; left >= 0; left = Math.floor(left / 26) - 1) name = String.fromCodePoint(65 + (left % 26)) + name;
  return name;
}
