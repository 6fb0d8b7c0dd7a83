import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import { inTransaction } from '@referrals/database';
import type { Kafka } from 'kafkajs';
import type pg from 'pg';
import { Failpoints } from '../failpoints.js';
import { InboxReceiver } from '../inbox/inbox-receiver.js';
import { backOff } from '../run/back-off.js';
import { readBacklog } from '../relay/unsent-rows.js';
import type { HistoryPiece, OutboxBacklog, TopicLag, Transport, TransportEvents, TransportState } from '../transport.port.js';
import { askBrokers, BrokersNotReached } from './ask-brokers.js';
import { IdempotentProducer } from './idempotent-producer.js';
import { InboxConsumer, type InboxConsumerOptions } from './inbox-consumer.js';
import { KafkaRelay } from './kafka-relay.js';
import { hasHistoryToCome } from '../join/subscriptions.js';
import { findTopicFaults, historyTopicOf, topicsFor } from './kafka-topics.js';
import { cutPieces, readStretch } from './sendable-rows.js';
import type { KafkaSettings } from './kafka-settings.js';
import { TopicLagReader } from './topic-lag.js';

export interface KafkaTransportOptions {
  readonly kafka: Kafka;
  readonly settings: KafkaSettings;
  /** The services of this process, each with connections of its bus role to its own database. */
  readonly services: readonly { readonly service: ServiceName; readonly pool: pg.Pool }[];
  /** The machine's. */
  readonly clock: Clock;
  /** By which the services date what they leave in their outboxes; `clock` unless said. */
  readonly dated?: Clock;
  readonly shards: number;
  /** After this long without a word a consumer counts as dead; 10 s. */
  readonly sessionTimeoutMs?: number;
  readonly pollMs?: number;
  /** From one piece of work to the next, sending and receiving, so that what comes meanwhile goes together. */
  readonly gatherMs?: number;
  /** Rows of a shard in one piece of work. */
  readonly batch?: number;
  readonly failpoints?: Failpoints;
  readonly onError?: (error: unknown) => void;
}

/** Without a sign of life from the brokers for so long they count as away. */
const AWAY_MS = 15_000;
/** A send, a write and a commit cost a request each, whatever they carry. */
const GATHER_MS = 40;

/**
 * Carries events over Apache Kafka: a relay sends what the outboxes hold, a consumer for each service brings its topics into its inbox.
 * It waits for its brokers, and for topics whose settings keep the promise, by itself.
 */
export class KafkaTransport implements Transport {
  readonly name = 'kafka';
  readonly features = { replicas: true, foreignBytes: true, acknowledged: true };
  private readonly failpoints: Failpoints;
  private readonly relay: KafkaRelay;
  private readonly producer: IdempotentProducer;
  /** Of histories, so that what is live never waits behind them. */
  private readonly past: IdempotentProducer;
  private readonly consumers = new Map<ServiceName, InboxConsumer>();
  private readonly historyConsumers = new Map<ServiceName, InboxConsumer>();
  private readonly receivers = new Map<ServiceName, InboxReceiver>();
  private readonly lags: TopicLagReader;
  private readonly ending = new AbortController();
  private readonly reported = new Set<string>();
  private events: TransportEvents = { delivered: () => undefined, contended: () => undefined };
  private connecting: Promise<void> | undefined;
  private now: TransportState = { state: 'waiting', detail: 'BROKERS_NOT_REACHED' };

  constructor(protected readonly options: KafkaTransportOptions) {
    this.failpoints = options.failpoints ?? new Failpoints();
    this.producer = this.makeProducer();
    this.past = this.makeProducer();
    this.lags = new TopicLagReader({ kafka: options.kafka, prefix: options.settings.prefix, services: options.services.map(({ service }) => service) });
    this.relay = new KafkaRelay({
      services: options.services, producer: this.producer, clock: options.clock, shards: options.shards, failpoints: this.failpoints,
      pollMs: options.pollMs ?? 200, gatherMs: options.gatherMs ?? GATHER_MS, batch: options.batch ?? 100,
      contended: (producer, shard) => this.events.contended(producer, shard),
      stopped: (producer, type) => this.report(`Events of ${producer} wait from ${type} on: this release does not know it`),
      onError: (error) => options.onError?.(error),
    });
  }

  /** Returns at once; what it waits for is said by `state`. */
  async start(events: TransportEvents): Promise<void> {
    this.events = events;
    this.connecting ??= this.connect();
  }

  wake(producer: ServiceName, shard: number): void {
    this.relay.wake(producer, shard);
  }

