import { createKafka, createTopics, type KafkaSettings } from '@referrals/event-bus';

/** Makes the topics that are missing; settings that would break the promise are said by each service's `/health/ready`. */
export async function makeTopics(settings: KafkaSettings): Promise<void> {
  const admin = createKafka(settings, 'referrals-topics', () => undefined).admin();
  await admin.connect();
  try {
    await createTopics(admin, settings);
  } finally {
    await admin.disconnect();
  }
}
