import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { eventually } from '@referrals/testing';
import type { Admin, Kafka, Producer } from 'kafkajs';
import type { KafkaVariant } from '../conformance/fixtures/kafka.fixture.js';
import { kafkaUnderTest } from '../conformance/kafka-under-test.js';
import { describeOnBroker } from '../conformance/test-broker.js';
import type { World } from '../conformance/world.js';
import { createKafka } from './kafka-client.js';
import { TopicLagReader } from './topic-lag.js';

const TOPIC = 'directory.register';
const nobody = undefined as unknown as World;

describeOnBroker('on a real broker', (address) => describe('how far inboxes are behind', () => {
  let under: Awaited<ReturnType<NonNullable<ReturnType<typeof kafkaUnderTest>['prepare']>>>;
  let kafka: Kafka;
  let admin: Admin;
  let producer: Producer;
  let prefix: string;
  let connections = 0;
  const reader = (freshMs = 0): TopicLagReader => new TopicLagReader({ kafka, prefix, services: SERVICES, freshMs, patienceMs: 1_000 });
  const commit = (service: ServiceName, ...offsets: [partition: number, offset: number][]) =>
    admin.setOffsets({ groupId: `${prefix}${service}`, topic: `${prefix}${TOPIC}`, partitions: offsets.map(([partition, offset]) => ({ partition, offset: String(offset) })) });

  beforeAll(async () => {
    const prepared = await kafkaUnderTest(address).prepare?.();
    if (prepared === undefined) throw new Error('Nothing was prepared');
    under = prepared;
    const { settings, gate } = JSON.parse(under.variant) as KafkaVariant;
    prefix = settings.prefix;
    kafka = createKafka(settings, 'lag', () => undefined, ({ onConnect }) => {
      connections += 1;
      return connect({ port: gate, host: '127.0.0.1' }).once('connect', onConnect);
    });
    const direct = createKafka(settings, 'lag', () => undefined);
    admin = direct.admin();
    await admin.connect();
    producer = direct.producer({ idempotent: true, retry: { retries: 20 } });
    await producer.connect();
    await producer.send({ topic: `${prefix}${TOPIC}`, messages: [0, 0, 0, 7, 7].map((partition) => ({ partition, value: '{}' })) });
  }, 30_000);
  afterAll(async () => {
    await producer.disconnect();
    await admin.disconnect();
    await under.release();
  });

  it('is counted from the beginning for a group without an offset, and from its offset for one that has it', async () => {
    await commit('mandatory-reporting', [0, 1], [7, 2]);
    const own = reader();
    const lags = await own.read() ?? [];
    await own.stop();
    const of = (subscriber: ServiceName) => lags.find((one) => one.subscriber === subscriber && one.topic === TOPIC);
    expect(of('mandatory-reporting')).toEqual({ subscriber: 'mandatory-reporting', topic: TOPIC, messages: 2, partitionMost: 2 });
    expect(of('referral-desk')).toEqual({ subscriber: 'referral-desk', topic: TOPIC, messages: 5, partitionMost: 3 });
    // Of a topic that it does not hear it is never behind.
    expect(lags.find(({ subscriber, topic }) => subscriber === 'mandatory-reporting' && topic === 'mandatory-reporting.report')).toBeUndefined();
  });

  it('is asked of the brokers once, however often and at the same time somebody wants to know', async () => {
    const own = reader(60_000);
    const first = await Promise.all([own.read(), own.read(), own.read()]);
    await producer.send({ topic: `${prefix}mandatory-reporting.report`, messages: [{ value: '{}' }] });
    const after = connections;
    for (let times = 0; times < 20; times += 1) expect(await own.read()).toEqual(first[0]);
    expect(connections).toBe(after);
    expect(first[1]).toEqual(first[0]);
    await own.stop();
  });

  it('is not known while the broker is away, which is said soon, and known again when it is back', async () => {
    const own = reader();
    expect(await own.read()).toBeDefined();
    await under.cut(nobody);
    const began = performance.now();
    expect(await own.read()).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(3_000);
    await under.mend(nobody);
    await eventually(async () => expect(await own.read()).toBeDefined(), { timeoutMs: 30_000 });
    await own.stop();
  });
}));
