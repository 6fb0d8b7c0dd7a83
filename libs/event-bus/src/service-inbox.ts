import type { Clock } from '@referrals/calendar';
import { systemClock } from '@referrals/calendar';
import type { ServiceDatabase } from '@referrals/database';
import type { Failpoints } from './failpoints.js';
import type { InboxServer } from './inbox/inbox-server.js';
import { InboxWorker } from './inbox/inbox-worker.js';
import { findReadyShards, readBacklogEnds } from './inbox/ready-rows.js';
import { usualRetries, type RetryPolicy } from './run/back-off.js';
import { ShardPump } from './run/shard-pump.js';

export interface ServiceInboxOptions {
  readonly database: ServiceDatabase;
  readonly server: InboxServer;
  readonly clock: Clock;
  /** By which keys wait for a retry; the machine's own unless a test says otherwise. */
  readonly waits?: Clock;
  readonly failpoints: Failpoints;
  readonly retries?: RetryPolicy;
  readonly pollMs?: number;
  /** From one batch to the next, so that what comes meanwhile goes together. */
  readonly gatherMs?: number;
  /** Batches at the same time; not more than the worker pool has connections. */
  readonly concurrency?: number;
  /** How long a handler may take; then its event waits for a person. */
  readonly handlerLimitMs?: number;
  readonly onParked: (type: string, reason: string) => void;
  readonly onContended?: (shard: number) => void;
  readonly onError: (error: unknown) => void;
}

export interface InboxBacklog { readonly ready: number; readonly oldestSeconds: number; readonly parked: number; readonly notYetSeconds: number; readonly quarantined: number }

/** The inbox of one service at work: all its shards, woken by the transport and found by a poll in any case. */
export class ServiceInbox {
  readonly worker: InboxWorker;
  private readonly pump: ShardPump;
  private lastDelivery: number | undefined;
  private lookingBack: Promise<void> | undefined;

  constructor(private readonly options: ServiceInboxOptions) {
    const { database, waits = systemClock } = options;
    this.worker = new InboxWorker({ ...options, retries: options.retries ?? usualRetries });
    this.pump = new ShardPump({
      concurrency: options.concurrency ?? 3, pollMs: options.pollMs ?? 200, gatherMs: options.gatherMs ?? 20, onError: options.onError,
      find: async () => {
        await this.lookBack();
        return database.asWorker((tx) => findReadyShards(tx, database.shards, waits.now()));
      },
      work: async (shards) => {
        await this.lookBack();
        return this.worker.work(shards);
      },
    });
  }

  /** Starts, also while its database is away: it goes on by itself when that is back. */
  async start(): Promise<void> {
    await this.lookBack().catch(this.options.onError);
    this.pump.start();
  }

  /** The transport brought something into this shard. */
  delivered(shard: number): void {
    this.lastDelivery = performance.now();
    this.pump.wake(shard);
  }

  /** Seconds since the transport of this process last brought something; undefined when it has not yet. */
  get deliveredSecondsAgo(): number | undefined {
    return this.lastDelivery === undefined ? undefined : (performance.now() - this.lastDelivery) / 1_000;
  }

  /** Something came into this shard; without a shard, somewhere. */
  wake(shard?: number): void {
    this.pump.wake(shard);
  }

  /** Takes nothing new and ends the batches under way. */
  stop(): Promise<void> {
    return this.pump.stop();
  }

  /** Before anything is handled: whatever waits already may have ended the process before this one, so it is handled with care. */
  private lookBack(): Promise<void> {
    this.lookingBack ??= this.options.database.asWorker(readBacklogEnds).then((ends) => {
      for (const { shard, last } of ends) this.worker.beCareful(shard, last);
    }).catch((error: unknown) => {
      this.lookingBack = undefined;
      throw error;
    });
    return this.lookingBack;
  }

  async backlog(): Promise<InboxBacklog> {
    const { database, clock } = this.options;
    const row = await database.asWorker((tx) => tx.maybeOne<{ ready: number; oldest: string | null; parked: number; notYet: string | null; quarantined: number }>(
      `SELECT (SELECT count(*)::int FROM inbox WHERE done_at IS NULL) AS ready, (SELECT min(received_at) FROM inbox WHERE done_at IS NULL) AS oldest,
         (SELECT count(*)::int FROM inbox_key WHERE state = 'PARKED') AS parked, (SELECT min(since) FROM inbox_key WHERE state = 'NOT_YET') AS "notYet",
         (SELECT count(*)::int FROM quarantine WHERE dismissed_at IS NULL) AS quarantined`));
    const age = (at: string | null | undefined): number => (at ? Math.max(0, (Date.parse(clock.now()) - Date.parse(at)) / 1_000) : 0);
    return { ready: row?.ready ?? 0, oldestSeconds: age(row?.oldest), parked: row?.parked ?? 0, notYetSeconds: age(row?.notYet), quarantined: row?.quarantined ?? 0 };
  }
}
