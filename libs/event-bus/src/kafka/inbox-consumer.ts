import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@referrals/contracts';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Failpoints } from '../failpoints.js';
import type { InboxReceiver } from '../inbox/inbox-receiver.js';
import type { Message } from '../inbox/read-message.js';
import { backOff } from '../run/back-off.js';
import { fromKafka } from './cloud-events.js';
import { RETRY } from './kafka-client.js';
import { groupOf, topicsFor } from './kafka-topics.js';

export interface InboxConsumerOptions {
  readonly kafka: Kafka;
  readonly service: ServiceName;
  readonly prefix: string;
  readonly receiver: InboxReceiver;
  readonly failpoints: Failpoints;
  /** After this long without a word a consumer counts as dead and its partitions go to others. */
  readonly sessionTimeoutMs: number;
  readonly delivered: (shard: number) => void;
  readonly onError: (error: unknown) => void;
}

/** Messages written at once. */
const CHUNK = 500;

/**
 * Brings a service's topics into its inbox: a batch is written and committed there, then its offset; no handler runs here. A group
 * without an offset reads from the beginning. While the database is away the batch is tried again in place, so the group is not left.
 * KafkaJS gives up for good after some errors, whatever it is told: then another consumer takes its place, until `stop`.
 */
export class InboxConsumer {
  private consumer: Consumer;
  private readonly ending = new AbortController();
  private replacing: Promise<void> | undefined;
  private heardAt = performance.now();

  constructor(protected readonly options: InboxConsumerOptions) {
    this.consumer = this.make();
  }

  /** Since the brokers last gave a sign of life to this consumer, in milliseconds. */
  get silentMs(): number {
    return performance.now() - this.heardAt;
  }

  /** @throws when the brokers cannot be reached; then `stop` it */
  async start(): Promise<void> {
    const { service, prefix } = this.options;
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: topicsFor(service).map((topic) => `${prefix}${topic}`), fromBeginning: true });
    await this.consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 3, eachBatch: (payload) => this.take(payload) });
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.replacing;
    await this.consumer.disconnect();
  }

  private make(): Consumer {
    const { kafka, service, prefix, sessionTimeoutMs } = this.options;
    const consumer = kafka.consumer({
      groupId: groupOf(prefix, service), allowAutoTopicCreation: false, sessionTimeout: sessionTimeoutMs, rebalanceTimeout: 2 * sessionTimeoutMs,
      heartbeatInterval: sessionTimeoutMs / 5, maxWaitTimeInMs: 500, maxBytesPerPartition: 524_288, maxBytes: 4_194_304, retry: { ...RETRY, restartOnFailure: async () => true },
    });
    const { GROUP_JOIN, HEARTBEAT, FETCH, CRASH } = consumer.events;
    const heard = (): void => { this.heardAt = performance.now(); };
    consumer.on(GROUP_JOIN, heard);
    consumer.on(HEARTBEAT, heard);
    consumer.on(FETCH, heard);
    consumer.on(CRASH, ({ payload }) => { if (!payload.restart) this.replacing ??= this.replace().finally(() => { this.replacing = undefined; }); });
    return consumer;
  }

  /** Another consumer in place of one that gave up, as soon as the brokers take it. */
  private async replace(): Promise<void> {
    for (let times = 1; ; times += 1) {
      await this.consumer.disconnect().catch(() => undefined);
      await pause(backOff(500, 10_000, times), undefined, { signal: this.ending.signal }).catch(() => undefined);
      if (this.ending.signal.aborted) return;
      this.consumer = this.make();
      try {
        return await this.start();
      } catch (error) {
        this.options.onError(error);
      }
    }
  }

  private async take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    for (let from = 0; from < batch.messages.length; from += CHUNK) {
      const chunk = batch.messages.slice(from, from + CHUNK);
      const last = chunk.at(-1);
      if (last === undefined || !payload.isRunning() || payload.isStale()) return;
      const received = await this.receive(chunk.map((message) => fromKafka(batch.topic, batch.partition, message)), payload, () => this.commit(payload, last.offset));
      if (!received) return;
      await payload.heartbeat();
    }
  }

  /** The inbox first, then the offset. False when the batch was left to whoever has the partition now. */
  protected async receive(messages: readonly Message[], payload: EachBatchPayload, commitOffset: () => Promise<void>): Promise<boolean> {
    const shards = await this.write(messages, payload);
    if (shards === undefined) return false;
    for (const shard of shards) this.options.delivered(shard);
    await commitOffset();
    return true;
  }

  /** Into the inbox, however long its database is away; undefined when the partition was taken away meanwhile or the process stops. */
  protected async write(messages: readonly Message[], payload: EachBatchPayload): Promise<readonly number[] | undefined> {
    for (let times = 1; ; times += 1) {
      try {
        return (await this.options.receiver.receive(messages)).shards;
      } catch (error) {
        this.options.onError(error);
      }
      await pause(backOff(100, 2_000, times), undefined, { signal: this.ending.signal }).catch(() => undefined);
      if (!payload.isRunning() || payload.isStale() || this.ending.signal.aborted) return undefined;
      await payload.heartbeat();
    }
  }

  private async commit({ batch, resolveOffset }: Pick<EachBatchPayload, 'batch' | 'resolveOffset'>, offset: string): Promise<void> {
    resolveOffset(offset);
    await this.consumer.commitOffsets([{ topic: batch.topic, partition: batch.partition, offset: String(BigInt(offset) + 1n) }]);
    await this.options.failpoints.hit('consumer.after-offset');
  }
}
