import { systemClock, type Clock } from '@referrals/calendar';
import { isTransient, type ServiceDatabase, type Tx } from '@referrals/database';
import type { Failpoints } from '../failpoints.js';
import { reasonOf, type RetryPolicy } from '../run/back-off.js';
import { OneAtATime } from '../run/one-at-a-time.js';
import { tryShard } from '../run/shard-lock.js';
import { HeldKeys, planBatch } from './plan-batch.js';
import { countAttempts, readReady, uncountAttempts, type ReadyRow } from './ready-rows.js';
import { runEvent, type Outcome } from './run-event.js';
import { settleBatch, type Result, type Times } from './settle-batch.js';
import type { InboxServer } from './inbox-server.js';

export interface WorkerCounters { handled: number; failed: number; parked: number; notYet: number }

export interface InboxWorkerOptions {
  readonly database: ServiceDatabase;
  readonly server: InboxServer;
  readonly clock: Clock;
  /** The machine's time, by which keys wait; a clock that stands still in a test must not stop a retry. */
  readonly waits?: Clock;
  readonly retries: RetryPolicy;
  readonly failpoints: Failpoints;
  readonly onParked: (type: string, reason: string) => void;
  /** Another process has the shard: it should look again when it is through. */
  readonly onContended?: (shard: number) => void;
  /** At most 50: each event is a savepoint, and PostgreSQL's cache holds 64. */
  readonly batch?: number;
  readonly batchMs?: number;
}

/**
 * Counted tries of the whole process go one after the other, whatever service and shard: when the process ends, exactly what was
 * counted last was in flight, so an innocent event is not counted beside the guilty one time after time until it is parked.
 */
const countedTries = new OneAtATime();

/**
 * Takes the ready events of a shard in order and runs their handlers, each behind a savepoint: its effects, its own events and
 * "done" commit together. A handler that throws costs its own key only. What was in flight when a process ended or a commit
 * failed is counted, in a commit of its own, before it is tried again, so that what kills the process or its commit parks too.
 */
export class InboxWorker {
  readonly counters: WorkerCounters = { handled: 0, failed: 0, parked: 0, notYet: 0 };
  /** Shard → last row that waited when this process started. */
  private readonly carefulUpTo = new Map<number, number>();
  /** Shard → rows worth reading at once, after how many the last batch had time for. */
  private readonly pace = new Map<number, number>();
  /** Counted tries that were not made or not the event's fault, while the database was away to be told. */
  private owed: string[] = [];

  constructor(private readonly options: InboxWorkerOptions) {}

  /** Whatever waits up to this row may have ended the process before this one. */
  beCareful(shard: number, upTo: number): void {
    this.carefulUpTo.set(shard, upTo);
  }

  /** One batch of a shard; true when there may be more. Throws only what is not a handler's: the database went away. */
  async work(shard: number): Promise<boolean> {
    const together = await this.workTogether(shard);
    const more = together === 'COUNT_FIRST' ? await countedTries.run(() => this.workCounted(shard)) : together;
    await this.options.failpoints.hit('worker.after-commit');
    return more;
  }

  private async workTogether(shard: number): Promise<boolean | 'COUNT_FIRST'> {
    const results: Result[] = [];
    try {
      return await this.options.database.asWorker(async (tx) => {
        const ready = await this.take(tx, shard);
        const plan = planBatch(ready, this.carefulUpTo.get(shard) ?? 0);
        if (plan.counted) return 'COUNT_FIRST';
        if (plan.rows.length === 0) return false;
        await this.run(tx, plan.rows, false, results);
        await this.settle(tx, shard, results, false);
        const asked = this.limit(shard);
        this.pace.set(shard, results.length < ready.length ? results.length + 2 : asked * 2);
        return results.length < ready.length || ready.length === asked;
      });
    } catch (error) {
      if (isTransient(error) || results.length === 0) throw error;
      // A commit failed, and any of them may be why: from now on each is a suspect.
      await this.options.database.asWorker(async (tx) => countAttempts(tx, results.map(({ row }) => row.id), this.options.clock.now()));
      return true;
    }
  }

  private async workCounted(shard: number): Promise<boolean> {
    const ids = await this.countFirst(shard);
    await this.options.failpoints.hit('worker.after-attempt');
    if (ids === undefined) return false;
    if (ids.size === 0) return true;
    const results: Result[] = [];
    try {
      await this.options.database.asWorker(async (tx) => {
        const rows = (await this.take(tx, shard)).filter((row) => ids.has(row.id));
        await this.run(tx, rows, true, results);
        uncountAttempts(tx, [...ids].filter((id) => !results.some(({ row }) => row.id === id)));
        await this.settle(tx, shard, results, true);
      });
    } catch (error) {
      await this.commitFailed(shard, [...ids], results, error);
    }
    return true;
  }

