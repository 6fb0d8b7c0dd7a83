import type { EventEnvelope } from '@referrals/contracts';
import type { Kafka, Message as Outgoing, Producer, TopicMessages } from 'kafkajs';
import { topicOf } from '../inbox/plan-batch.js';
import { toKafka } from './cloud-events.js';
import { Partitioners } from './kafkajs.js';

/**
 * Sends events in order, acknowledged by all copies in sync. After a failure nobody knows what arrived, and the broker counts the
 * messages of a producer: the next attempt is a new producer's, and whatever came twice the inbox knows.
 */
export class IdempotentProducer {
  private current: Promise<Producer> | undefined;
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
    const producer = this.connected();
    try {
      await (await producer).sendBatch({ acks: -1, topicMessages });
      this.failingSince = undefined;
    } catch (error) {
      this.failingSince ??= performance.now();
      if (this.current === producer) this.current = undefined;
      void producer.then((one) => one.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  async stop(): Promise<void> {
    const producer = this.current;
    this.current = undefined;
    await producer?.then((one) => one.disconnect()).catch(() => undefined);
  }

  private connected(): Promise<Producer> {
    this.current ??= (async () => {
      const producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
      await producer.connect();
      return producer;
    })();
    return this.current;
  }
}
