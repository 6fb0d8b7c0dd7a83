/**
 * A cell as the file has it; an empty one is `undefined`. Of a formula it is the value that was stored with it.
 * A number stays a number, so that a long identifier that lost its digits is told from one that was kept as text.
 */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** A number that is shown as a date: days after 1899-12-30, and what is shown (`2026-05-11`, or with a time `2026-05-11T08:30:00`). */
  | { readonly kind: 'date'; readonly number: number; readonly shown: string }
  | { readonly kind: 'truth'; readonly truth: boolean }
  /** A formula without a value: `#N/A`. */
  | { readonly kind: 'error'; readonly text: string };

/** A row with something in it. `n` is its number in the sheet, from 1; cells from column A on, without those that are empty at the end. */
export interface SheetRow { readonly n: number; readonly cells: readonly (Cell | undefined)[] }

const DAY_MS = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** 9999-12-31. Before day 61 the two calendars of spreadsheets differ. */
const FIRST_DAY = 61;
const LAST_DAY = 2_958_466;

/** A date cell, or a number where no calendar has such a day. */
export function dateCell(number: number): Cell {
  if (number < FIRST_DAY || number >= LAST_DAY) return { kind: 'number', number };
  const shown = new Date(DAY_ZERO + Math.round((number * DAY_MS) / 1000) * 1000).toISOString().slice(0, 19);
  return { kind: 'date', number, shown: shown.replace(/T00:00:00$/, '') };
}

/** As a person reads it, trimmed; '' of an empty one. A number is written with its digits. */
export function textOf(cell: Cell | undefined): string {
  switch (cell?.kind) {
    case undefined: return '';
    case 'number': return Number.isInteger(cell.number) ? BigInt(cell.number).toString() : String(cell.number);
    case 'date': return cell.shown;
    case 'truth': return cell.truth ? 'TRUE' : 'FALSE';
    case 'text': case 'error': return cell.text.trim();
  }
}
