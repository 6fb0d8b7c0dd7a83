import { isTransient, type ServiceDatabase, type Tx } from '@referrals/database';
import { reasonOf } from '../run/back-off.js';
import { OneAtATime } from '../run/one-at-a-time.js';
import { tryShardForSession } from '../run/shard-lock.js';
import type { BatchFrame } from './batch-frame.js';
import { HeldKeys } from './plan-batch.js';
import { countAttempts, uncountAttempts, type ReadyRow } from './ready-rows.js';
import { runEvent, TookTooLong, type Outcome } from './run-event.js';
import { OneFailed, runTogether } from './run-together.js';
import { settleBatch, type Result } from './settle-batch.js';

/**
 * Counted tries of the whole process go one after the other, whatever service and shard: when the process ends, exactly what was
 * counted last was in flight, so an innocent event is not counted beside the guilty one time after time until it is parked.
 */
const countedTries = new OneAtATime();

/**
 * Handles a shard's events one by one, each behind a savepoint: one that throws costs its own key only. What was in flight when a
 * process ended or a commit failed is counted, in a commit of its own, before it is tried again, so that what kills the process
 * or its commit parks too. The shard is held from the count to the try, so nobody takes a count for a try that ended its process
 * while the try is yet to come. Several that were counted are tried together first: after an unclean start whole backlogs are, and
 * nearly all of them are innocent.
 */
export class OneByOne {
  /** Counted tries that were not made or not the event's fault, while the database was away to be told. */
  private owed: string[] = [];
  /** Events whose handler took too long here and that are to be parked: with their transaction the shard was let go. */
  private readonly late = new Set<string>();

  constructor(private readonly frame: BatchFrame) {}

  /** Whether the row is to be parked when it is next taken. */
  tookTooLong({ id }: ReadyRow): boolean {
    return this.late.has(id);
  }

  /** One batch; true when there may be more. */
  async work(shard: number): Promise<boolean> {
    const careful = await this.goCarefully(shard);
    return careful === 'COUNT_FIRST' ? countedTries.run(() => this.frame.options.database.inWorkerSession((asWorker) => this.goCounted(shard, asWorker))) : careful;
  }

  private async goCarefully(shard: number): Promise<boolean | 'COUNT_FIRST'> {
    const results: Result[] = [];
    try {
      return await this.frame.options.database.asWorker(async (tx) => {
        const ready = await this.frame.take(tx, [shard]);
        const plan = this.frame.plan(shard, ready);
        if (plan.counted) return 'COUNT_FIRST';
        if (plan.rows.length === 0) return false;
        await this.run(tx, plan.rows, false, results);
        await this.frame.settle(tx, results, false);
        return this.frame.mayHaveMore(shard, ready.length, results.length);
      });
    } catch (error) {
      if (error instanceof TookTooLong) this.late.add(error.event);
      else await this.suspectAll(results, error);
      return true;
    }
  }

  /** A commit failed, and any of them may be why: from now on each is a suspect. */
  private async suspectAll(results: readonly Result[], error: unknown): Promise<void> {
    if (isTransient(error) || results.length === 0) throw error;
    await this.frame.options.database.asWorker(async (tx) => countAttempts(tx, results.map(({ row }) => row.id), this.frame.options.clock.now()));
  }

  private async goCounted(shard: number, asWorker: AsWorker): Promise<boolean> {
    const ids = await this.countFirst(shard, asWorker);
    await this.frame.options.failpoints.hit('worker.after-attempt');
    if (ids === undefined) return false;
    if (ids.size === 0) return true;
    const results: Result[] = [];
    try {
      if (ids.size === 1 || !(await this.tryTogether(shard, ids, asWorker, results))) {
        await this.tryCounted(shard, ids, asWorker, results, (tx, rows) => this.run(tx, rows, true, results));
      }
    } catch (error) {
      await this.commitFailed([...ids], results, error, asWorker);
    }
    this.frame.mayHaveMore(shard, ids.size, results.length);
    return true;
  }

