import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { isTransient } from '@referrals/database';
import type { DeclaredImport } from './import-of.js';
import type { ImportRecord } from './import-store.js';
import { ImportRun, type ImportParts } from './run-import.js';

const EVERY_MS = 5_000;
const HOLD = `SELECT pg_try_advisory_lock(hashtextextended(current_schema() || ' imports', 7)) AS held`;

/**
 * Brings imports to their end, one after another, one replica at a time; whoever takes over goes on behind the last row that was settled.
 * The lock is for the hurry only: what keeps a row from being done twice is its note in the ledger, in the row's own transaction.
 */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly plans: ReadonlyMap<string, DeclaredImport>;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(private readonly parts: ImportParts, plans: readonly DeclaredImport[]) {
    this.plans = new Map(plans.map((plan) => [plan.name, plan]));
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { void this.wake(); }, EVERY_MS);
    this.timer.unref();
    void this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** There is, or may be, something to do. Ends when there is nothing left that this replica may do. */
  wake(): Promise<void> {
    this.again = true;
    this.running ??= this.run().catch((error: unknown) => { this.parts.logger.failure('imports', error); }).finally(() => { this.running = undefined; });
    return this.running;
  }

  private async run(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      await this.parts.database.inWorkerSession(async (asWorker) => {
        if ((await asWorker((tx) => tx.maybeOne<{ held: boolean }>(HOLD)))?.held !== true) return;
        for (;;) {
          const record = this.stopped ? undefined : await asWorker((tx) => this.parts.store.begin(tx));
          if (record === undefined) break;
          await this.bring(record);
        }
        await this.parts.store.removeFiles();
      });
    }
  }

  private async bring(record: ImportRecord): Promise<void> {
    const { logger, store } = this.parts;
    const { id, name, state } = record;
    if (state === 'STUCK') return logger.warn('an import waits for a person', { import: id, name });
    const plan = this.plans.get(name);
    if (plan === undefined) throw new Error(`No import of the name ${name} is declared`);
    try {
      const run = new ImportRun(this.parts, plan, record, () => !this.stopped);
      if (await run.toTheEnd(await store.file(id))) await this.end(record);
    } catch (error) {
      if (isTransient(error) || !(error instanceof DomainError)) throw error;
      await this.move(record, 'REFUSED', { refusal: { code: error.code, facts: error.facts } });
    }
  }

  private async end(record: ImportRecord): Promise<void> {
    if (record.state === 'CHECKING') return this.move(record, record.shown ? 'CHECKED' : 'APPLYING', { checked: true });
    const counts = await this.parts.database.asWorker((tx) => this.parts.ledger.counts(tx, record.id));
    const waits = counts.some(({ outcome }) => outcome === 'REVIEW' || outcome === 'FAILED');
    return this.move(record, waits ? 'WAITING' : 'APPLIED');
  }

  private async move(record: ImportRecord, ...[to, more]: [to: Parameters<ImportParts['store']['move']>[2], more?: Parameters<ImportParts['store']['move']>[4]]): Promise<void> {
    const { clock, database, logger, store } = this.parts;
    await database.asWorker(async (tx) => { store.move(tx, record, to, clock.now(), more); });
    logger.info('import moved', { import: record.id, name: record.name, from: record.state, to });
  }
}
