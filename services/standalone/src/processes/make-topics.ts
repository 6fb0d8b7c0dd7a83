import { askBrokers, createKafka, createTopics, type KafkaSettings } from '@referrals/event-bus';

/** Makes the topics that are missing; settings that would break the promise are said by each service's `/health/ready`. @throws BrokersNotReached */
export async function makeTopics(settings: KafkaSettings): Promise<void> {
  await askBrokers(createKafka(settings, 'referrals-topics', () => undefined), (admin) => createTopics(admin, settings));
}