  /** Counts the next rows' tries; undefined when nothing is ready, an empty set when something was parked or nothing needs counting. */
  private countFirst(shard: number): Promise<Set<string> | undefined> {
    const { database, clock, retries } = this.options;
    return database.asWorker(async (tx) => {
      const owed = this.owed;
      uncountAttempts(tx, owed);
      tx.afterCommit(() => { this.owed = this.owed.filter((id) => !owed.includes(id)); });
      const plan = planBatch(await this.take(tx, shard), this.carefulUpTo.get(shard) ?? 0);
      const [first] = plan.rows;
      if (first === undefined) return undefined;
      if (!plan.counted) return new Set<string>();
      if (first.attempts >= retries.maxAttempts) {
        this.report(settleBatch(tx, shard, [{ row: first, outcome: ENDED_THE_PROCESS }], true, this.times(), retries));
        return new Set<string>();
      }
      const ids = plan.rows.map((row) => row.id);
      countAttempts(tx, ids, clock.now());
      return new Set(ids);
    });
  }

  /** The transaction of counted tries failed as a whole. */
  private async commitFailed(shard: number, ids: string[], results: readonly Result[], error: unknown): Promise<void> {
    if (isTransient(error)) {
      this.owed.push(...ids);
      throw error;
    }
    const [only] = results;
    // Of several none is known to be guilty: each goes alone next time.
    if (only === undefined || results.length > 1) return;
    const outcome: Outcome = { kind: 'FAILED', reason: `COMMIT_FAILED ${reasonOf(error)}` };
    await this.options.database.asWorker(async (tx) => {
      if (!(await tryShard(tx, 'worker', this.options.database.service, shard))) return;
      this.report(settleBatch(tx, shard, [{ row: only.row, outcome }], true, this.times(), this.options.retries));
    });
  }

  private async run(tx: Tx, rows: readonly ReadyRow[], counted: boolean, results: Result[]): Promise<void> {
    const until = performance.now() + (this.options.batchMs ?? 20);
    const held = new HeldKeys();
    for (const row of rows) {
      if (held.holds(row)) continue;
      const outcome = await runEvent(tx, row, counted ? row.attempts : row.attempts + 1, this.options.server, this.options.failpoints);
      results.push({ row, outcome });
      if (outcome.kind === 'NOT_YET') held.holdTopic(row);
      else if (outcome.kind !== 'DONE') held.holdKey(row);
      if (performance.now() > until) return;
    }
  }

  private async settle(tx: Tx, shard: number, results: readonly Result[], counted: boolean): Promise<void> {
    const parked = settleBatch(tx, shard, results, counted, this.times(), this.options.retries);
    if (this.options.failpoints.active) await tx.flush();
    await this.options.failpoints.hit('worker.before-commit');
    tx.afterCommit(() => {
      for (const { outcome } of results) {
        if (outcome.kind === 'DONE') this.counters.handled += 1;
        else if (outcome.kind === 'NOT_YET') this.counters.notYet += 1;
        else this.counters.failed += 1;
      }
      this.report(parked);
    });
  }

  private report(parked: readonly Result[]): void {
    for (const { row, outcome } of parked) {
      this.counters.parked += 1;
      this.options.onParked(row.type, outcome.kind === 'DONE' ? '' : outcome.reason);
    }
  }

  /** Lock and rows in one message; nothing when another process has the shard. */
  private async take(tx: Tx, shard: number): Promise<ReadyRow[]> {
    const [mine, rows] = await Promise.all([
      tryShard(tx, 'worker', this.options.database.service, shard), readReady(tx, shard, this.times().waitsFrom, this.limit(shard)),
    ]);
    if (!mine) this.options.onContended?.(shard);
    return mine ? rows : [];
  }

  private limit(shard: number): number {
    const { batch = 50 } = this.options;
    return Math.min(this.pace.get(shard) ?? batch, batch);
  }

  private times(): Times {
    return { now: this.options.clock.now(), waitsFrom: (this.options.waits ?? systemClock).now() };
  }
}

const ENDED_THE_PROCESS: Outcome = { kind: 'UNFIT', reason: 'ENDED_THE_PROCESS_OR_ITS_COMMIT' };
