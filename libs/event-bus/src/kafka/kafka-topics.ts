import { setTimeout as pause } from 'node:timers/promises';
import { catalogue, SERVICES, type ServiceName } from '@referrals/contracts';
import type { Admin, ITopicConfig } from 'kafkajs';
import { backOff } from '../run/back-off.js';
import { PARTITIONS, type KafkaSettings } from './kafka-settings.js';
import { ConfigResourceTypes } from './kafkajs.js';

/** What a service that joins is sent of the past, by every producer: for it alone, so that nobody else reads it once more. */
export const historyTopicOf = (service: ServiceName): string => `history.${service}`;

/** Topics of the catalogue, each once, and of histories. */
export const topics: readonly string[] = [...new Set(catalogue.map((event) => event.topic)), ...SERVICES.map(historyTopicOf)];

/** Topics a service subscribes to. */
export function topicsFor(service: ServiceName): string[] {
  return [...new Set(catalogue.filter((event) => event.consumers.includes(service)).map((event) => event.topic))];
}

/** The group in which the processes of a service share its topics. */
export const groupOf = (prefix: string, service: ServiceName): string => `${prefix}${service}`;
/** The same for its histories. Who joined something itself stays a member until it ends, and takes what only a later release joins. */
export const historyGroupOf = (prefix: string, service: ServiceName): string => `${prefix}${historyTopicOf(service)}`;

/** What the promise asks of a topic: nothing is ever deleted, nothing is acknowledged by one copy alone, no copy that lags takes the lead. */
function configOf(settings: KafkaSettings): Record<string, string> {
  return {
    'cleanup.policy': 'delete', 'retention.ms': '-1', 'retention.bytes': '-1',
    'min.insync.replicas': String(settings.minInSync), 'unclean.leader.election.enable': 'false',
  };
}

/** Makes the topics that are missing; those that are there stay as they are. Answers the names of the new ones. */
export async function createTopics(admin: Admin, settings: KafkaSettings): Promise<string[]> {
  const there = new Set(await admin.listTopics());
  const missing = topics.map((topic) => `${settings.prefix}${topic}`).filter((topic) => !there.has(topic));
  if (missing.length === 0) return [];
  const config = Object.entries(configOf(settings)).map(([name, value]) => ({ name, value }));
  await admin.createTopics({
    waitForLeaders: false,
    topics: missing.map((topic): ITopicConfig => ({ topic, numPartitions: PARTITIONS, replicationFactor: settings.replication, configEntries: config })),
  });
  await untilLed(admin, missing);
  return missing;
}

/** A broker names who leads a topic that was just made before that one takes anything for it: each is asked for its ends, too. */
async function untilLed(admin: Admin, names: string[]): Promise<void> {
  for (let times = 1; ; times += 1) {
    const led = await admin.fetchTopicMetadata({ topics: names })
      .then(({ topics: made }) => made.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0)), () => false);
    if (led && await Promise.all(names.map((name) => admin.fetchTopicOffsets(name))).then(() => true, () => false)) return;
    if (times > 100) throw new Error('The topics were made, but have no leader after some time');
    await pause(backOff(20, 500, times));
  }
}

/** Seven days, the default: below that a consumer that was away reads all again. */
const OFFSETS_MINUTES = 10_080;

/** What of the brokers' and topics' settings would break the promise, a sentence each; empty when all is well. */
export async function findTopicFaults(admin: Admin, settings: KafkaSettings): Promise<string[]> {
  const names = topics.map((topic) => `${settings.prefix}${topic}`);
  const there = new Set(await admin.listTopics());
  const missing = names.filter((topic) => !there.has(topic));
  if (missing.length > 0) return missing.map((topic) => `topic ${topic} is missing: npm run topics`);
  const [{ topics: described }, { brokers }] = await Promise.all([admin.fetchTopicMetadata({ topics: names }), admin.describeCluster()]);
  const shape = described.flatMap(({ name, partitions }) => [
    ...(partitions.length === PARTITIONS ? [] : [`topic ${name} has ${partitions.length} partitions instead of ${PARTITIONS}`]),
    ...(partitions.every(({ replicas }) => replicas.length >= settings.replication) ? [] : [`topic ${name} has less than ${settings.replication} copies`]),
  ]);
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [
      ...names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name, configNames: Object.keys(configOf(settings)) })),
      ...brokers.map(({ nodeId }) => ({ type: ConfigResourceTypes.BROKER, name: String(nodeId), configNames: ['offsets.retention.minutes'] })),
    ],
  });
  const values = resources.flatMap(({ resourceName, resourceType, configEntries }) => {
    const of = (name: string): string => configEntries.find(({ configName }) => configName === name)?.configValue ?? '';
    if (resourceType === ConfigResourceTypes.BROKER) {
      return Number(of('offsets.retention.minutes')) >= OFFSETS_MINUTES ? [] : [`broker ${resourceName} has offsets.retention.minutes below ${OFFSETS_MINUTES}`];
    }
    return Object.entries(configOf(settings)).filter(([name, wanted]) => !fits(name, of(name), wanted))
      .map(([name, wanted]) => `topic ${resourceName} has ${name}=${of(name)} instead of ${wanted}`);
  });
  return [...shape, ...values];
}

function fits(name: string, value: string, wanted: string): boolean {
  return name === 'min.insync.replicas' ? Number(value) >= Number(wanted) : value === wanted;
}
