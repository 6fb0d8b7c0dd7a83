import type { Permission } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { DatabaseContext, ServiceDatabase, Tx } from '@referrals/database';
import type { Cell, SheetLimits } from '@referrals/files';
import type { HeaderColumn } from './import.domain.js';

/** A row by the names of its columns. `n` is its number in the sheet, as a spreadsheet shows it. */
export interface ImportRow<C extends string = string> { readonly n: number; readonly cells: Readonly<Partial<Record<C, Cell>>> }

/** What is wrong with a row: name of the column, and a code of the error catalogue. Never the value. */
export interface RowFault { readonly column: string; readonly code: string }

/**
 * With faults nothing is done; without `values` nothing is to be done. `hand`: a person decides on the row. It WAITS until they have, the
 * faults say on what; what they DECIDED is done, whatever the row was shown to do before.
 */
export interface RowDecision<V> { readonly action: string; readonly faults: readonly RowFault[]; readonly values?: V; readonly hand?: 'WAITS' | 'DECIDED' }

/** Which import acts, for whom, and when. */
export interface ImportMoment { readonly importId: string; readonly now: Instant; readonly by: Omit<DatabaseContext, 'at'> }

export interface ImportPlan<C extends string, F, V> {
  /** In its routes: `POST …/imports/<name>`. */
  readonly name: string;
  /** Whoever may send this one, beside the permission of the routes. */
  readonly permission?: Permission;
  readonly columns: readonly (HeaderColumn & { readonly name: C })[];
  readonly limits?: Partial<SheetLimits>;
  /** What tells rows of one file apart; a later row with the same, or with one of the same, is refused as DUPLICATE_ROW. Kept as keyed hashes, in memory. */
  readonly keyOf?: (row: ImportRow<C>) => string | readonly string[] | undefined;
  /** What the rows are decided on, one for each in their order: asked with the rights of who sent the file, some hundred rows at a time. */
  readonly load: (tx: Tx, rows: readonly ImportRow<C>[], moment: ImportMoment) => Promise<readonly F[]>;
  /** Pure. Asked when the file is checked, and again on what is there when the row is applied. */
  readonly decide: (row: ImportRow<C>, facts: F, moment: ImportMoment) => RowDecision<V>;
  /** In the row's own transaction, with the rights of who sent the file: through the change door. What it refuses stands in the ledger. */
  readonly apply: (tx: Tx, values: V, moment: ImportMoment & { readonly database: ServiceDatabase; readonly row: ImportRow<C> }) => Promise<void>;
}

/** A declared import, whatever its rows are made of. */
export type DeclaredImport = ImportPlan<string, unknown, unknown>;

/** Declares an import: its columns, a pure decision on a row, and what is done with one. All else is the kit's. */
export function importOf<C extends string, F, V>(plan: ImportPlan<C, F, V>): DeclaredImport {
  // Facts and values only ever come back to the plan that made them.
  return plan as unknown as DeclaredImport;
}
