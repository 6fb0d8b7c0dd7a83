import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ReportFiled, type EventEnvelope } from '@referrals/contracts';
import { eventually } from '@referrals/testing';
import type { Kafka } from 'kafkajs';
import { v7 } from 'uuid';
import type { KafkaVariant } from '../conformance/fixtures/kafka.fixture.js';
import { loseAnswers, PRODUCE } from '../conformance/fixtures/lost-answers.js';
import { kafkaUnderTest } from '../conformance/kafka-under-test.js';
import { describeOnBroker } from '../conformance/test-broker.js';
import { IdempotentProducer } from './idempotent-producer.js';
import { createKafka } from './kafka-client.js';

/** Kafka's number for the request by which a producer gets its own. */
const INIT_PRODUCER_ID = 22;

const anEvent = (): EventEnvelope => ({
  specversion: '1.0', id: v7(), source: '/mandatory-reporting', type: ReportFiled.type, subject: 'x', time: '2026-05-11T00:20:00.000Z', partitionkey: v7(),
  datacontenttype: 'application/json', data: {},
});

describeOnBroker('on a real broker', (address) => describe('a producer', () => {
  let under: Awaited<ReturnType<NonNullable<ReturnType<typeof kafkaUnderTest>['prepare']>>>;
  let kafka: Kafka;
  let prefix: string;
  const open = new Set<Socket>();
  /** Requests of this kind break their connection, so long as there are some to break. */
  let breaking: { readonly request: number; left: number } | undefined;
  let broken = 0;
  let asked: Buffer[] = [];
  /** The answer to the next produced batch is lost on its way back: the broker has written it. */
  let loseAnswer = false;
  /** Nobody resolves the broker's name. */
  let nameless = false;

  /** A way to the broker on which what is written is looked at first: length, then the number of the request. */
  const watched = ({ onConnect, host, port }: { onConnect: () => void; host: string; port: number }): Socket => {
    const socket = connect({ host: nameless ? 'broker.invalid' : host, port }).once('connect', onConnect).once('close', () => open.delete(socket));
    open.add(socket);
    const write = socket.write.bind(socket) as (bytes: Buffer, done?: () => void) => boolean;
    socket.write = ((bytes: Buffer, done?: () => void) => {
      asked.push(bytes);
      if (breaking === undefined || breaking.left === 0 || bytes.readInt16BE(4) !== breaking.request) return write(bytes, done);
      breaking.left -= 1;
      broken += 1;
      socket.destroy(new Error('cut'));
      return false;
    }) as typeof socket.write;
    return loseAnswers(socket, () => {
      const lost = loseAnswer;
      loseAnswer = false;
      return lost;
    });
  };

  beforeAll(async () => {
    const prepared = await kafkaUnderTest(address).prepare?.();
    if (prepared === undefined) throw new Error('Nothing was prepared');
    under = prepared;
    const { settings } = JSON.parse(under.variant) as KafkaVariant;
    prefix = settings.prefix;
    kafka = createKafka(settings, 'producer', () => undefined, watched);
    // Topics that were just made have no leader for a moment.
    const first = new IdempotentProducer(kafka, prefix);
    await eventually(() => first.send([anEvent()]), { timeoutMs: 20_000 });
    await first.stop();
  }, 30_000);
  beforeEach(() => {
    breaking = undefined;
    broken = 0;
    asked = [];
  });
  afterAll(() => under.release());

  it('is known to the broker by a number, so that nothing it repeats is kept twice, and waits for all copies', async () => {
    const producer = new IdempotentProducer(kafka, prefix);
    await producer.send([anEvent()]);
    await producer.stop();
    const kinds = asked.map((bytes) => bytes.readInt16BE(4));
    expect(kinds).toContain(INIT_PRODUCER_ID);
    const [produced] = asked.filter((bytes) => bytes.readInt16BE(4) === PRODUCE);
    // Behind length, kind, version and number of the request: the client's name, no transaction, and how many copies must have it.
    const name = 12;
    const transaction = name + 2 + (produced?.readInt16BE(name) ?? 0);
    expect([produced?.readInt16BE(transaction), produced?.readInt16BE(transaction + 2)]).toEqual([-1, -1]);
  });

  it('loses nothing of what is sent at the same time when the answer to one of them is lost', async () => {
    const producer = new IdempotentProducer(kafka, prefix);
    const first = anEvent();
    // The same case, so the same partition, and as many messages: to the broker it could be the first once more.
    const second = { ...anEvent(), ...(first.partitionkey === undefined ? {} : { partitionkey: first.partitionkey }) };
    await producer.send([anEvent()]);
    loseAnswer = true;
    const sent = await Promise.allSettled([producer.send([first]), producer.send([second])]);
    expect(loseAnswer).toBe(false);
    await producer.stop();
    const sentOnes = [first, second].filter((_, index) => sent[index]?.status === 'fulfilled').map(({ id }) => id);
    expect(sentOnes).not.toEqual([]);
    const found = new Set<string>();
    const reader = kafka.consumer({ groupId: `${prefix}reader` });
    await reader.connect();
    await reader.subscribe({ topics: [`${prefix}mandatory-reporting.report`], fromBeginning: true });
    await reader.run({ eachMessage: async ({ message }) => { found.add(String(message.headers?.['ce_id'])); } });
    try {
      await eventually(() => expect([...found]).toEqual(expect.arrayContaining(sentOnes)), { timeoutMs: 20_000 });
    } finally {
      await reader.disconnect();
    }
  }, 60_000);

  it('leaves no connection open that got no number from the broker, and sends once it gets one', async () => {
    const producer = new IdempotentProducer(kafka, prefix);
    breaking = { request: INIT_PRODUCER_ID, left: Infinity };
    await expect(producer.send([anEvent()])).rejects.toThrow();
    expect(broken).toBeGreaterThan(0);
    await eventually(() => expect(open.size).toBe(0), { timeoutMs: 10_000 });
    expect(producer.failingMs).toBeGreaterThan(0);
    breaking = undefined;
    await producer.send([anEvent()]);
    expect(producer.failingMs).toBe(0);
    await producer.stop();
    await eventually(() => expect(open.size).toBe(0), { timeoutMs: 10_000 });
  }, 60_000);

  it('fails while nobody resolves the name of the broker, and sends when somebody does', async () => {
    const producer = new IdempotentProducer(kafka, prefix);
    nameless = true;
    await expect(producer.send([anEvent()])).rejects.toThrow('ENOTFOUND');
    nameless = false;
    await producer.send([anEvent()]);
    await producer.stop();
    await eventually(() => expect(open.size).toBe(0), { timeoutMs: 10_000 });
  }, 60_000);

  it('leaves no connection open when a send fails while another waits behind it', async () => {
    const producer = new IdempotentProducer(kafka, prefix);
    await producer.send([anEvent()]);
    breaking = { request: PRODUCE, left: Infinity };
    const first = producer.send([anEvent()]);
    const failed = expect(first).rejects.toThrow();
    await eventually(() => expect(broken).toBeGreaterThan(2), { timeoutMs: 10_000 });
    const second = producer.send([anEvent()]);
    await failed;
    await expect(second).rejects.toThrow();
    await producer.stop();
    await eventually(() => expect(open.size).toBe(0), { timeoutMs: 10_000 });
  }, 60_000);
}));
