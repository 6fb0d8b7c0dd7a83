import { createKafka, createTopics } from '@referrals/event-bus';
import { describeOnBroker } from '@referrals/event-bus/conformance';
import { startExchange } from '../exchange.js';
import { describeThreeReports } from '../stories/three-reports.js';

describeOnBroker('three reports come back to those who told them, over Kafka', (address) => describeThreeReports(async () => {
  const settings = { brokers: [address()], prefix: 'stories.', replication: 1, minInSync: 1 };
  const admin = createKafka(settings, 'stories', () => undefined).admin();
  await admin.connect();
  await createTopics(admin, settings);
  await admin.disconnect();
  return startExchange({ environment: { KAFKA_BROKERS: address(), KAFKA_PREFIX: settings.prefix, KAFKA_REPLICATION: '1', KAFKA_MIN_IN_SYNC: '1' } });
}));
