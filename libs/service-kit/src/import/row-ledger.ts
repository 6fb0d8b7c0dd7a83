import { createHmac } from 'node:crypto';
import type { Tx } from '@referrals/database';
import { textOf } from '@referrals/files';
import type { KeyRing } from '../keys/key-ring.js';
import type { RowOutcome } from './import.domain.js';
import type { ImportRow, RowFault } from './import-of.js';

/** What is known of a row: never what stands in it. */
export interface RowNote {
  readonly n: number;
  readonly action: string;
  readonly faults: readonly RowFault[];
  /** Null of a row that was only checked. */
  readonly outcome: RowOutcome | null;
}

/** Rows of one state together: how many there are. */
export interface RowCount { readonly action: string; readonly outcome: RowOutcome | null; readonly rows: number }

/** A row is settled once: whoever comes second finds it settled and changes nothing. */
const SETTLE = `INSERT INTO import_row (import_id, n, digest, action, faults, outcome)
  SELECT $1, n, digest, action, faults, outcome FROM jsonb_to_recordset($2) AS r(n int, digest text, action text, faults jsonb, outcome text)
  ON CONFLICT (import_id, n) DO UPDATE SET action = excluded.action, faults = excluded.faults, outcome = excluded.outcome WHERE import_row.outcome IS NULL RETURNING n`;

const NOTES = 'SELECT n, action, faults, outcome FROM import_row WHERE import_id = $1 AND n > $2 AND ($4::text IS NULL OR action = $4) ORDER BY n LIMIT $3';
const COUNTS = 'SELECT action, outcome, count(*)::int AS rows FROM import_row WHERE import_id = $1 GROUP BY action, outcome ORDER BY action, outcome';

/** The ledger of an import's rows. */
export class RowLedger {
  constructor(private readonly keys: KeyRing) {}

  /** Of some rows what is noted already, by their numbers. */
  async noted(tx: Tx, importId: string, ns: readonly number[]): Promise<ReadonlyMap<number, RowNote>> {
    const notes = await tx.query<RowNote>('SELECT n, action, faults, outcome FROM import_row WHERE import_id = $1 AND n = ANY ($2::int[])', [importId, [...ns]]);
    return new Map(notes.map((note) => [note.n, note]));
  }

  /** Notes what rows came to and answers the numbers of those that were not settled before. Rows that are only checked may be noted again. */
  async settle(tx: Tx, importId: string, notes: readonly (RowNote & { readonly row: ImportRow })[]): Promise<ReadonlySet<number>> {
    const rows = notes.map(({ row, n, action, faults, outcome }) => ({ n, action, faults, outcome, digest: this.digestOf(row) }));
    const settled = await tx.query<{ n: number }>(SETTLE, [importId, JSON.stringify(rows)]);
    return new Set(settled.map(({ n }) => n));
  }

  /** Takes up again what waits for a person. */
  reopen(tx: Tx, importId: string): void {
    tx.write(`UPDATE import_row SET outcome = NULL WHERE import_id = $1 AND outcome IN ('REVIEW', 'FAILED')`, [importId]);
  }

  after(tx: Tx, importId: string, n: number, most: number, action?: string): Promise<RowNote[]> {
    return tx.query<RowNote>(NOTES, [importId, n, most, action ?? null]);
  }

  counts(tx: Tx, importId: string): Promise<RowCount[]> {
    return tx.query<RowCount>(COUNTS, [importId]);
  }

  /** A keyed hash of what tells rows of one file apart. */
  hash(key: string): string {
    return createHmac('sha256', this.keys.deriveKey('import rows')).update(key).digest('base64url');
  }

  private digestOf({ cells }: ImportRow): string {
    return this.hash(JSON.stringify(Object.entries(cells).map(([name, cell]) => [name, textOf(cell)])));
  }
}
