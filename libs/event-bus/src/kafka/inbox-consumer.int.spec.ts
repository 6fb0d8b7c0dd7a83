import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import type { EachBatchPayload, Kafka, Producer } from 'kafkajs';
import type { KafkaVariant } from '../conformance/fixtures/kafka.fixture.js';
import { kafkaUnderTest } from '../conformance/kafka-under-test.js';
import { describeOnBroker } from '../conformance/test-broker.js';
import type { World } from '../conformance/world.js';
import { Failpoints } from '../failpoints.js';
import type { InboxReceiver, Received } from '../inbox/inbox-receiver.js';
import type { Message } from '../inbox/read-message.js';
import { InboxConsumer } from './inbox-consumer.js';
import { createKafka } from './kafka-client.js';
import { KafkaJSNonRetriableError } from './kafkajs.js';

const TOPIC = 'mandatory-reporting.report';
const nobody = undefined as unknown as World;

/** Takes what comes, or fails with what was put there. What counts as taken has its offset committed: no later test is given it again. */
class Taking extends InboxConsumer {
  readonly taken: string[] = [];
  next: Error | undefined;

  protected override async receive(messages: readonly Message[], _payload: EachBatchPayload, commitOffset: () => Promise<void>): Promise<boolean> {
    const failure = this.next;
    this.next = undefined;
    if (failure !== undefined) throw failure;
    await commitOffset();
    this.taken.push(...messages.map(({ bytes }) => bytes.toString()));
    return true;
  }
}

describeOnBroker('on a real broker', (address) => describe('a consumer', () => {
  let under: Awaited<ReturnType<NonNullable<ReturnType<typeof kafkaUnderTest>['prepare']>>>;
  let kafka: Kafka;
  let producer: Producer;
  let prefix: string;
  let consumer: Taking;
  const send = (value: string) => producer.send({ topic: `${prefix}${TOPIC}`, messages: [{ key: 'one', value }] });

  beforeAll(async () => {
    const prepared = await kafkaUnderTest(address).prepare?.();
    if (prepared === undefined) throw new Error('Nothing was prepared');
    under = prepared;
    const { settings, gate } = JSON.parse(under.variant) as KafkaVariant;
    prefix = settings.prefix;
    kafka = createKafka(settings, 'consumer', () => undefined, ({ onConnect }) => connect({ port: gate, host: '127.0.0.1' }).once('connect', onConnect));
    producer = createKafka(settings, 'sender', () => undefined).producer();
    await producer.connect();
    consumer = new Taking({
      kafka, service: 'referral-desk', prefix, receiver: undefined as unknown as InboxReceiver, failpoints: new Failpoints(), sessionTimeoutMs: 1_500, gatherMs: 0,
      delivered: () => undefined, onError: () => undefined,
    });
    await consumer.start();
  }, 60_000);
  afterAll(async () => {
    await consumer.stop();
    await producer.disconnect();
    await under.release();
  }, 60_000);

  it('is replaced when its client gives up for good, and misses nothing', async () => {
    await send('before');
    await eventually(() => expect(consumer.taken).toEqual(['before']), { timeoutMs: 20_000 });
    consumer.next = new KafkaJSNonRetriableError('as some answers of a broker are');
    await send('while');
    await send('after');
    await eventually(() => expect(consumer.taken).toEqual(['before', 'while', 'after']), { timeoutMs: 30_000 });
  }, 60_000);

  it('knows for how long the brokers have been silent, and hears them again when they are back', async () => {
    await eventually(() => expect(consumer.silentMs).toBeLessThan(1_000), { timeoutMs: 20_000 });
    await under.cut(nobody);
    await eventually(() => expect(consumer.silentMs).toBeGreaterThan(4_000), { timeoutMs: 20_000 });
    await under.mend(nobody);
    await eventually(() => expect(consumer.silentMs).toBeLessThan(1_000), { timeoutMs: 40_000 });
  }, 90_000);

  it('writes what comes from several partitions together, and each alone once that failed', async () => {
    await consumer.stop();
    const keys = ['one', 'two', 'three', 'four', 'five', 'six'];
    await producer.send({ topic: `${prefix}${TOPIC}`, messages: keys.map((key) => ({ key, value: key })) });
    const writes: string[][] = [];
    const together = new InboxConsumer({
      kafka, service: 'referral-desk', prefix, failpoints: new Failpoints(), sessionTimeoutMs: 1_500, gatherMs: 0, delivered: () => undefined, onError: () => undefined,
      receiver: {
        async receive(messages): Promise<Received> {
          writes.push(messages.map(({ bytes }) => bytes.toString()));
          if (writes.length === 1) throw new Error('one of them cannot be written');
          return { events: messages.length, skipped: 0, quarantined: 0, shards: [] };
        },
      },
    });
    try {
      await together.start();
      await eventually(() => expect(writes.slice(1).flat().toSorted()).toEqual(keys.toSorted()), { timeoutMs: 20_000 });
    } finally {
      await together.stop();
    }
    const [first = [], ...then] = writes;
    expect(first.length).toBeGreaterThan(1);
    // As many as the first held partitions: none of them beside another's any more.
    expect(then.length).toBeGreaterThan(1);
    expect(then.every((write) => write.length < first.length)).toBe(true);
  }, 60_000);
}));
