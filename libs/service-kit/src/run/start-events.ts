import type { INestApplication } from '@nestjs/common';
import { systemClock } from '@referrals/calendar';
import { createPool, SHARDS } from '@referrals/database';
import { Bus, Failpoints, InboxServer, LocalTransport, type BusService, type Transport } from '@referrals/event-bus';
import type { Registry } from 'prom-client';
import type { Environment } from './config.js';
import type { Health } from './health.js';
import type { Logger } from './logger.js';
import { measureEvents } from './measure-events.js';
import type { OpenService } from './open-services.js';

export interface EventsOptions {
  readonly app: INestApplication;
  readonly services: readonly OpenService[];
  readonly environment: Environment;
  readonly health: Health;
  readonly registry: Registry;
  readonly logger: Logger;
}

export interface Events {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Gives each service its inbox and connects them by the transport of this installation. Handlers are collected here, run after `start`. */
export async function startEvents({ app, services, environment, health, registry, logger }: EventsOptions): Promise<Events> {
  const failpoints = new Failpoints(environment.FAILPOINTS);
  const onError = (error: unknown): void => logger.failure('events', error);
  const connected = services.map(({ definition, runtime, urls }): BusService => {
    const server = new InboxServer(definition.name);
    app.connectMicroservice({ strategy: server }, { inheritAppConfig: true });
    return { database: runtime.database, urls, server };
  });
  const { transport, pool } = localTransport(services, environment, failpoints, onError);
  const bus = new Bus({
    services: connected, transport, clock: services[0]?.runtime.clock ?? systemClock, failpoints, onError,
    onParked: (service, type, reason) => logger.error('an event was parked and waits for a person', { service, type, reason }),
  });
  const { inboxes } = bus;
  health.add(async () => {
    const parked: string[] = [];
    for (const [service, inbox] of inboxes) {
      const backlog = await inbox.backlog();
      if (backlog.parked + backlog.quarantined > 0) parked.push(`${service}: ${backlog.parked} parked, ${backlog.quarantined} in quarantine`);
    }
    return { name: 'events', state: parked.length > 0 ? 'degraded' : 'ok', ...(parked.length > 0 ? { detail: { parked } } : {}) };
  });
  measureEvents(registry, transport, inboxes);
  return {
    async start() {
      await app.startAllMicroservices();
      await bus.start();
    },
    async stop() {
      await bus.stop();
      await pool.end();
    },
  };
}

function localTransport(services: readonly OpenService[], environment: Environment, failpoints: Failpoints, onError: (error: unknown) => void): { transport: Transport; pool: ReturnType<typeof createPool> } {
  const [first] = services;
  if (first === undefined) throw new Error('No service to start');
  const pool = createPool({ url: first.urls.bus, name: 'bus', max: 3, schema: 'app', onError });
  const shuffle = environment.SHUFFLE_TOPICS === 'true';
  const transport = new LocalTransport({
    pool, services: services.map(({ definition }) => definition.name), clock: first.runtime.clock, shards: SHARDS, failpoints, onError,
    ...(shuffle ? { chooseTopic: rotate() } : {}),
  });
  return { transport, pool };
}

/** Tests: a different topic first each time, so that no handler can rely on order between topics. */
function rotate(): (topics: readonly string[]) => string {
  let turn = 0;
  return (topics) => topics[(turn += 7) % topics.length] ?? '';
}
