import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startBroker } from '../broker/index.js';
import { describeOnBroker, describeWithOwnBroker } from '../conformance/test-broker.js';
import { askBrokers } from './ask-brokers.js';
import { createKafka } from './kafka-client.js';
import { createTopics, findTopicFaults, topics } from './kafka-topics.js';

describeOnBroker('topics on a real broker', (address) => {
  it('are made once, and are as the promise asks', async () => {
    const settings = { brokers: [address()], prefix: 'made.', replication: 1, minInSync: 1 };
    const admin = createKafka(settings, 'topics', () => undefined).admin();
    await admin.connect();
    expect(await findTopicFaults(admin, settings)).toContain('topic made.directory.register is missing: npm run topics');
    expect((await createTopics(admin, settings)).sort()).toEqual(topics.map((topic) => `made.${topic}`).sort());
    expect(await createTopics(admin, settings)).toEqual([]);
    expect(await findTopicFaults(admin, settings)).toEqual([]);
    await admin.disconnect();
  });

  it('that would forget, or let one copy speak for all, or have other partitions, are named with what is wrong', async () => {
    const settings = { brokers: [address()], prefix: 'wrong.', replication: 1, minInSync: 1 };
    const admin = createKafka(settings, 'topics', () => undefined).admin();
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: false,
      topics: [{
        topic: 'wrong.directory.register', numPartitions: 3, replicationFactor: 1,
        configEntries: [{ name: 'retention.ms', value: '604800000' }, { name: 'retention.bytes', value: '1048576' }, { name: 'cleanup.policy', value: 'compact' }, { name: 'unclean.leader.election.enable', value: 'true' }],
      }],
    });
    await createTopics(admin, settings);
    expect((await findTopicFaults(admin, settings)).sort()).toEqual([
      'topic wrong.directory.register has 3 partitions instead of 12',
      'topic wrong.directory.register has cleanup.policy=compact instead of delete',
      'topic wrong.directory.register has retention.bytes=1048576 instead of -1',
      'topic wrong.directory.register has retention.ms=604800000 instead of -1',
      'topic wrong.directory.register has unclean.leader.election.enable=true instead of false',
    ]);
    expect(await findTopicFaults(admin, { ...settings, replication: 2, minInSync: 2 })).toEqual(expect.arrayContaining([
      'topic wrong.directory.register has less than 2 copies', 'topic wrong.directory.register has min.insync.replicas=1 instead of 2',
    ]));
    await admin.disconnect();
  });
});

describeWithOwnBroker('a broker', () => {
  it('that forgets after an hour how far a group has read is named', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'forgetful-broker-'));
    const broker = await startBroker({ dataDir, surroundings: process.env, settings: { 'offsets.retention.minutes': '60' } });
    try {
      const settings = { brokers: [broker.address], prefix: '', replication: 1, minInSync: 1 };
      const faults = await askBrokers(createKafka(settings, 'topics', () => undefined), async (admin) => {
        await createTopics(admin, settings);
        return findTopicFaults(admin, settings);
      });
      expect(faults).toEqual(['broker 1 has offsets.retention.minutes below 10080']);
    } finally {
      await broker.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 90_000);
});
