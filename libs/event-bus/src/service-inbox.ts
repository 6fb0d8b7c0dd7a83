import type { Clock } from '@referrals/calendar';
import type { ServiceDatabase } from '@referrals/database';
import type { Failpoints } from './failpoints.js';
import type { InboxServer } from './inbox/inbox-server.js';
import { InboxWorker } from './inbox/inbox-worker.js';
import { usualRetries, type RetryPolicy } from './inbox/retry-policy.js';
import { WakeLoop } from './wake-loop.js';

export interface ServiceInboxOptions {
  readonly database: ServiceDatabase;
  readonly server: InboxServer;
  readonly clock: Clock;
  readonly failpoints: Failpoints;
  readonly retries?: RetryPolicy;
  readonly pollMs?: number;
  readonly onParked: (type: string, reason: string) => void;
  readonly onError: (error: unknown) => void;
}

export interface InboxBacklog { readonly ready: number; readonly oldestSeconds: number; readonly parked: number; readonly notYetSeconds: number; readonly quarantined: number }

/** The inbox of one service at work: all its shards, woken by the transport and found by a poll in any case. */
export class ServiceInbox {
  readonly worker: InboxWorker;
  private readonly loop: WakeLoop;

  constructor(private readonly options: ServiceInboxOptions) {
    this.worker = new InboxWorker({ ...options, retries: options.retries ?? usualRetries });
    this.loop = new WakeLoop(() => this.pass(), options.pollMs ?? 200, options.onError);
  }

  /** Starts; after an end that was not clean, what waits is handled carefully. */
  async start(): Promise<void> {
    const { database } = this.options;
    const unclean = await database.asWorker(async (tx) => {
      const running = await tx.maybeOne<{ value: number }>(`SELECT value FROM bus_setting WHERE name = 'running' FOR UPDATE`);
      await tx.query(`INSERT INTO bus_setting (name, value) VALUES ('running', 1) ON CONFLICT (name) DO UPDATE SET value = 1`);
      const last = running?.value === 1 ? await tx.query<{ shard: number; last: number }>('SELECT shard, max(seq) AS last FROM inbox WHERE done_at IS NULL GROUP BY shard') : [];
      return last;
    });
    for (const { shard, last } of unclean) this.worker.beCareful(shard, last);
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  /** Ends the batch under way and says that the end was clean. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.options.database.asWorker((tx) => tx.query(`UPDATE bus_setting SET value = 0 WHERE name = 'running'`)).catch(() => undefined);
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

  private async pass(): Promise<boolean> {
    const shards = await this.options.database.asWorker((tx) => tx.query<{ shard: number }>(
      `SELECT DISTINCT i.shard FROM inbox i LEFT JOIN inbox_key k ON k.key = i.key
       WHERE i.done_at IS NULL AND (k.key IS NULL OR (k.state <> 'PARKED' AND k.retry_at <= $1))`, [this.options.clock.now()],
    ));
    let more = false;
    for (const { shard } of shards) {
      try {
        if (await this.worker.work(shard)) more = true;
      } catch (error) {
        this.options.onError(error);
      }
    }
    return more;
  }
}
