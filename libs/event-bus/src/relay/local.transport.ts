import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { inTransaction, type Tx } from '@referrals/database';
import type pg from 'pg';
import { Failpoints } from '../failpoints.js';
import { topicOf } from '../inbox/plan-batch.js';
import { ShardPump } from '../run/shard-pump.js';
import { tryShard } from '../run/shard-lock.js';
import type { OutboxBacklog, Transport, TransportEvents } from '../transport.port.js';
import { routeBatch } from './route-batch.js';
import { countUnsent, findUnsentShards, markSent, readUnsent, storeInInbox } from './unsent-rows.js';

export interface LocalTransportOptions {
  /** Connections of the role `referrals_bus`. */
  readonly pool: pg.Pool;
  /** Services whose schemas are in this database. An event with a subscriber elsewhere stops its shard: nothing is skipped. */
  readonly services: readonly ServiceName[];
  readonly clock: Clock;
  readonly shards: number;
  readonly pollMs?: number;
  readonly batch?: number;
  /** Shards at work at the same time; one less than the pool has connections. */
  readonly concurrency?: number;
  /** Tests only: each batch carries the one topic chosen by this, or none, so that handlers cannot rely on order between topics. */
  readonly chooseTopic?: (topics: readonly string[]) => string | undefined;
  readonly failpoints?: Failpoints;
  readonly onError?: (error: unknown) => void;
}

/** Moves events between schemas of one database: taken, stored and marked in one transaction, so never lost and never twice. */
export class LocalTransport implements Transport {
  readonly name = 'local';
  readonly features = { replicas: true, foreignBytes: false };
  private readonly pump: ShardPump;
  protected readonly failpoints: Failpoints;
  private readonly told = new Set<string>();
  private events: TransportEvents = { delivered: () => undefined, contended: () => undefined };

  constructor(protected readonly options: LocalTransportOptions) {
    const { pool, services, shards } = options;
    this.failpoints = options.failpoints ?? new Failpoints();
    this.pump = new ShardPump({
      concurrency: options.concurrency ?? 2, pollMs: options.pollMs ?? 200, onError: (error) => options.onError?.(error),
      find: () => inTransaction(pool, 'BEGIN', (tx) => findUnsentShards(tx, services, shards)),
      work: (slot) => this.relay(services[Math.floor(slot / shards)] as ServiceName, slot % shards),
    });
  }

  async start(events: TransportEvents): Promise<void> {
    this.events = events;
    this.pump.start();
  }

  wake(producer: ServiceName, shard: number): void {
    this.pump.wake(this.options.services.indexOf(producer) * this.options.shards + shard);
  }

  stop(): Promise<void> {
    return this.pump.stop();
  }

  backlog(): Promise<readonly OutboxBacklog[]> {
    const { pool, services, clock } = this.options;
    return inTransaction(pool, 'BEGIN', (tx) => Promise.all(services.map(async (producer) => {
      const { unsent, oldest } = await countUnsent(tx, producer);
      return { producer, unsent, oldestSeconds: oldest ? Math.max(0, (Date.parse(clock.now()) - Date.parse(oldest)) / 1_000) : 0 };
    })));
  }

  /** One batch of one shard. The lock is the transaction's own: whoever lost it cannot commit. */
  private async relay(producer: ServiceName, shard: number): Promise<boolean> {
    const { pool, services, batch = 500, chooseTopic } = this.options;
    const more = await inTransaction(pool, 'BEGIN', async (tx) => {
      const [mine, rows] = await Promise.all([tryShard(tx, 'relay', producer, shard), readUnsent(tx, producer, shard, batch)]);
      if (!mine) this.events.contended(producer, shard);
      if (!mine || rows.length === 0) return false;
      await this.failpoints.hit('relay.after-read');
      const topic = chooseTopic?.([...new Set(rows.map(({ type }) => topicOf(type)))]);
      if (chooseTopic !== undefined && topic === undefined) return false;
      const { taken, bySubscriber, stoppedAt } = routeBatch(rows, services, topic);
      if (stoppedAt !== undefined) this.tellStopped(producer, stoppedAt);
      if (taken.length === 0) return false;
      await this.carry(tx, producer, bySubscriber, taken.map(({ seq }) => seq));
      await this.failpoints.hit('relay.before-commit');
      tx.afterCommit(() => { for (const subscriber of bySubscriber.keys()) this.events.delivered(subscriber, shard); });
      return taken.length < rows.length ? stoppedAt === undefined : rows.length === batch;
    });
    await this.failpoints.hit('relay.after-commit');
    return more;
  }

  /** Hands over, then marks; all of it travels with the commit. */
  protected async carry(tx: Tx, producer: ServiceName, bySubscriber: ReadonlyMap<ServiceName, readonly number[]>, seqs: readonly number[]): Promise<void> {
    const now = this.options.clock.now();
    for (const [subscriber, own] of bySubscriber) storeInInbox(tx, producer, subscriber, own, now);
    if (this.failpoints.active) await tx.flush();
    await this.failpoints.hit('relay.after-hand-over');
    markSent(tx, producer, seqs, now);
  }

  private tellStopped(producer: ServiceName, type: string): void {
    if (this.told.has(type)) return;
    this.told.add(type);
    this.options.onError?.(new Error(`Events of ${producer} wait from ${type} on: this release does not know it, or a subscriber is not in this database`));
  }
}
