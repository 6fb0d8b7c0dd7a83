import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { inTransaction, type Tx } from '@referrals/database';
import type pg from 'pg';
import { Failpoints } from '../failpoints.js';
import { topicOf } from '../inbox/plan-batch.js';
import { ShardPump } from '../run/shard-pump.js';
import { tryShards } from '../run/shard-lock.js';
import type { OutboxBacklog, Transport, TransportEvents } from '../transport.port.js';
import { routeBatch } from './route-batch.js';
import { countUnsent, findUnsentShards, markSent, readUnsent, storeInInbox, type UnsentRow } from './unsent-rows.js';

export interface LocalTransportOptions {
  /** Connections of the role `referrals_bus`. */
  readonly pool: pg.Pool;
  /** Services whose schemas are in this database. An event with a subscriber elsewhere stops its shard: nothing is skipped. */
  readonly services: readonly ServiceName[];
  readonly clock: Clock;
  readonly shards: number;
  readonly pollMs?: number;
  /** From one batch to the next, so that what comes meanwhile goes together. */
  readonly gatherMs?: number;
  readonly batch?: number;
  /** Batches at the same time; one less than the pool has connections. */
  readonly concurrency?: number;
  /** Tests only: each batch carries the one topic chosen by this, or none, so that handlers cannot rely on order between topics. */
  readonly chooseTopic?: (topics: readonly string[]) => string | undefined;
  readonly failpoints?: Failpoints;
  readonly onError?: (error: unknown) => void;
}

/** What goes of one producer in one batch. */
interface Taken {
  readonly producer: ServiceName;
  readonly taken: UnsentRow[];
  readonly bySubscriber: Map<ServiceName, readonly number[]>;
  readonly delivered: [subscriber: ServiceName, shard: number][];
  /** Shards that may have more. */
  readonly more: number[];
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
      concurrency: options.concurrency ?? 2, pollMs: options.pollMs ?? 200, gatherMs: options.gatherMs ?? 10, onError: (error) => options.onError?.(error),
      find: () => inTransaction(pool, 'BEGIN', (tx) => findUnsentShards(tx, services, shards)),
      work: (slots) => this.relay(slots),
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

  /** One batch of some shards, whoever's they are. The locks are the transaction's own: whoever lost them cannot commit. */
  private async relay(slots: readonly number[]): Promise<number[]> {
    const { pool, services, shards } = this.options;
    const byProducer = Map.groupBy(slots, (slot) => services[Math.floor(slot / shards)] as ServiceName);
    const more = await inTransaction(pool, 'BEGIN', async (tx) => {
      const relayed = await Promise.all([...byProducer].map(([producer, own]) => this.take(tx, producer, own.map((slot) => slot % shards))));
      if (relayed.every(({ taken }) => taken.length === 0)) return [];
      await this.failpoints.hit('relay.after-read');
      for (const { producer, taken, bySubscriber } of relayed) {
        if (taken.length > 0) await this.carry(tx, producer, bySubscriber, taken.map(({ seq }) => seq));
      }
      await this.failpoints.hit('relay.before-commit');
      tx.afterCommit(() => { for (const { delivered } of relayed) for (const [subscriber, shard] of delivered) this.events.delivered(subscriber, shard); });
      return relayed.flatMap((one) => one.more.map((shard) => services.indexOf(one.producer) * shards + shard));
    });
    await this.failpoints.hit('relay.after-commit');
    return more;
  }

  /** What of a producer's shards is handed over now. */
  private async take(tx: Tx, producer: ServiceName, shards: readonly number[]): Promise<Taken> {
    const { services, batch = 500, chooseTopic } = this.options;
    const [mine, unsent] = await Promise.all([tryShards(tx, 'relay', producer, shards), readUnsent(tx, producer, shards, batch)]);
    const all: Taken = { producer, taken: [], bySubscriber: new Map(), delivered: [], more: [] };
    for (const shard of shards) {
      if (!mine.has(shard)) { this.events.contended(producer, shard); continue; }
      const rows = unsent.filter((row) => row.shard === shard);
      const topic = chooseTopic?.([...new Set(rows.map(({ type }) => topicOf(type)))]);
      if (rows.length === 0 || (chooseTopic !== undefined && topic === undefined)) continue;
      const { taken, bySubscriber, stoppedAt } = routeBatch(rows, services, topic);
      if (stoppedAt !== undefined) this.tellStopped(producer, stoppedAt);
      all.taken.push(...taken);
      for (const [subscriber, own] of bySubscriber) {
        all.bySubscriber.set(subscriber, [...(all.bySubscriber.get(subscriber) ?? []), ...own]);
        all.delivered.push([subscriber, shard]);
      }
      if (taken.length > 0 && (taken.length < rows.length ? stoppedAt === undefined : rows.length === batch)) all.more.push(shard);
    }
    return all;
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
