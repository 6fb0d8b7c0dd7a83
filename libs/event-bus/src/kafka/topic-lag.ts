import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@referrals/contracts';
import type { Admin, Kafka } from 'kafkajs';
import type { TopicLag } from '../transport.port.js';
import { groupOf, topicsFor } from './kafka-topics.js';

export interface TopicLagOptions {
  readonly kafka: Kafka;
  readonly prefix: string;
  readonly services: readonly ServiceName[];
  /** For so long an answer counts, whoever asks; a failure too. 10 s. */
  readonly freshMs?: number;
  /** Nobody who asks waits longer. 2 s. */
  readonly patienceMs?: number;
}

/**
 * How far the inboxes of this process are behind their topics, from the offsets the brokers keep. However often it is asked, they
 * are asked once in `freshMs`; while they do not answer, whoever asks hears `undefined` after `patienceMs` at most.
 */
export class TopicLagReader {
  private admin: Promise<Admin> | undefined;
  private reading: Promise<readonly TopicLag[] | undefined> | undefined;
  private last: { at: number; lags: readonly TopicLag[] | undefined } | undefined;

  constructor(private readonly options: TopicLagOptions) {}

  async read(): Promise<readonly TopicLag[] | undefined> {
    const { freshMs = 10_000, patienceMs = 2_000 } = this.options;
    if (this.last !== undefined && performance.now() < this.last.at + freshMs) return this.last.lags;
    this.reading ??= this.ask().catch(() => this.forget()).then((lags) => {
      this.last = { at: performance.now(), lags };
      this.reading = undefined;
      return lags;
    });
    return Promise.race([this.reading, pause(patienceMs, undefined, { ref: false })]);
  }

  /** After a reading under way: a connection closed under it would open again. */
  async stop(): Promise<void> {
    await this.reading;
    await this.forget();
  }

  private async ask(): Promise<readonly TopicLag[]> {
    const { kafka, prefix, services } = this.options;
    this.admin ??= connected(kafka);
    const admin = await this.admin;
    const wanted = services.map((service) => ({ service, topics: topicsFor(service) })).filter(({ topics }) => topics.length > 0);
    const names = [...new Set(wanted.flatMap(({ topics }) => topics))];
    const ends = new Map(await allEnded(names.map(async (topic) => [`${prefix}${topic}`, await admin.fetchTopicOffsets(`${prefix}${topic}`)] as const)));
    const lags = await allEnded(wanted.map(async ({ service, topics }) => {
      const committed = await admin.fetchOffsets({ groupId: groupOf(prefix, service), topics: topics.map((topic) => `${prefix}${topic}`) });
      return committed.map(({ topic, partitions }): TopicLag => {
        const behind = (ends.get(topic) ?? []).map(({ partition, high, low }) => {
          const offset = Number(partitions.find((one) => one.partition === partition)?.offset ?? -1);
          // A group without an offset reads from the beginning.
          return Number(high) - (offset < 0 ? Number(low) : offset);
        });
        return { subscriber: service, topic: topic.slice(prefix.length), messages: behind.reduce((sum, one) => sum + one, 0), partitionMost: Math.max(0, ...behind) };
      });
    }));
    return lags.flat();
  }

  /** The next reading is a new connection's. */
  private async forget(): Promise<undefined> {
    const admin = this.admin;
    this.admin = undefined;
    await admin?.then((one) => one.disconnect()).catch(() => undefined);
  }
}

/** As `Promise.all`, but none of them is under way any more when it throws: a connection closed under a request opens again. */
async function allEnded<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

async function connected(kafka: Kafka): Promise<Admin> {
  const admin = kafka.admin();
  await admin.connect();
  return admin;
}
