import { randomUUID } from 'node:crypto';
import { shardOf, SHARDS } from '@referrals/database';
import { Gate } from '@referrals/testing';
import { createKafka } from '../kafka/kafka-client.js';
import { PARTITIONS, type KafkaSettings } from '../kafka/kafka-settings.js';
import { Partitioners } from '../kafka/kafkajs.js';
import { createTopics, topics } from '../kafka/kafka-topics.js';
import type { KafkaVariant } from './fixtures/kafka.fixture.js';
import type { TransportUnderTest } from './transport-under-test.js';

/** Kafka by a broker at `address()`, known once the checks run; each world has topics and groups of its own, and reaches the broker through a gate that can be shut. */
export function kafkaUnderTest(addressOf: () => string, broken?: string, module = new URL('./fixtures/kafka.fixture.ts', import.meta.url).href): TransportUnderTest {
  const under: TransportUnderTest = {
    name: 'kafka', module, variant: '', features: { replicas: true, foreignBytes: true, acknowledged: true }, ...(broken === undefined ? { patienceMs: 30_000 } : {}),
    failpoints: ['relay.after-read', 'relay.after-hand-over', 'relay.after-commit', 'inbox.after-insert', 'inbox.after-commit', 'consumer.after-offset'],
    cut: async () => undefined,
    mend: async () => undefined,
    async prepare() {
      const address = addressOf();
      const settings: KafkaSettings = { brokers: [address], prefix: `t${randomUUID().slice(0, 8)}.`, replication: 1, minInSync: 1 };
      const kafka = createKafka(settings, 'conformance', () => undefined);
      const admin = kafka.admin();
      await admin.connect();
      await createTopics(admin, settings);
      const gate = await Gate.before(address);
      const variant: KafkaVariant = { settings, gate: gate.port, ...(broken ? { broken } : {}) };
      return {
        ...under, variant: JSON.stringify(variant),
        async inject(_world, topic, key, value, attributes) {
          const producer = kafka.producer();
          await producer.connect();
          const headers = Object.fromEntries(Object.entries(attributes).map(([name, text]) => [name === 'datacontenttype' ? 'content-type' : `ce_${name}`, text]));
          await producer.send({ topic: `${settings.prefix}${topic}`, messages: [{ key, value, headers }] });
          await producer.disconnect();
        },
        forgetful: () => ({ variant: JSON.stringify({ ...variant, loseAnswerOfEach: 3 } satisfies KafkaVariant), keys: twoOfOnePartition() }),
        cut: async () => gate.shut(),
        mend: async () => gate.reopen(),
        async release() {
          await gate.close();
          await admin.deleteTopics({ topics: topics.map((topic) => `${settings.prefix}${topic}`) });
          await admin.disconnect();
        },
      };
    },
  };
  return under;
}

/** New keys of different shards whose events meet in one partition of a topic. */
function twoOfOnePartition(): [string, string] {
  const choose = Partitioners.DefaultPartitioner();
  const partitionMetadata = Array.from({ length: PARTITIONS }, (_, partitionId) => ({ partitionId, leader: 0, partitionErrorCode: 0, replicas: [], isr: [] }));
  const partitionOf = (key: string): number => choose({ topic: '', partitionMetadata, message: { key, value: null } });
  const first = randomUUID();
  for (;;) {
    const second = randomUUID();
    if (partitionOf(second) === partitionOf(first) && shardOf(second, SHARDS) !== shardOf(first, SHARDS)) return [first, second];
  }
}
