import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@referrals/testing';
import type { Consumer, EachBatchPayload, Kafka, Producer } from 'kafkajs';
import type { KafkaVariant } from '../conformance/fixtures/kafka.fixture.js';
import { kafkaUnderTest } from '../conformance/kafka-under-test.js';
import { describeOnBroker } from '../conformance/test-broker.js';
import type { World } from '../conformance/world.js';
import { Failpoints } from '../failpoints.js';
import type { InboxReceiver, Received } from '../inbox/inbox-receiver.js';
import type { Message } from '../inbox/read-message.js';
import { InboxConsumer } from './inbox-consumer.js';
import { createKafka } from './kafka-client.js';
import { groupOf } from './kafka-topics.js';
import { KafkaJSError, KafkaJSNonRetriableError } from './kafkajs.js';
import { readAgain } from './read-again.js';

const TOPIC = 'mandatory-reporting.report';
const nobody = undefined as unknown as World;
/** Number of the request in Kafka's protocol. */
const JOIN_GROUP = 11;

/** Takes what comes, or fails with what was put there. What counts as taken has its offset committed: no later test is given it again. */
class Taking extends InboxConsumer {
  readonly taken: string[] = [];
  next: Error | undefined;
  always: Error | undefined;
  readonly begun: string[] = [];
  slow: Promise<void> | undefined;

  protected override async receive(messages: readonly Message[], _payload: EachBatchPayload, commitOffset: () => Promise<void>): Promise<boolean> {
    this.begun.push(...messages.map(({ bytes }) => bytes.toString()));
    await this.slow;
    const failure = this.next;
    this.next = undefined;
    if (failure !== undefined) throw failure;
    if (this.always !== undefined) throw this.always;
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
  let settings: KafkaVariant['settings'];
  let consumer: Taking;
  const open = new Set<Socket>();
  /** So many requests to join break their connection. */
  let joinsToBreak = 0;
  let joins = 0;

  /** A way through the gate on which what is written is looked at first: length, then the number of the request. */
  const watched = (gate: number, onConnect: () => void): Socket => {
    const socket = connect({ port: gate, host: '127.0.0.1' }).once('connect', onConnect).once('close', () => open.delete(socket));
    open.add(socket);
    const write = socket.write.bind(socket) as (bytes: Buffer, done?: () => void) => boolean;
    socket.write = ((bytes: Buffer, done?: () => void) => {
      if (bytes.readInt16BE(4) !== JOIN_GROUP) return write(bytes, done);
      joins += 1;
      if (joinsToBreak === 0) return write(bytes, done);
      joinsToBreak -= 1;
      socket.destroy(new Error('cut'));
      return false;
    }) as typeof socket.write;
    return socket;
  };
  const send = (value: string) => producer.send({ topic: `${prefix}${TOPIC}`, messages: [{ key: 'one', value }] });

  /** Joins the group and is cut off: whoever joins after it waits until the broker has given it up. */
  const deadMember = async (): Promise<Consumer> => {
    const sockets = new Set<Socket>();
    let cut = false;
    const client = createKafka(settings, 'dead', () => undefined, ({ onConnect, host, port }) => {
      const socket = connect({ host, port }).once('connect', onConnect);
      sockets.add(socket);
      if (cut) socket.destroy(new Error('cut'));
      return socket;
    });
    const member = client.consumer({ groupId: groupOf(prefix, 'referral-desk'), sessionTimeout: 30_000, rebalanceTimeout: 6_000, retry: { retries: 0, restartOnFailure: async () => false } });
    await member.connect();
    await member.subscribe({ topics: [`${prefix}${TOPIC}`] });
    const joined = new Promise((done) => { member.on(member.events.GROUP_JOIN, done); });
    await member.run({ eachMessage: async () => undefined });
    await joined;
    cut = true;
    for (const socket of sockets) socket.destroy(new Error('cut'));
    return member;
  };

  beforeAll(async () => {
    const prepared = await kafkaUnderTest(address).prepare?.();
    if (prepared === undefined) throw new Error('Nothing was prepared');
    under = prepared;
    const variant = JSON.parse(under.variant) as KafkaVariant;
    const { gate } = variant;
    settings = variant.settings;
    prefix = settings.prefix;
    kafka = createKafka(settings, 'consumer', () => undefined, ({ onConnect }) => watched(gate, onConnect));
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
    await expect(readAgain(createKafka(settings, 'again', () => undefined), prefix, ['referral-desk'])).rejects.toMatchObject({ name: 'GroupInUse', service: 'referral-desk' });
    consumer.next = new KafkaJSNonRetriableError('as some answers of a broker are');
    await send('while');
    await send('after');
    await eventually(() => expect(consumer.taken).toEqual(['before', 'while', 'after']), { timeoutMs: 30_000 });
  }, 60_000);

  it('is replaced again when its place-taker gives up while it joins', async () => {
    // Once more than a client tries it.
    joinsToBreak = 7;
    consumer.next = new KafkaJSNonRetriableError('as some answers of a broker are');
    const before = consumer.taken.length;
    await send('much later');
    await eventually(() => expect(consumer.taken.slice(before)).toEqual(['much later']), { timeoutMs: 50_000 });
    expect(joinsToBreak).toBe(0);
  }, 60_000);

  it('knows for how long the brokers have been silent, and hears them again when they are back', async () => {
    await eventually(() => expect(consumer.silentMs).toBeLessThan(1_000), { timeoutMs: 20_000 });
    await under.cut(nobody);
    await eventually(() => expect(consumer.silentMs).toBeGreaterThan(4_000), { timeoutMs: 20_000 });
    await under.mend(nobody);
    await eventually(() => expect(consumer.silentMs).toBeLessThan(1_000), { timeoutMs: 40_000 });
  }, 90_000);

  it('leaves nothing behind when it is stopped while it joins its group', async () => {
    const dead = await deadMember();
    // An error that passes by itself, which KafkaJS alone would answer by starting again.
    consumer.always = new KafkaJSError('as when the network fails', { retriable: true });
    const before = joins;
    await producer.send({ topic: `${prefix}${TOPIC}`, messages: Array.from({ length: 12 }, (_, partition) => ({ partition, value: 'at the end' })) });
    await eventually(() => expect(joins).toBeGreaterThan(before), { timeoutMs: 20_000 });
    await consumer.stop();
    // Nobody joins behind the back of whoever stopped it.
    const admin = createKafka(settings, 'looks', () => undefined).admin();
    await admin.connect();
    await eventually(async () => expect((await admin.describeGroups([groupOf(prefix, 'referral-desk')])).groups).toMatchObject([{ state: 'Empty' }]), { timeoutMs: 30_000 });
    await admin.disconnect();
    await eventually(() => expect(open.size).toBe(0), { timeoutMs: 5_000 });
    await dead.disconnect();
  }, 60_000);

  it('writes what comes from several partitions together, and each alone once that failed', async () => {
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
      await eventually(() => expect(writes.slice(1).flat().toSorted()).toEqual([...keys, ...Array<string>(12).fill('at the end')].toSorted()), { timeoutMs: 20_000 });
    } finally {
      await together.stop();
    }
    const [first = [], ...then] = writes;
    expect(first.length).toBeGreaterThan(1);
    // As many as the first held partitions: none of them beside another's any more.
    expect(then.length).toBeGreaterThan(1);
    expect(then.every((write) => write.length < first.length)).toBe(true);
  }, 60_000);

