import { cleanLine, isBlank, storable } from '@referrals/contracts';
import { BLANK_WORDS } from './words.domain.js';

/** A cell as a workbook has it: a number stays one, so that a long identifier that lost its digits is told from one kept as text. */
export type CellValue = string | number | null | undefined;

export type CellFault =
  | 'REQUIRED' | 'TOO_LONG' | 'SEX_UNKNOWN' | 'ID_NUMBER_AS_NUMBER' | 'ID_NUMBER_FORM' | 'ID_NUMBER_BIRTH_DATE' | 'ID_NUMBER_CHECK' | 'INVALID_DATE' | 'CATEGORY_UNKNOWN'
  | 'DIVISION_CODE_INVALID' | 'PHONE_INVALID';

/** What a cell says, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly fault: CellFault };
export const readAs = <T>(value: T | undefined, fault: CellFault): Read<T> => (value === undefined ? { fault } : { value });

/** A cell with something in it. */
export interface Typed {
  /** As typed, trimmed. A whole number is its digits. */
  readonly text: string;
  /** For reading codes: in half width. */
  readonly plain: string;
  /** Where the cell holds a number. */
  readonly number?: number;
}

/** Undefined of a blank cell, and of one that says it is blank. */
export function typedIn(cell: CellValue): Typed | undefined {
  const text = cleanLine(storable(textOf(cell))).trim();
  const plain = text.normalize('NFKC').trim();
  if (isBlank(text) || BLANK_WORDS.has(plain)) return undefined;
  return { text, plain, ...(typeof cell === 'number' ? { number: cell } : {}) };
}

function textOf(cell: CellValue): string {
  if (typeof cell !== 'number') return cell ?? '';
  return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
}
