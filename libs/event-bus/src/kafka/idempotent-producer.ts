import type { EventEnvelope } from '@referrals/contracts';
import type { Kafka, Message as Outgoing, Producer, TopicMessages } from 'kafkajs';
import { topicOf } from '../inbox/plan-batch.js';
import { toKafka } from './cloud-events.js';
import { OneAtATime } from '../run/one-at-a-time.js';
import { Partitioners } from './kafkajs.js';

/**
 * Sends events in order, acknowledged by all copies in sync. After a failure nobody knows what arrived, and the broker counts the
 * messages of a producer: the next attempt is a new producer's, and whatever came twice the inbox knows.
 *
 * One send at a time. KafkaJS gives the number of a message whose answer was lost to whatever is sent next; the broker, which had
 * written it, would take another's message for the same once more, say that it has it, and keep nothing of it.
 */
export class IdempotentProducer {
  private current: Promise<Producer> | undefined;
  private readonly sends = new OneAtATime();
  private readonly leaving = new Set<Promise<void>>();
  private failingSince: number | undefined;

  /** `last` may change a message as it leaves: for tests of what must not be changed. */
  constructor(private readonly kafka: Kafka, private readonly prefix: string, private readonly last: (message: Outgoing) => Outgoing = (message) => message) {}

  /** Since the first of the sends that failed without one that succeeded behind it, in milliseconds. */
  get failingMs(): number {
    return this.failingSince === undefined ? 0 : performance.now() - this.failingSince;
  }

  /** Resolves once all of it is acknowledged; behind whatever was given before, however that ends. Each event on its own topic, or all on one. */
  send(events: readonly EventEnvelope[], topic?: string): Promise<void> {
    return this.sends.run(() => this.sendNow(events, topic));
  }

  protected async sendNow(events: readonly EventEnvelope[], onTopic?: string): Promise<void> {
    const topicMessages = [...Map.groupBy(events, (event) => `${this.prefix}${onTopic ?? topicOf(event.type)}`)]
      .map(([topic, own]): TopicMessages => ({ topic, messages: own.map((event) => this.last(toKafka(event))) }));
    const current = this.current ??= this.connect();
    try {
      await (await current).sendBatch({ acks: -1, topicMessages });
      this.failingSince = undefined;
    } catch (error) {
      this.failingSince ??= performance.now();
      this.leave(current);
      throw error;
    }
  }

  /** Nothing of it is open any more afterwards. Call when nobody sends. */
  async stop(): Promise<void> {
    await this.sends.run(() => Promise.resolve());
    if (this.current !== undefined) this.leave(this.current);
    await Promise.all(this.leaving);
  }

  private leave(connected: Promise<Producer>): void {
    this.current = undefined;
    const left = connected.then((producer) => producer.disconnect()).catch(() => undefined);
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
