import { Archive } from './archive.js';
import type { SheetRow } from './cell.js';
import { readDateStyles } from './date-styles.js';
import { readSharedTexts } from './shared-texts.js';
import { beyond, unreadable, usualLimits, type SheetLimits } from './sheet-limits.js';
import { walkRows } from './walk-rows.js';
import { findSheet } from './workbook.js';

export interface ReadOptions {
  readonly limits?: Partial<SheetLimits>;
  /** Its name; without it the first sheet that is shown. */
  readonly sheet?: string;
  /** A cell that is calculated is refused with FILE_HAS_FORMULAS, and where it is: what it shows is not what stands there. */
  readonly refuseFormulas?: boolean;
}

/**
 * The rows of an XLSX sheet, lazily: what is not asked for is not unpacked. Rows with nothing in them are left out; their numbers only rise.
 * Nothing is calculated, expanded or fetched, whatever the file says: of a formula the stored value is read.
 * @throws DomainError with what is wrong, and where: FILE_UNREADABLE (no XLSX, or damaged), FILE_LOCKED (by a password), FILE_HAS_MACROS,
 * FILE_SHEET_MISSING, and of limits FILE_TOO_LARGE, FILE_UNPACKS_TOO_LARGE, FILE_TOO_MANY_ROWS, FILE_TOO_MANY_COLUMNS, FILE_CELL_TOO_LONG.
 * What the file as a whole is refused for comes before its first row
 */
export async function* readSheet(file: Buffer | AsyncIterable<Uint8Array>, options: ReadOptions = {}): AsyncGenerator<SheetRow> {
  const limits = { ...usualLimits, ...options.limits };
  const archive = await Archive.open(await readWhole(file, limits.bytes), limits);
  const book = await findSheet(archive, options.sheet);
  const partOf = async (name: string | undefined) => (name === undefined ? undefined : archive.part(name));
  const dates = await readDateStyles(await partOf(book.styles));
  const texts = await readSharedTexts(await partOf(book.texts), limits);
  const sheet = await archive.part(book.sheet);
  if (sheet === undefined) throw unreadable();
  yield* walkRows(sheet, { texts, dates, from1904: book.from1904, refuseFormulas: options.refuseFormulas ?? false }, limits);
}

/** A stream's bytes; it is left as soon as there are too many. @throws DomainError FILE_TOO_LARGE */
export async function readWhole(file: Buffer | AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  if (Buffer.isBuffer(file)) return file;
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of file) {
    bytes += piece.length;
    if (bytes > most) throw beyond('FILE_TOO_LARGE', most);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
