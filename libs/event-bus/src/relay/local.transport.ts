import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { inTransaction, type Tx } from '@referrals/database';
import type pg from 'pg';
import { Failpoints } from '../failpoints.js';
import { topicOf } from '../inbox/plan-batch.js';
import { Intake, outboxRows, stretchOf } from '../join/intake.js';
import { ShardPump } from '../run/shard-pump.js';
import { tryShards } from '../run/shard-lock.js';
import type { HistoryPiece, OutboxBacklog, TopicLag, Transport, TransportEvents, TransportState } from '../transport.port.js';
import { routeBatch, type RoutedBatch } from './route-batch.js';
import { findUnsentShards, markSent, readBacklog, readUnsent, type UnsentRow } from './unsent-rows.js';

export interface LocalTransportOptions {
  /** Connections of a member of `referrals_bus`. */
  readonly pool: pg.Pool;
  /** Services whose schemas are in this database. An event with a subscriber elsewhere stops its shard: nothing is skipped. */
  readonly services: readonly ServiceName[];
  /** The machine's. */
  readonly clock: Clock;
  /** By which the services date what they leave in their outboxes; `clock` unless said. */
  readonly dated?: Clock;
  readonly shards: number;
  readonly pollMs?: number;
  /** From one batch to the next, so that what comes meanwhile goes together. */
  readonly gatherMs?: number;
  readonly batch?: number;
  /** Batches at the same time; two less than the pool has connections: one finds, one carries histories. */
  readonly concurrency?: number;
  /** Tests only: each batch carries the one topic chosen by this, or none, so that handlers cannot rely on order between topics. */
  readonly chooseTopic?: (topics: readonly string[]) => string | undefined;
  readonly failpoints?: Failpoints;
  readonly onError?: (error: unknown) => void;
}

/** Moves events between schemas of one database: taken, stored and marked in one transaction, so never lost and never twice. */
export class LocalTransport implements Transport {
  readonly name = 'local';
  readonly features = { replicas: true, foreignBytes: false, acknowledged: false };
  private readonly pump: ShardPump;
  protected readonly failpoints: Failpoints;
  private readonly reported = new Set<string>();
  private readonly intakes: ReadonlyMap<ServiceName, Intake>;
  private events: TransportEvents = { delivered: () => undefined, contended: () => undefined };

  constructor(protected readonly options: LocalTransportOptions) {
    const { pool, services, shards } = options;
    this.failpoints = options.failpoints ?? new Failpoints();
    this.intakes = new Map(services.map((service) => [service, new Intake(service)]));
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

  /** From table to table. */
  carryHistory({ producer, subscriber, types, after, upTo }: HistoryPiece): Promise<void> {
    return inTransaction(this.options.pool, 'BEGIN', async (tx) => {
      await this.intakes.get(subscriber)?.storeHistory(tx, stretchOf(producer, types, after, upTo), this.options.clock.now());
    });
  }

  stop(): Promise<void> {
    return this.pump.stop();
  }

  state(): TransportState {
    return { state: 'ok' };
  }

  backlog(): Promise<readonly OutboxBacklog[]> {
    const { pool, services, clock, dated = clock } = this.options;
    return inTransaction(pool, 'BEGIN', (tx) => Promise.all(services.map((producer) => readBacklog(tx, producer, dated.now()))));
  }

  /** Straight from table to table: nothing is ever between them. */
  async lag(): Promise<readonly TopicLag[]> {
    return [];
  }

  /** Each row is carried to its subscribers only. */
  skipped(): ReadonlyMap<ServiceName, number> {
    return new Map();
  }

  private async relay(slots: readonly number[]): Promise<number[]> {
    const { services, shards } = this.options;
    const more = await Promise.all([...Map.groupBy(slots, (slot) => Math.floor(slot / shards))].map(async ([index, own]) =>
      (await this.relayOf(services[index] as ServiceName, own.map((slot) => slot % shards))).map((shard) => index * shards + shard)));
    await this.failpoints.hit('relay.after-commit');
    return more.flat();
  }

  /** One batch of some shards of a producer; answers those that may have more. The locks are the transaction's own: whoever lost them cannot commit. */
  private relayOf(producer: ServiceName, shards: readonly number[]): Promise<number[]> {
    const { pool, batch = 500 } = this.options;
    return inTransaction(pool, 'BEGIN', async (tx) => {
      const [mine, unsent] = await Promise.all([tryShards(tx, 'relay', producer, shards), readUnsent(tx, producer, shards, batch)]);
      for (const shard of shards) if (!mine.has(shard)) this.events.contended(producer, shard);
      const found = unsent.filter(({ shard }) => mine.has(shard));
      if (found.length === 0) return [];
      await this.failpoints.hit('relay.after-read');
      const routes = [...Map.groupBy(found, ({ shard }) => shard)].map(([shard, rows]) => this.route(producer, shard, rows));
      const seqs = routes.flatMap(({ taken }) => taken.map(({ seq }) => seq));
      if (seqs.length > 0) await this.carry(tx, producer, merge(routes.map(({ bySubscriber }) => bySubscriber)), seqs);
      await this.failpoints.hit('relay.before-commit');
      tx.afterCommit(() => {
        for (const { shard, bySubscriber } of routes) for (const subscriber of bySubscriber.keys()) this.events.delivered(subscriber, shard);
      });
      return routes.filter(({ more }) => more).map(({ shard }) => shard);
    });
  }

  /** What of a shard's rows goes now, and whether it may have more. */
  private route(producer: ServiceName, shard: number, rows: readonly UnsentRow[]): RoutedBatch & { shard: number; more: boolean } {
    const { services, batch = 500, chooseTopic } = this.options;
    const topic = chooseTopic?.([...new Set(rows.map(({ type }) => topicOf(type)))]);
    if (chooseTopic !== undefined && topic === undefined) return { shard, more: false, taken: [], bySubscriber: new Map(), stoppedAt: undefined };
    const routed = routeBatch(rows, services, topic);
    const { taken, stoppedAt } = routed;
    if (stoppedAt !== undefined) this.reportStopped(producer, stoppedAt);
    return { ...routed, shard, more: taken.length > 0 && (taken.length < rows.length ? stoppedAt === undefined : rows.length === batch) };
  }

  /** Hands over, then marks; all of it travels with the commit. */
  protected async carry(tx: Tx, producer: ServiceName, bySubscriber: ReadonlyMap<ServiceName, readonly number[]>, seqs: readonly number[]): Promise<void> {
    const now = this.options.clock.now();
    for (const [subscriber, own] of bySubscriber) await this.intakes.get(subscriber)?.store(tx, outboxRows(producer, own), now);
    if (this.failpoints.active) await tx.flush();
    await this.failpoints.hit('relay.after-hand-over');
    markSent(tx, producer, seqs, now);
  }

  private reportStopped(producer: ServiceName, type: string): void {
    if (this.reported.has(type)) return;
    this.reported.add(type);
    this.options.onError?.(new Error(`Events of ${producer} wait from ${type} on: this release does not know it, or a subscriber is not in this database`));
  }
}

function merge(all: readonly ReadonlyMap<ServiceName, readonly number[]>[]): Map<ServiceName, readonly number[]> {
  const merged = new Map<ServiceName, readonly number[]>();
  for (const one of all) for (const [subscriber, seqs] of one) merged.set(subscriber, [...merged.get(subscriber) ?? [], ...seqs]);
  return merged;
}
