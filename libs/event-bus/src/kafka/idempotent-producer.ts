import type { EventEnvelope } from '@referrals/contracts';
import type { Kafka, Message as Outgoing, Producer, TopicMessages } from 'kafkajs';
import { topicOf } from '../inbox/plan-batch.js';
import { toKafka } from './cloud-events.js';
import { Partitioners } from './kafkajs.js';

/** A producer and what is on its way through it. */
interface InUse { readonly connected: Promise<Producer>; readonly sends: Set<Promise<unknown>> }

/**
 * Sends events in order, acknowledged by all copies in sync. After a failure nobody knows what arrived, and the broker counts the
 * messages of a producer: the next attempt is a new producer's, and whatever came twice the inbox knows.
 */
export class IdempotentProducer {
  private current: InUse | undefined;
  private readonly leaving = new Set<Promise<void>>();
  private failingSince: number | undefined;

  /** `last` may change a message as it leaves: for tests of what must not be changed. */
  constructor(private readonly kafka: Kafka, private readonly prefix: string, private readonly last: (message: Outgoing) => Outgoing = (message) => message) {}

  /** Since the first of the sends that failed without one that succeeded behind it, in milliseconds. */
  get failingMs(): number {
    return this.failingSince === undefined ? 0 : performance.now() - this.failingSince;
  }

  async send(events: readonly EventEnvelope[]): Promise<void> {
    const topicMessages = [...Map.groupBy(events, (event) => `${this.prefix}${topicOf(event.type)}`)]
      .map(([topic, own]): TopicMessages => ({ topic, messages: own.map((event) => this.last(toKafka(event))) }));
    const inUse = this.current ??= { connected: this.connect(), sends: new Set() };
    const sending = inUse.connected.then((producer) => producer.sendBatch({ acks: -1, topicMessages }));
    inUse.sends.add(sending);
    try {
      await sending;
      this.failingSince = undefined;
    } catch (error) {
      this.failingSince ??= performance.now();
      if (this.current === inUse) this.leave(inUse);
      throw error;
    } finally {
      inUse.sends.delete(sending);
    }
  }

  /** Nothing of it is open any more afterwards. Call when nobody sends. */
  async stop(): Promise<void> {
    if (this.current !== undefined) this.leave(this.current);
    await Promise.all(this.leaving);
  }

  /** Closed once nothing is on its way through it: a connection closed under a request opens again, and nobody would close that. */
  private leave({ connected, sends }: InUse): void {
    this.current = undefined;
    const left = Promise.allSettled(sends).then(() => connected).then((producer) => producer.disconnect()).catch(() => undefined);
    this.leaving.add(left);
    void left.then(() => this.leaving.delete(left));
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      // It has connections to the brokers before it has its number.
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
  }
}
