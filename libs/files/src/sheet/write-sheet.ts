import { Readable } from 'node:stream';
import { writeXlsx, writeXlsxStream, type ColumnDef } from 'hucre/xlsx';
import { escapeText } from './escape-text.js';

export interface SheetColumn {
  readonly header: string;
  /** In characters of our letters; a Chinese one takes two. */
  readonly width?: number;
}

/** Numbers are written as numbers. Ids, days and all else are text: a spreadsheet rounds the last digits of a long number away. */
export type SheetValue = string | number | undefined;

export interface SheetToWrite {
  /** Its name, as people see it: 31 characters at most. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly SheetValue[]> | Iterable<readonly SheetValue[]>;
}

/** What a name of a sheet may not have. */
const NOT_IN_A_NAME = /[\\/?*[\]:]|^'|'$/g;
const LONGEST_NAME = 31;

/**
 * An XLSX file of one sheet with its header, as fast as it is read: rows are asked for one after another and not kept.
 * No text is ever calculated; what `readSheet` reads of it is what was given.
 */
export function writeSheet({ name, columns, rows }: SheetToWrite): Readable {
  return Readable.fromWeb(writeXlsxStream(written(rows), { name: titleOf(name), columns: described(columns), freezePane: { rows: 1 } }) as Parameters<typeof Readable.fromWeb>[0]);
}

/** As `writeSheet`, of several sheets; all of it is in memory. */
export async function writeBook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const all = await Promise.all(sheets.map(async ({ name, columns, rows }) => ({
    name: titleOf(name), columns: columns.map(({ width = 16 }) => ({ width, numFmt: '@' })), freezePane: { rows: 1 },
    rows: [columns.map(({ header }) => escapeText(header)), ...await gathered(written(rows))],
  })));
  return Buffer.from(await writeXlsx({ sheets: all }));
}

async function gathered<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const titleOf = (name: string): string => name.replaceAll(NOT_IN_A_NAME, ' ').trim().slice(0, LONGEST_NAME) || '1';
const described = (columns: readonly SheetColumn[]): ColumnDef[] => columns.map(({ header, width = 16 }) => ({ header: escapeText(header), width, numFmt: '@' }));

async function* written(rows: SheetToWrite['rows']): AsyncGenerator<(string | number | null)[]> {
  for await (const row of rows) yield row.map((value) => (typeof value === 'string' ? escapeText(value) : value ?? null));
}
