import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { inTransaction } from '@referrals/database';
import type pg from 'pg';
import type { Failpoints } from '../failpoints.js';
import { findUnsentShards } from '../relay/unsent-rows.js';
import { holdingShards } from '../run/session-locks.js';
import { ShardPump } from '../run/shard-pump.js';
import type { IdempotentProducer } from './idempotent-producer.js';
import { cutPieces, markSentNow, readSendable } from './sendable-rows.js';

export interface KafkaRelayOptions {
  readonly services: readonly { readonly service: ServiceName; readonly pool: pg.Pool }[];
  readonly producer: IdempotentProducer;
  readonly clock: Clock;
  readonly shards: number;
  readonly pollMs: number;
  readonly gatherMs: number;
  /** Rows of a shard in one piece of work. */
  readonly batch: number;
  readonly failpoints: Failpoints;
  /** Another process has the shard. */
  readonly contended: (producer: ServiceName, shard: number) => void;
  /** Events from this type on wait for a newer release. */
  readonly stopped: (producer: ServiceName, type: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Sends what stands unsent in the outboxes: of a shard in order, acknowledged by the brokers, then marked. */
export class KafkaRelay {
  private readonly pump: ShardPump;

  constructor(private readonly options: KafkaRelayOptions) {
    const { services, pollMs, gatherMs, onError } = options;
    this.pump = new ShardPump({
      concurrency: 1 + services.length, pollMs, gatherMs, onError, find: () => this.findUnsent(), work: (slots) => this.relay(slots),
    });
  }

  start(): void {
    this.pump.start();
  }

  wake(producer: ServiceName, shard: number): void {
    this.pump.wake(this.options.services.findIndex(({ service }) => service === producer) * this.options.shards + shard);
  }

  stop(): Promise<void> {
    return this.pump.stop();
  }

  private async findUnsent(): Promise<number[]> {
    const { services, shards } = this.options;
    const found = await Promise.all(services.map(async ({ service, pool }, index) =>
      (await inTransaction(pool, 'BEGIN', (tx) => findUnsentShards(tx, [service], shards))).map((slot) => index * shards + slot)));
    return found.flat();
  }

  private async relay(slots: readonly number[]): Promise<number[]> {
    const { services, shards } = this.options;
    const more = await Promise.all([...Map.groupBy(slots, (slot) => Math.floor(slot / shards))].map(async ([index, own]) => {
      const from = services[index];
      return from === undefined ? [] : (await this.relayOf(from.service, from.pool, own.map((slot) => slot % shards))).map((shard) => index * shards + shard);
    }));
    await this.options.failpoints.hit('relay.after-commit');
    return more.flat();
  }

  /** One batch of some shards of a producer; answers those that may have more. */
  private relayOf(service: ServiceName, pool: pg.Pool, shards: readonly number[]): Promise<number[]> {
    const { batch, clock, failpoints, producer } = this.options;
    return holdingShards(pool, service, shards, (client) => readSendable(client, service, shards, batch), async (client, held, found) => {
      for (const shard of shards) if (!held.has(shard)) this.options.contended(service, shard);
      const rows = found.filter(({ shard }) => held.has(shard));
      if (rows.length === 0) return [];
      await failpoints.hit('relay.after-read');
      const { pieces, stoppedAt } = cutPieces(rows);
      for (const type of stoppedAt.values()) this.options.stopped(service, type);
      for (const piece of pieces) {
        await producer.send(piece.map(({ envelope }) => envelope));
        await failpoints.hit('relay.after-hand-over');
        await markSentNow(client, service, piece.map(({ seq }) => seq), clock.now());
      }
      return [...held].filter((shard) => !stoppedAt.has(shard) && rows.filter((row) => row.shard === shard).length === batch);
    });
  }
}
