import { isTransient, type Tx } from '@referrals/database';
import { BatchFrame, type InboxWorkerOptions, type WorkerCounters } from './batch-frame.js';
import { OneByOne } from './one-by-one.js';
import type { ReadyRow } from './ready-rows.js';
import { runTogether } from './run-together.js';

/**
 * Takes the ready events of shards in order and runs their handlers: an event's effects, its own events and "done" commit
 * together. All goes well nearly always, so a batch is one transaction; when anything in it fails, nothing of it stays and its
 * shards are handled one by one, where a failure is found, counted and costs its own key only.
 */
export class InboxWorker {
  private readonly frame: BatchFrame;
  private readonly oneByOne: OneByOne;

  constructor(options: InboxWorkerOptions) {
    this.frame = new BatchFrame(options);
    this.oneByOne = new OneByOne(this.frame);
  }

  get counters(): WorkerCounters {
    return this.frame.counters;
  }

  /** Whatever waits up to this row may have ended the process before this one. */
  beCareful(shard: number, upTo: number): void {
    this.frame.beCareful(shard, upTo);
  }

  /** One batch of some shards; answers those that may have more. Throws only what is not a handler's: the database went away. */
  async work(shards: readonly number[]): Promise<number[]> {
    const { more, apart } = await this.together(shards);
    for (const shard of apart) if (await this.oneByOne.work(shard)) more.push(shard);
    await this.frame.options.failpoints.hit('worker.after-commit');
    return more;
  }

  /** Shards where something failed before, or fails now, are answered as `apart`. */
  private async together(shards: readonly number[]): Promise<{ more: number[]; apart: number[] }> {
    const apart: number[] = [];
    const plans = new Map<number, { ready: number; rows: readonly ReadyRow[] }>();
    try {
      const handled = await this.frame.options.database.asWorker(async (tx) => {
        for (const [shard, ready] of Map.groupBy(await this.frame.take(tx, shards), (row) => row.shard)) {
          const { counted, rows } = this.frame.plan(shard, ready);
          if (counted || rows.some((row) => row.waited || this.oneByOne.tookTooLong(row))) apart.push(shard);
          else plans.set(shard, { ready: ready.length, rows });
        }
        return this.run(tx, [...plans.values()].flatMap(({ rows }) => rows));
      });
      const more = [...plans].filter(([shard, { ready }]) => this.frame.mayHaveMore(shard, ready, handled.filter((row) => row.shard === shard).length));
      return { more: more.map(([shard]) => shard), apart };
    } catch (error) {
      if (isTransient(error)) for (const [shard, { rows }] of plans) this.frame.takeFewer(shard, rows.length);
      if (isTransient(error) || plans.size === 0) throw error;
      return { more: [], apart: [...apart, ...plans.keys()] };
    }
  }

  private async run(tx: Tx, rows: readonly ReadyRow[]): Promise<readonly ReadyRow[]> {
    if (rows.length === 0) return rows;
    const inOrder = rows.toSorted((one, other) => one.seq - other.seq);
    const handled = await runTogether({ ...this.frame.running(tx), until: this.frame.until() }, inOrder);
    await this.frame.settle(tx, handled.map((row) => ({ row, outcome: { kind: 'DONE' } })), false);
    return handled;
  }
}
