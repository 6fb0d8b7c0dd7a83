import { readPhone } from '@referrals/contracts';
import { presentCode } from '@referrals/policy';
import { readAs, typedIn, type CellFault, type CellValue, type Read, type Typed } from './cell.domain.js';
import { COLUMNS, type RowField, type RowValues } from './columns.domain.js';
import { readIdNumber } from './id-number.domain.js';
import { readBirthDate } from './read-birth-date.domain.js';
import { CATEGORY_WORDS, SEX_WORDS } from './words.domain.js';

type Readers = { readonly [F in RowField]-?: (typed: Typed) => Read<NonNullable<RowValues[F]>> };

const READERS: Readers = {
  systemNo: asTyped(64), name: asTyped(100), sex: ({ plain }) => readAs(SEX_WORDS.get(plain), 'SEX_UNKNOWN'), idNumber: readIdNumber, birthDate: readBirthDate,
  categories: ({ plain }) => readAs(categoriesIn(plain), 'CATEGORY_UNKNOWN'),
  village: ({ plain }) => readAs(/^(?:\d{6}|\d{9}|\d{12})$/.test(plain) ? presentCode(plain) : undefined, 'DIVISION_CODE_INVALID'),
  address: asTyped(500), school: asTyped(100), guardianName: asTyped(100), guardianPhone: ({ plain }) => readAs(readPhone(plain), 'PHONE_INVALID'),
};

function asTyped(most: number): (typed: Typed) => Read<string> {
  return ({ text }) => readAs(text.length <= most ? text : undefined, 'TOO_LONG');
}

function categoriesIn(plain: string): string[] | undefined {
  const codes = plain.split(/[、,;/\s]+/).filter(Boolean).map((word) => CATEGORY_WORDS.get(word));
  return codes.length > 0 && codes.every((code) => code !== undefined) ? [...new Set(codes)].sort() : undefined;
}

/** By their headers; others are passed over. */
export type RowCells = Readonly<Record<string, CellValue>>;

/** What the cells of a row say, and what is wrong with them, one at most of a column. */
export interface CellsRead {
  readonly values: RowValues;
  readonly faults: Readonly<Partial<Record<RowField, CellFault>>>;
}

/** Each cell by itself. @param opens the row is of no file yet: some columns are needed */
export function readCells(cells: RowCells, opens: boolean): CellsRead {
  const [values, faults]: [[RowField, unknown][], [RowField, CellFault][]] = [[], []];
  for (const { field, header, needed } of COLUMNS) {
    const typed = typedIn(cells[header]);
    const read = typed === undefined ? undefined : READERS[field](typed);
    if (read === undefined) {
      if (opens && needed === true) faults.push([field, 'REQUIRED']);
    } else if ('fault' in read) faults.push([field, read.fault]);
    else values.push([field, read.value]);
  }
  return { values: Object.fromEntries(values), faults: Object.fromEntries(faults) };
}