  /** On the subscriber's own topic, with the key it always has; acknowledged. */
  async carryHistory(piece: HistoryPiece): Promise<void> {
    const pool = this.options.services.find(({ service }) => service === piece.producer)?.pool;
    if (pool === undefined) throw new Error(`${piece.producer} is not in this process`);
    const rows = await inTransaction(pool, 'BEGIN', (tx) => readStretch(tx, piece));
    for (const cut of cutPieces(rows).pieces) await this.past.send(cut.map(({ envelope }) => envelope), historyTopicOf(piece.subscriber));
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.connecting;
    await this.relay.stop();
    await Promise.all([...this.allConsumers()].map((consumer) => consumer.stop()));
    await Promise.all([this.producer.stop(), this.past.stop(), this.lags.stop()]);
  }

  state(): TransportState {
    if (this.now.state !== 'ok') return this.now;
    const away = this.producer.failingMs > AWAY_MS || this.allConsumers().some(({ silentMs }) => silentMs > AWAY_MS);
    return away ? { state: 'degraded', detail: 'BROKERS_NOT_REACHED' } : this.now;
  }

  backlog(): Promise<readonly OutboxBacklog[]> {
    const { services, clock, dated = clock } = this.options;
    return Promise.all(services.map(({ service, pool }) => inTransaction(pool, 'BEGIN', (tx) => readBacklog(tx, service, dated.now()))));
  }

  lag(): Promise<readonly TopicLag[] | undefined> {
    return this.now.state === 'ok' ? this.lags.read() : Promise.resolve(undefined);
  }

  skipped(): ReadonlyMap<ServiceName, number> {
    return new Map([...this.receivers].map(([service, { counters }]) => [service, counters.skipped]));
  }

  protected makeProducer(): IdempotentProducer {
    return new IdempotentProducer(this.options.kafka, this.options.settings.prefix);
  }

  protected makeConsumer(options: InboxConsumerOptions): InboxConsumer {
    return new InboxConsumer(options);
  }

  /** Until the brokers answer, their settings fit and every consumer has started. */
  private async connect(): Promise<void> {
    for (let times = 1; !this.ending.signal.aborted; times += 1) {
      try {
        const faults = await askBrokers(this.options.kafka, (admin) => findTopicFaults(admin, this.options.settings));
        if (faults.length === 0) {
          await this.startConsumers();
          this.relay.start();
          this.now = { state: 'ok' };
          return;
        }
        this.now = { state: 'waiting', detail: faults.join('; ').slice(0, 1_000) };
        for (const fault of faults) this.report(fault);
      } catch (error) {
        this.now = { state: 'waiting', detail: error instanceof BrokersNotReached ? error.code : 'BROKERS_NOT_REACHED' };
        this.options.onError?.(error);
      }
      await pause(backOff(200, 5_000, times), undefined, { signal: this.ending.signal }).catch(() => undefined);
    }
  }

  private allConsumers(): InboxConsumer[] {
    return [...this.consumers.values(), ...this.historyConsumers.values()];
  }

  private async startConsumers(): Promise<void> {
    for (const { service, pool } of this.options.services) {
      // Who listens to nothing has no group.
      if (topicsFor(service).length === 0) continue;
      if (!this.consumers.has(service)) this.consumers.set(service, await this.startConsumer(service, pool, false));
      const joins = !this.historyConsumers.has(service) && await inTransaction(pool, 'BEGIN', (tx) => hasHistoryToCome(tx, service));
      if (joins) this.historyConsumers.set(service, await this.startConsumer(service, pool, true));
    }
  }

  private async startConsumer(service: ServiceName, pool: pg.Pool, history: boolean): Promise<InboxConsumer> {
    const { kafka, settings, clock, shards, sessionTimeoutMs = 10_000, gatherMs = GATHER_MS, onError = () => undefined } = this.options;
    const receiver = new InboxReceiver({ service, pool, clock, shards, transport: this.name, failpoints: this.failpoints, history });
    if (!history) this.receivers.set(service, receiver);
    const consumer = this.makeConsumer({
      kafka, service, history, receiver, onError, sessionTimeoutMs, gatherMs, prefix: settings.prefix, failpoints: this.failpoints,
      delivered: (shard) => this.events.delivered(service, shard),
    });
    try {
      await consumer.start();
      return consumer;
    } catch (error) {
      // Half started, it would stay a member of its group beside the one that is made next.
      await consumer.stop().catch(() => undefined);
      throw error;
    }
  }

  private report(fault: string): void {
    if (this.reported.has(fault)) return;
    this.reported.add(fault);
    this.options.onError?.(new Error(fault));
  }
}
