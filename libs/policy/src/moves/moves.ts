import { DomainError, expectVersion } from '@referrals/contracts';
import type { Move, MoveTable, Moving } from './move-table.js';
import { faultsOfTable } from './table-faults.js';

/**
 * The one table of an aggregate's moves: views tell from it what may be done, requests are refused by it.
 * `R` is the record, `B` whoever asks with all that the rows want to know of them, as values; `A` the actions.
 */
export class Moves<R extends Moving, B, A extends string> {
  /** @throws Error for a table that is not sound: a state nothing leads to, an action without a row, an unknown state */
  constructor(readonly table: MoveTable<R, B, A>) {
    const faults = faultsOfTable(table);
    if (faults.length > 0) throw new Error(`A table of moves is not sound: ${faults.join('; ')}`);
  }

  /** What they may do with the record now, in the table's order: `allowedActions` of a view. */
  allowed(record: R, by: B): A[] {
    return this.table.actions.filter((action) => this.rowFor(action, record, by) !== undefined);
  }

  /** The row of an action as the record stands, whoever asks; undefined when the move is illegal in itself. */
  rowAt(action: A, record: R): Move<R, B, A> | undefined {
    return this.table.rows.find((row) => row.action === action && stands(row, record));
  }

  /** The row by which they may. @throws DomainError ILLEGAL_MOVE with the allowed actions */
  admit(action: A, record: R, by: B): Move<R, B, A> {
    const row = this.rowFor(action, record, by);
    if (row === undefined) throw new DomainError('ILLEGAL_MOVE', { facts: { allowedActions: this.allowed(record, by) } });
    return row;
  }

  /**
   * The record after the move: its state, and its version counted up by one. The record given is left as it is.
   * @param version what the person saw (`If-Match`)
   * @throws DomainError VERSION_STALE; ILLEGAL_MOVE with the allowed actions
   */
  make(action: A, record: R, by: B, version: number): R {
    return moved(expectVersion(record, version), this.admit(action, record, by).to);
  }

  /** As `make`, by the system; undefined where the move does not begin, so that an event or a date that comes twice is nothing. */
  makeBySystem(action: string, record: R): R | undefined {
    const row = this.table.system?.find((one) => one.action === action && one.from.includes(record.state));
    return row && moved(record, row.to);
  }

  private rowFor(action: A, record: R, by: B): Move<R, B, A> | undefined {
    return this.table.rows.find((row) => row.action === action && stands(row, record) && row.may(record, by));
  }
}

function stands<R extends Moving>(row: { readonly from: readonly string[]; readonly when?: (record: R) => boolean }, record: R): boolean {
  return row.from.includes(record.state) && (row.when?.(record) ?? true);
}

function moved<R extends Moving>(record: R, to: R['state'] | 'UNCHANGED'): R {
  return { ...record, ...(to === 'UNCHANGED' ? {} : { state: to }), version: record.version + 1 };
}
