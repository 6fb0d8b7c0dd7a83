import { systemClock, type Clock } from '@referrals/calendar';
import type { ServiceDatabase, Tx } from '@referrals/database';
import type { Failpoints } from '../failpoints.js';
import type { RetryPolicy } from '../run/back-off.js';
import { tryShards } from '../run/shard-lock.js';
import type { InboxServer } from './inbox-server.js';
import { planBatch, type BatchPlan } from './plan-batch.js';
import { readReady, type ReadyRow } from './ready-rows.js';
import type { Running } from './run-event.js';
import { settleBatch, type Result, type Times } from './settle-batch.js';

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
  /** How long a handler may take; then its event waits for a person. */
  readonly handlerLimitMs?: number;
}

/** A batch may take so many times as long as its rows took to come, but not longer than this: requests may wait for what it locks. */
const TAKINGS = 5;
const LONGEST_MS = 250;

/** What every batch does, however its handlers are run: takes its rows, settles what became of them, keeps the pace and the count. */
export class BatchFrame {
  readonly counters: WorkerCounters = { handled: 0, failed: 0, parked: 0, notYet: 0 };
  /** Shard → last row that waited when this process started. */
  private readonly carefulUpTo = new Map<number, number>();
  /** Shard → rows worth reading at once, after how many the last batch had time for. */
  private readonly pace = new Map<number, number>();
  /** What the last batch waited for its rows. */
  private takingMs = 0;

  constructor(readonly options: InboxWorkerOptions) {}

  /** What a handler is run with. */
  running(tx: Tx): Running {
    const { server, failpoints, handlerLimitMs } = this.options;
    return { tx, server, failpoints, ...(handlerLimitMs === undefined ? {} : { limitMs: handlerLimitMs }) };
  }

  /** Whatever waits up to this row may have ended the process before this one. */
  beCareful(shard: number, upTo: number): void {
    this.carefulUpTo.set(shard, upTo);
  }

  /** Locks and rows in one message; nothing of a shard that another process has. */
  async take(tx: Tx, shards: readonly number[]): Promise<ReadyRow[]> {
    const limits = new Map(shards.map((shard) => [shard, this.limit(shard)]));
    const asked = performance.now();
    const [mine, rows] = await Promise.all([
      tryShards(tx, 'worker', this.options.database.service, shards), readReady(tx, limits, this.times().waitsFrom),
    ]);
    this.takingMs = performance.now() - asked;
    for (const shard of shards) if (!mine.has(shard)) this.options.onContended?.(shard);
    return rows.filter((row) => mine.has(row.shard));
  }

  /** What of a shard's ready rows goes into one transaction. */
  plan(shard: number, rows: readonly ReadyRow[]): BatchPlan<ReadyRow> {
    return planBatch(rows, this.carefulUpTo.get(shard) ?? 0);
  }

  /** Leaves with the commit what became of each, and counts it after the commit. */
  async settle(tx: Tx, results: readonly Result[], counted: boolean): Promise<void> {
    const parked = settleBatch(tx, results, counted, this.times(), this.options.retries);
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

  /** True when the shard may have more; remembers how many a batch has time for. */
  mayHaveMore(shard: number, ready: number, handled: number): boolean {
    const asked = this.limit(shard);
    this.pace.set(shard, handled < ready ? handled + 2 : asked * 2);
    return handled < ready || ready === asked;
  }

  /** The database had trouble with a batch: if it was more than a statement has time for, half of it may not be. */
  takeFewer(shard: number, taken: number): void {
    this.pace.set(shard, Math.max(1, Math.floor(Math.min(this.limit(shard), taken) / 2)));
  }

  /** Tells of what was parked. */
  report(parked: readonly Result[]): void {
    for (const { row, outcome } of parked) {
      this.counters.parked += 1;
      this.options.onParked(row.type, outcome.kind === 'DONE' ? '' : outcome.reason);
    }
  }

  /**
   * When the batch that begins now takes nothing more. Where the database is far away or busy, all that surrounds a batch takes long,
   * and so may the batch; a batch that had time for one event would never catch up.
   */
  until(): number {
    return performance.now() + Math.max(this.options.batchMs ?? 20, Math.min(TAKINGS * this.takingMs, LONGEST_MS));
  }

  times(): Times {
    return { now: this.options.clock.now(), waitsFrom: (this.options.waits ?? systemClock).now() };
  }

  private limit(shard: number): number {
    const { batch = 50 } = this.options;
    return Math.min(this.pace.get(shard) ?? batch, batch);
  }
}