  /** False when one of them failed, and nothing of the try stays. */
  private async tryTogether(shard: number, ids: ReadonlySet<string>, asWorker: AsWorker, results: Result[]): Promise<boolean> {
    try {
      await this.tryCounted(shard, ids, asWorker, results, async (tx, rows) => {
        const handled = await runTogether({ ...this.frame.running(tx), until: this.frame.until(), counted: true }, rows);
        results.push(...handled.map((row): Result => ({ row, outcome: { kind: 'DONE' } })));
      });
      return true;
    } catch (error) {
      if (error instanceof OneFailed) return false;
      throw error;
    }
  }

  /** One transaction over what was counted; what there was no time for is taken back. */
  private tryCounted(shard: number, ids: ReadonlySet<string>, asWorker: AsWorker, results: Result[], run: (tx: Tx, rows: readonly ReadyRow[]) => Promise<void>): Promise<void> {
    return asWorker(async (tx) => {
      await run(tx, (await this.frame.take(tx, [shard])).filter((row) => ids.has(row.id)));
      uncountAttempts(tx, [...ids].filter((id) => !results.some(({ row }) => row.id === id)));
      await this.frame.settle(tx, results, true);
    });
  }

  /**
   * Counts the next rows' tries, and holds the shard for the session; undefined when nothing is ready or another process has the
   * shard, an empty set when something was parked or nothing needs counting.
   */
  private countFirst(shard: number, asWorker: AsWorker): Promise<Set<string> | undefined> {
    const { database, clock, retries } = this.frame.options;
    return asWorker(async (tx) => {
      const owed = this.owed;
      uncountAttempts(tx, owed);
      tx.afterCommit(() => { this.owed = this.owed.filter((id) => !owed.includes(id)); });
      const [held, ready] = await Promise.all([tryShardForSession(tx, 'worker', database.service, shard), this.frame.take(tx, [shard])]);
      const plan = this.frame.plan(shard, ready);
      const [first] = plan.rows;
      if (!held || first === undefined) return undefined;
      if (!plan.counted) return new Set<string>();
      if (first.attempts >= retries.maxAttempts) {
        this.frame.report(settleBatch(tx, [{ row: first, outcome: ENDED_THE_PROCESS }], true, this.frame.times(), retries));
        return new Set<string>();
      }
      const ids = plan.rows.map((row) => row.id);
      countAttempts(tx, ids, clock.now());
      return new Set(ids);
    });
  }

  /** The transaction of counted tries failed as a whole. */
  private async commitFailed(ids: string[], results: readonly Result[], error: unknown, asWorker: AsWorker): Promise<void> {
    if (error instanceof TookTooLong) {
      this.owed.push(...ids);
      this.late.add(error.event);
      return;
    }
    if (isTransient(error)) {
      this.owed.push(...ids);
      throw error;
    }
    const [only] = results;
    // Of several none is known to be guilty: each goes alone next time.
    if (only === undefined || results.length > 1) return;
    const outcome: Outcome = { kind: 'FAILED', reason: `COMMIT_FAILED ${reasonOf(error)}` };
    await asWorker(async (tx) => {
      this.frame.report(settleBatch(tx, [{ row: only.row, outcome }], true, this.frame.times(), this.frame.options.retries));
    });
  }

  private async run(tx: Tx, rows: readonly ReadyRow[], counted: boolean, results: Result[]): Promise<void> {
    const until = this.frame.until();
    const held = new HeldKeys();
    for (const row of rows) {
      if (held.holds(row)) continue;
      const outcome = this.late.has(row.id) ? TOOK_TOO_LONG : await runEvent(this.frame.running(tx), row, counted ? row.attempts : row.attempts + 1);
      if (outcome === TOOK_TOO_LONG) tx.afterCommit(() => this.late.delete(row.id));
      results.push({ row, outcome });
      if (outcome.kind === 'NOT_YET') held.holdTopic(row);
      else if (outcome.kind !== 'DONE') held.holdKey(row);
      if (performance.now() > until) return;
    }
  }
}

type AsWorker = ServiceDatabase['asWorker'];

const TOOK_TOO_LONG: Outcome = { kind: 'UNFIT', reason: 'HANDLER_TOOK_TOO_LONG' };
const ENDED_THE_PROCESS: Outcome = { kind: 'UNFIT', reason: 'ENDED_THE_PROCESS_OR_ITS_COMMIT' };
