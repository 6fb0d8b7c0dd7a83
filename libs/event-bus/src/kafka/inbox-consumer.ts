import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@referrals/contracts';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Failpoints } from '../failpoints.js';
import type { InboxReceiver } from '../inbox/inbox-receiver.js';
import type { Message } from '../inbox/read-message.js';
import { backOff } from '../run/back-off.js';
import { Gathered } from '../run/gathered.js';
import { fromKafka } from './cloud-events.js';
import { RETRY } from './kafka-client.js';
import { groupOf, historyGroupOf, historyTopicOf, topicsFor } from './kafka-topics.js';

export interface InboxConsumerOptions {
  readonly kafka: Kafka;
  readonly service: ServiceName;
  readonly prefix: string;
  /** Of histories instead of what is live. */
  readonly history?: boolean;
  readonly receiver: Pick<InboxReceiver, 'receive'>;
  readonly failpoints: Failpoints;
  /** After this long without a word a consumer counts as dead and its partitions go to others. */
  readonly sessionTimeoutMs: number;
  /** At least this long from one write into the inbox to the next, so that what comes meanwhile goes together. */
  readonly gatherMs: number;
  readonly delivered: (shard: number) => void;
  readonly onError: (error: unknown) => void;
}

/** Messages of a partition written at once. */
const CHUNK = 500;
/** More than a service has partitions: whatever one answer of a broker holds is written together. */
const PARTITIONS_AT_ONCE = 256;

/**
 * Brings a service's topics into its inbox: a batch is written and committed there, then its offset; no handler runs here. Batches of
 * several partitions share a transaction, and their offsets a request. A group without an offset reads from the beginning. While the
 * database is away the batch is tried again in place, so the group is not left.
 * Whenever KafkaJS gives up another consumer takes its place, until `stop`. It is never let start itself again: nobody could wait for
 * that, and a join under way when the process ends would go on, and hold it open.
 */
export class InboxConsumer {
  private consumer: Consumer;
  private readonly ending = new AbortController();
  private gaveUp: Consumer | undefined;
  private replacing: Promise<void> | undefined;
  private heardAt = performance.now();
  private readonly writes: Gathered<readonly Message[], void>;
  private readonly commits = new Gathered<Offset, void>((offsets) => this.consumer.commitOffsets([...offsets]));

  constructor(protected readonly options: InboxConsumerOptions) {
    this.consumer = this.make();
    this.writes = new Gathered((batches) => this.store(batches.flat()), options.gatherMs);
  }

  /** Since the brokers last gave a sign of life to this consumer, in milliseconds. */
  get silentMs(): number {
    return performance.now() - this.heardAt;
  }

  /** @throws when the brokers cannot be reached; then `stop` it */
  async start(): Promise<void> {
    const { service, prefix, history } = this.options;
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: (history ? [historyTopicOf(service)] : topicsFor(service)).map((topic) => `${prefix}${topic}`), fromBeginning: true });
    await this.consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: PARTITIONS_AT_ONCE, eachBatch: (payload) => this.take(payload) });
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.replacing;
    await this.consumer.disconnect();
  }

  private make(): Consumer {
    const { kafka, service, prefix, history, sessionTimeoutMs } = this.options;
    const consumer = kafka.consumer({
      groupId: (history ? historyGroupOf : groupOf)(prefix, service), allowAutoTopicCreation: false, sessionTimeout: sessionTimeoutMs, rebalanceTimeout: 2 * sessionTimeoutMs,
      heartbeatInterval: sessionTimeoutMs / 5, maxWaitTimeInMs: 500, maxBytesPerPartition: 524_288, maxBytes: 4_194_304, retry: { ...RETRY, restartOnFailure: async () => false },
    });
    const { GROUP_JOIN, HEARTBEAT, FETCH, CRASH } = consumer.events;
    const heard = (): void => { this.heardAt = performance.now(); };
    consumer.on(GROUP_JOIN, heard);
    consumer.on(HEARTBEAT, heard);
    consumer.on(FETCH, heard);
    consumer.on(CRASH, () => {
      if (consumer !== this.consumer) return;
      this.gaveUp = consumer;
      this.replaceIfNeeded();
    });
    return consumer;
  }

  private replaceIfNeeded(): void {
    if (this.gaveUp !== this.consumer || this.ending.signal.aborted) return;
    this.replacing ??= this.replace().finally(() => {
      this.replacing = undefined;
      this.replaceIfNeeded();
    });
  }

  /** Another consumer in place of one that gave up, as soon as the brokers take it: one that gives up while it joins is replaced, too. */
  private async replace(): Promise<void> {
    for (let times = 1; this.gaveUp === this.consumer; times += 1) {
      await this.consumer.disconnect().catch(() => undefined);
      await pause(backOff(500, 2_000, times), undefined, { signal: this.ending.signal }).catch(() => undefined);
      if (this.ending.signal.aborted) return;
      this.consumer = this.make();
      try {
        await this.start();
      } catch (error) {
        this.options.onError(error);
        this.gaveUp = this.consumer;
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
    if (!(await this.write(messages, payload))) return false;
    await commitOffset();
    return true;
  }

  /**
   * Into the inbox, however long its database is away; false when the partition was taken away meanwhile or the process stops. What
   * failed beside others goes alone from then on, so that none can hold up another's partition.
   */
  private async write(messages: readonly Message[], payload: EachBatchPayload): Promise<boolean> {
    for (let times = 1; ; times += 1) {
      try {
        await (times === 1 ? this.writes.run(messages) : this.store(messages));
        return true;
      } catch (error) {
        this.options.onError(error);
      }
      await pause(backOff(100, 2_000, times), undefined, { signal: this.ending.signal }).catch(() => undefined);
      if (!payload.isRunning() || payload.isStale() || this.ending.signal.aborted) return false;
      await payload.heartbeat();
    }
  }

  private async store(messages: readonly Message[]): Promise<void> {
    const { shards } = await this.options.receiver.receive(messages);
    for (const shard of shards) this.options.delivered(shard);
  }

  private async commit({ batch: { topic, partition }, resolveOffset }: Pick<EachBatchPayload, 'batch' | 'resolveOffset'>, offset: string): Promise<void> {
    resolveOffset(offset);
    await this.commits.run({ topic, partition, offset: String(BigInt(offset) + 1n) });
    await this.options.failpoints.hit('consumer.after-offset');
  }
}

interface Offset { readonly topic: string; readonly partition: number; readonly offset: string }
