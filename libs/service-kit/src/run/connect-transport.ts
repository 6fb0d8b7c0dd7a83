import { createPool, SHARDS } from '@referrals/database';
import { createKafka, KafkaTransport, LocalTransport, type Failpoints, type Transport } from '@referrals/event-bus';
import { machineClock } from '../demo-clock/demo-clock.js';
import type { Environment } from './config.js';
import { readKafkaSettings } from './kafka-config.js';
import type { Logger } from './logger.js';
import type { OpenService } from './open-services.js';

export interface ConnectedTransport { readonly transport: Transport; close(): Promise<void> }

interface Parts {
  readonly services: readonly OpenService[];
  readonly environment: Environment;
  readonly failpoints: Failpoints;
  readonly logger: Logger;
  readonly onError: (error: unknown) => void;
}

/** How events travel in this installation: over Kafka where `KAFKA_BROKERS` says so, else within the one database. */
export function connectTransport(parts: Parts): ConnectedTransport {
  return readKafkaSettings(parts.environment) === undefined ? local(parts) : kafka(parts);
}

function local({ services, environment, failpoints, onError }: Parts): ConnectedTransport {
  const [first] = services;
  if (first === undefined) throw new Error('No service to start');
  const pool = createPool({ url: first.urls.bus, name: 'bus', max: 4, schema: 'app', onError });
  const transport = new LocalTransport({
    pool, services: services.map(({ definition }) => definition.name), clock: machineClock(first.runtime.clock), dated: first.runtime.clock, shards: SHARDS, failpoints, onError,
    ...(environment['SHUFFLE_TOPICS'] === 'true' ? { chooseTopic: rotate() } : {}),
  });
  return { transport, close: () => pool.end() };
}

function kafka({ services, environment, failpoints, logger, onError }: Parts): ConnectedTransport {
  const settings = readKafkaSettings(environment);
  const [first] = services;
  if (settings === undefined || first === undefined) throw new Error('No service to start');
  const pools = services.map(({ definition, urls }) => ({
    service: definition.name, pool: createPool({ url: urls.bus, name: `${definition.name} bus`, max: 4, schema: 'app', onError }),
  }));
  const clientId = `referrals-${services.length === 1 ? first.definition.name : 'services'}`;
  const client = createKafka(settings, clientId, (level, message, fields) => logger[level](message, fields));
  const transport = new KafkaTransport({ kafka: client, settings, services: pools, clock: machineClock(first.runtime.clock), dated: first.runtime.clock, shards: SHARDS, failpoints, onError });
  return { transport, close: async () => { await Promise.all(pools.map(({ pool }) => pool.end())); } };
}

/** Tests: a different topic first each time, so that no handler can rely on order between topics. */
function rotate(): (topics: readonly string[]) => string {
  let turn = 0;
  return (topics) => topics[(turn += 7) % topics.length] ?? '';
}
