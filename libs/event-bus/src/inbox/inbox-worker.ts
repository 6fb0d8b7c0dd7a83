import type { Clock, Instant } from '@referrals/calendar';
import { EnvelopeFields, eventDefinition, SERVICES } from '@referrals/contracts';
import { isTransient, type ServiceDatabase, type Tx } from '@referrals/database';
import type { Failpoints } from '../failpoints.js';
import { LOCK_CLASS } from '../relay/hand-over.sql.js';
import { NotYet } from './inbox-context.js';
import { countFailure, markDone, park, readReady, waitNotYet, type ReadyRow } from './inbox-rows.js';
import type { InboxServer } from './inbox-server.js';
import type { RetryPolicy } from './retry-policy.js';

export interface WorkerCounters { handled: number; failed: number; skipped: number; parked: number; notYet: number }

export interface InboxWorkerOptions {
  readonly database: ServiceDatabase;
  readonly server: InboxServer;
  readonly clock: Clock;
  readonly retries: RetryPolicy;
  readonly failpoints: Failpoints;
  readonly onParked: (type: string, reason: string) => void;
  readonly batch?: number;
  readonly batchMs?: number;
}

/**
 * Takes the ready events of a shard in order and runs their handlers, each behind a savepoint: its effects, its own events and
 * "done" commit together. A handler that throws costs its own key only. After a commit that failed, or an unclean start, the
 * shard goes one event a transaction with the attempt committed first, so that what kills the process or its commit parks too.
 */
export class InboxWorker {
  readonly counters: WorkerCounters = { handled: 0, failed: 0, skipped: 0, parked: 0, notYet: 0 };
  /** Shards that go one by one until their backlog of that moment is through: shard → last seq of it. */
  private readonly careful = new Map<number, number>();

  constructor(private readonly options: InboxWorkerOptions) {}

  /** An unclean start: everything that waits now is handled carefully. */
  beCareful(shard: number, upTo: number = Number.MAX_SAFE_INTEGER): void {
    this.careful.set(shard, upTo);
  }

  /** One batch of a shard. True when there may be more. Throws only what is not a handler's: the database went away. */
  async work(shard: number): Promise<boolean> {
    if (this.careful.has(shard)) return this.workOne(shard);
    try {
      return await this.workBatch(shard);
    } catch (error) {
      // The batch's transaction is gone with all it did; whichever event it was, it will be counted before it is tried again.
      if (!isTransient(error)) this.beCareful(shard);
      throw error;
    }
  }

  private workBatch(shard: number): Promise<boolean> {
    const { database, clock, batch = 50, batchMs = 20 } = this.options;
    return database.asWorker(async (tx) => {
      const [lock, rows] = await Promise.all([this.lock(tx, shard), readReady(tx, shard, clock.now(), batch)]);
      if (!lock || rows.length === 0) return false;
      const until = performance.now() + batchMs;
      const waiting = new Set<string>();
      let last = 0;
      for (const row of rows) {
        if (!waiting.has(row.key) && !(await this.handle(tx, shard, row))) waiting.add(row.key);
        last += 1;
        if (performance.now() > until) break;
      }
      this.options.failpoints.hit('worker.before-commit');
      tx.afterCommit(() => this.options.failpoints.hit('worker.after-commit'));
      return last < rows.length || rows.length === batch;
    });
  }

  private async workOne(shard: number): Promise<boolean> {
    const { database, clock, retries } = this.options;
    const next = await database.asWorker(async (tx) => {
      if (!(await this.lock(tx, shard))) return undefined;
      const [row] = await readReady(tx, shard, clock.now(), 1);
      if (row === undefined) { this.careful.delete(shard); return undefined; }
      if (row.seq > (this.careful.get(shard) ?? 0)) { this.careful.delete(shard); return 'through'; }
      const counted = await tx.maybeOne<{ attempts: number }>(
        `INSERT INTO inbox_attempt (event_id, attempts, at) VALUES ($1, 1, $2)
         ON CONFLICT (event_id) DO UPDATE SET attempts = inbox_attempt.attempts + 1, at = excluded.at RETURNING attempts`, [row.id, clock.now()],
      );
      if ((counted?.attempts ?? 0) <= retries.maxAttempts) return row;
      park(tx, shard, row, clock.now(), 'ENDED_THE_PROCESS_OR_ITS_COMMIT');
      this.parked(row, 'ENDED_THE_PROCESS_OR_ITS_COMMIT');
      return 'through';
    });
    this.options.failpoints.hit('worker.after-attempt');
    if (next === undefined) return false;
    if (next === 'through') return true;
    await database.asWorker(async (tx) => {
      const [lock, rows] = await Promise.all([this.lock(tx, shard), readReady(tx, shard, clock.now(), 1)]);
      if (!lock || rows[0]?.id !== next.id) return;
      await this.handle(tx, shard, next);
      tx.write('DELETE FROM inbox_attempt WHERE event_id = $1', [next.id]);
      this.options.failpoints.hit('worker.before-commit');
      tx.afterCommit(() => this.options.failpoints.hit('worker.after-commit'));
    });
    return true;
  }

  /** True when the key may go on with its next event. */
  private async handle(tx: Tx, shard: number, row: ReadyRow): Promise<boolean> {
    const { server, clock, retries, failpoints } = this.options;
    const now = clock.now();
    if (!server.handles(row.type)) {
      this.counters.skipped += 1;
      markDone(tx, row, now);
      return true;
    }
    if (!fitsSchema(row)) {
      park(tx, shard, row, now, 'DOES_NOT_FIT_ITS_SCHEMA');
      this.parked(row, 'DOES_NOT_FIT_ITS_SCHEMA');
      return false;
    }
    try {
      await tx.nested(async () => {
        failpoints.hit('worker.before-handler');
        await server.handle(row.envelope, { tx, envelope: row.envelope, attempt: row.attempts + 1 });
        failpoints.hit('worker.after-handler');
      }, () => markDone(tx, row, now));
      this.counters.handled += 1;
      return true;
    } catch (error) {
      return this.failed(tx, shard, row, now, error, retries);
    }
  }

  private failed(tx: Tx, shard: number, row: ReadyRow, now: Instant, error: unknown, retries: RetryPolicy): false {
    if (error instanceof NotYet) {
      this.counters.notYet += 1;
      waitNotYet(tx, shard, row, now, retries, error.reason);
      return false;
    }
    // The database's trouble is not the event's: the whole batch is tried again and nothing is counted.
    if (isTransient(error)) throw error;
    this.counters.failed += 1;
    if (countFailure(tx, shard, row, now, retries, error)) this.parked(row, 'TRIED_TOO_OFTEN');
    return false;
  }

  private parked(row: ReadyRow, reason: string): void {
    this.counters.parked += 1;
    this.options.onParked(row.type, reason);
  }

  private async lock(tx: Tx, shard: number): Promise<boolean> {
    const lock = await tx.maybeOne<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1, $2) AS got', [LOCK_CLASS.worker + SERVICES.indexOf(this.options.database.service), shard]);
    return lock?.got === true;
  }
}

function fitsSchema(row: ReadyRow): boolean {
  return EnvelopeFields.safeParse(row.envelope).success && (eventDefinition(row.type)?.data.safeParse(row.envelope.data).success ?? false);
}