  it('reads from the first event again once its group has forgotten where it was', async () => {
    const again = createKafka(settings, 'again', () => undefined);
    // The second time there is no group to forget any more.
    for (let times = 0; times < 2; times += 1) await readAgain(again, prefix, ['referral-desk']);
    const reader = new Taking({
      kafka: again, service: 'referral-desk', prefix, receiver: undefined as unknown as InboxReceiver, failpoints: new Failpoints(), sessionTimeoutMs: 1_500, gatherMs: 0,
      delivered: () => undefined, onError: () => undefined,
    });
    try {
      await reader.start();
      await eventually(() => expect(reader.taken.filter((value) => ['before', 'while', 'after'].includes(value))).toEqual(['before', 'while', 'after']), { timeoutMs: 20_000 });
    } finally {
      await reader.stop();
    }
  }, 60_000);

  it('thrown out of its group in the midst of a batch, leaves the batch to whoever has it now, and goes on', async () => {
    const client = createKafka(settings, 'slow', () => undefined);
    const made = (slow?: Promise<void>): Taking => {
      const one = new Taking({
        kafka: client, service: 'referral-desk', prefix, receiver: undefined as unknown as InboxReceiver, failpoints: new Failpoints(), sessionTimeoutMs: 1_500, gatherMs: 0,
        delivered: () => undefined, onError: () => undefined,
      });
      one.slow = slow;
      return one;
    };
    let goOn = (): void => undefined;
    const stuck = made(new Promise((done) => { goOn = done; }));
    const other = made();
    try {
      await stuck.start();
      await send('in the midst');
      await eventually(() => expect(stuck.begun).toContain('in the midst'), { timeoutMs: 20_000 });
      // Joins once the broker has given the first one up, which says nothing while it is stuck.
      await other.start();
      await eventually(() => expect(other.taken).toContain('in the midst'), { timeoutMs: 20_000 });
      expect(stuck.taken).not.toContain('in the midst');
      stuck.slow = undefined;
      goOn();
      await producer.send({ topic: `${prefix}${TOPIC}`, messages: Array.from({ length: 12 }, (_, partition) => ({ partition, value: `behind it ${partition}` })) });
      const behind = Array.from({ length: 12 }, (_, partition) => `behind it ${partition}`);
      await eventually(() => expect([...new Set([...stuck.taken, ...other.taken])]).toEqual(expect.arrayContaining(behind)), { timeoutMs: 30_000 });
    } finally {
      goOn();
      await Promise.all([stuck.stop(), other.stop()]);
    }
  }, 90_000);
}));
