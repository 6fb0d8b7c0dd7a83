import { describe, expect, it } from '@jest/globals';
import { ReportFiled, type EventEnvelope } from '@referrals/contracts';
import { readMessage } from '../inbox/read-message.js';
import { fromKafka, toKafka } from './cloud-events.js';
import { levelOf } from './kafka-client.js';
import { cutPieces, type SendableRow } from './sendable-rows.js';

const [ERROR, WARN, INFO] = [1, 2, 4];
const envelope: EventEnvelope = {
  specversion: '1.0', id: '01970000-0000-7000-8000-000000000001', source: '/mandatory-reporting', type: ReportFiled.type, subject: '01970000-0000-7000-8000-000000000002',
  time: '2026-05-11T00:20:00.000Z', partitionkey: '01970000-0000-7000-8000-000000000002', datacontenttype: 'application/json', data: ReportFiled.example,
};
const row = (seq: number, shard: number, bytes = 100, type: string = ReportFiled.type): SendableRow => ({ seq, shard, bytes, type, envelope });

describe('an event as a message of Kafka', () => {
  it('has its attributes in headers, its data as the value and the case as its key, and comes back as it was', () => {
    const { key, value, headers = {} } = toKafka(envelope);
    expect(key).toBe(envelope.partitionkey);
    expect(headers).toMatchObject({ ce_id: envelope.id, ce_type: envelope.type, ce_specversion: '1.0', 'content-type': 'application/json' });
    expect(JSON.parse(String(value))).toEqual(envelope.data);
    const message = fromKafka('topic', 3, { key: null, value: Buffer.from(String(value)), headers, offset: '7', timestamp: '1770000000000', attributes: 0 });
    expect(message.position).toBe('topic/3/7@1770000000000');
    expect(readMessage(message)).toEqual({ event: envelope });
  });

  it('without our headers is none of ours, whatever it says', () => {
    const message = fromKafka('topic', 0, { key: null, value: Buffer.from(JSON.stringify(envelope)), headers: {}, offset: '0', timestamp: '0', attributes: 0 });
    expect(readMessage(message)).toEqual({ notOurs: 'NO_EVENT specversion' });
  });
});

describe('pieces of a batch', () => {
  it('are as large as a broker takes at once, in order; what is larger goes alone', () => {
    const { pieces } = cutPieces([row(1, 0, 300_000), row(2, 1, 200_000), row(3, 0, 100_000), row(4, 0, 900_000), row(5, 1)]);
    expect(pieces.map((piece) => piece.map(({ seq }) => seq))).toEqual([[1, 2], [3], [4], [5]]);
  });

  it('end a shard at a type this release does not know, and no other', () => {
    const { pieces, stoppedAt } = cutPieces([row(1, 0), row(2, 0, 100, 'directory.register.painted.v1'), row(3, 1), row(4, 0)]);
    expect(pieces.flat().map(({ seq }) => seq)).toEqual([1, 3]);
    expect([...stoppedAt]).toEqual([[0, 'directory.register.painted.v1']]);
  });
});

describe('what the client logs', () => {
  it.each([
    [ERROR, 'Response Heartbeat(key: 12, version: 3) The group is rebalancing, so a rejoin is needed', 'info'],
    [ERROR, 'The coordinator is not aware of this member', 'info'],
    [ERROR, 'Connection error: connect ECONNREFUSED', 'warn'],
    [ERROR, 'Crash: KafkaJSNumberOfRetriesExceeded', 'warn'],
    [WARN, 'A message nobody foresaw', 'warn'],
    [ERROR, 'SASL SCRAM authentication failed', 'error'],
    [ERROR, 'Connection error: unable to verify the first certificate', 'error'],
    [INFO, 'Consumer has joined the group', undefined],
    [ERROR, 'Response Metadata(key: 3, version: 6) This server does not host this topic-partition', undefined],
    [ERROR, 'Response Produce(key: 0, version: 7) This server does not host this topic-partition', 'error'],
  ])('at its level %d: %s', (level, text, told) => {
    expect(levelOf(level, text)).toBe(told);
  });
});
