import type { Clock } from '@referrals/calendar';
import { DomainError, errorCatalogue } from '@referrals/contracts';
import { isTransient, type ServiceDatabase, type Tx } from '@referrals/database';
import type { Logger } from '../run/logger.js';
import type { RowOutcome } from './import.domain.js';
import type { DeclaredImport, ImportMoment, ImportRow, RowDecision } from './import-of.js';
import type { ImportRecord, ImportStore } from './import-store.js';
import { rowsOf } from './read-rows.js';
import type { RowLedger, RowNote } from './row-ledger.js';

export interface ImportParts {
  readonly database: ServiceDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: ImportStore;
  readonly ledger: RowLedger;
}

/** Rows that are decided together. */
const SOME = 200;

interface Decided { readonly row: ImportRow; readonly decision: RowDecision<unknown> }

/**
 * Goes once through the file of an import that was begun: to check its rows, or to apply them, each in a transaction of its own with its note in the
 * ledger. Rows that are settled are passed over, so it can be broken off anywhere and begun again. Where it was put aside it ends.
 * @throws DomainError what the file is refused for; whatever breaks off the run (the database is away)
 */
export class ImportRun {
  private readonly seen = new Set<string>();

  /** @param goesOn asked between rows; false ends the run where it is */
  constructor(private readonly parts: ImportParts, private readonly plan: DeclaredImport, private readonly record: ImportRecord, private readonly goesOn: () => boolean) {}

  /** True when it came to the end of the file. */
  async toTheEnd(file: Buffer): Promise<boolean> {
    const { database, ledger, store } = this.parts;
    const { id, state } = this.record;
    for await (const rows of rowsOf(this.plan, file, SOME)) {
      if (!this.goesOn()) return false;
      const doubles = new Set(rows.filter((row) => this.isDouble(row)).map(({ n }) => n));
      const { noted, there } = await database.asWorker(async (tx) => {
        const [notes, now] = await Promise.all([ledger.noted(tx, id, rows.map(({ n }) => n)), store.find(tx, id)]);
        return { noted: notes, there: now?.state };
      });
      if (there !== state) return false;
      const left = rows.filter(({ n }) => (state === 'CHECKING' ? !noted.has(n) : noted.get(n)?.outcome === null));
      if (left.length === 0) continue;
      if (state === 'CHECKING') await this.check(left, doubles);
      else for (const row of left) if (!this.goesOn()) return false; else await this.apply(row, noted.get(row.n), doubles.has(row.n));
    }
    return true;
  }

  private async check(rows: readonly ImportRow[], doubles: ReadonlySet<number>): Promise<void> {
    const moment = this.moment();
    await this.asSender(moment, async (tx) => {
      const decided = await this.decide(tx, rows, moment, doubles);
      await this.note(tx, decided.map(({ row, decision: { action, faults } }) => ({ row, n: row.n, action, faults, outcome: null })));
    });
  }

  /** What the row's transaction leaves is its change and its note, or neither. */
  private async apply(row: ImportRow, noted: RowNote | undefined, double: boolean): Promise<void> {
    const moment = this.moment();
    try {
      await this.asSender(moment, async (tx) => {
        const [decided] = await this.decide(tx, [row], moment, new Set(double ? [row.n] : []));
        const { action, faults, values } = (decided as Decided).decision;
        const outcome = outcomeOf((decided as Decided).decision, this.record.shown && noted?.action !== action);
        const settled = await this.note(tx, [{ row, n: row.n, action, faults, outcome }]);
        if (outcome === 'DONE' && settled.has(row.n)) await this.plan.apply(tx, values, { ...moment, database: this.parts.database, row });
      });
    } catch (error) {
      const [outcome, code] = this.outcomeOfError(error);
      const faults = [{ column: '', code }];
      await this.asSender(moment, (tx) => this.note(tx, [{ row, n: row.n, action: noted?.action ?? 'ERROR', faults, outcome }]));
    }
  }

  private note(tx: Tx, notes: Parameters<RowLedger['settle']>[2]): Promise<ReadonlySet<number>> {
    this.parts.store.progress(tx, this.record.id);
    return this.parts.ledger.settle(tx, this.record.id, notes);
  }

  /** A refusal is the row's; a failure of ours waits for a person. What is the database's breaks off the run, and the row is tried again. */
  private outcomeOfError(error: unknown): [RowOutcome, code: string] {
    if (isTransient(error)) throw error;
    if (error instanceof DomainError && (errorCatalogue[error.code]?.status ?? 500) < 500) return ['REFUSED', error.code];
    this.parts.logger.failure('import row', error);
    return ['FAILED', 'INTERNAL'];
  }

  private async decide(tx: Tx, rows: readonly ImportRow[], moment: ImportMoment, doubles: ReadonlySet<number>): Promise<Decided[]> {
    const facts = await this.plan.load(tx, rows, moment);
    return rows.map((row, index) => ({ row, decision: doubles.has(row.n) ? DOUBLE : this.plan.decide(row, facts[index], moment) }));
  }

  private isDouble(row: ImportRow): boolean {
    const hashes = [this.plan.keyOf?.(row) ?? []].flat().map((key) => this.parts.ledger.hash(key));
    const double = hashes.some((hash) => this.seen.has(hash));
    for (const hash of hashes) this.seen.add(hash);
    return double;
  }

  private moment(): ImportMoment {
    return { importId: this.record.id, now: this.parts.clock.now(), by: this.record.actsFor };
  }

  private asSender<T>({ now, by }: ImportMoment, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.parts.database.transaction({ ...by, at: now }, work);
  }
}

/** @param other whether the row was shown to do something else */
function outcomeOf({ faults, values, hand }: RowDecision<unknown>, other: boolean): RowOutcome {
  if (hand === 'WAITS') return 'REVIEW';
  if (faults.length > 0) return 'REFUSED';
  if (other && hand !== 'DECIDED') return 'REVIEW';
  return values === undefined ? 'NOTHING' : 'DONE';
}

const DOUBLE: RowDecision<never> = { action: 'ERROR', faults: [{ column: '', code: 'DUPLICATE_ROW' }] };
