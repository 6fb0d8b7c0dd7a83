import type { INestApplication } from '@nestjs/common';
import { systemClock } from '@referrals/calendar';
import { Bus, Failpoints, InboxServer, type BusService } from '@referrals/event-bus';
import type { Registry } from 'prom-client';
import { machineClock } from '../demo-clock/demo-clock.js';
import type { AppSettings } from './app-settings.js';
import type { Environment } from './config.js';
import { connectTransport } from './connect-transport.js';
import { eventsHealth } from './events-health.js';
import type { Health } from './health.js';
import type { Logger } from './logger.js';
import { measureEvents } from './measure-events.js';
import type { OpenService } from './open-services.js';
import type { OtherServices } from './other-services.js';

export interface EventsOptions {
  readonly app: INestApplication;
  readonly services: readonly OpenService[];
  readonly environment: Environment;
  readonly settings: Pick<AppSettings, 'SEND_AGAIN_AFTER_SECONDS' | 'EVENT_HANDLER_LIMIT_MS'>;
  readonly health: Health;
  readonly registry: Registry;
  readonly logger: Logger;
  readonly others: Pick<OtherServices, 'events'>;
}

export interface Events {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Gives each service its inbox and connects them by the transport of this installation. Handlers are collected here, run after `start`. */
export async function startEvents({ app, services, environment, settings, health, registry, logger, others }: EventsOptions): Promise<Events> {
  const failpoints = new Failpoints(environment.FAILPOINTS);
  const onError = (error: unknown): void => logger.failure('events', error);
  const connected = services.map(({ definition, runtime, urls }): BusService => {
    const server = new InboxServer(definition.name);
    app.connectMicroservice({ strategy: server }, { inheritAppConfig: true });
    return { database: runtime.database, urls, server };
  });
  const connection = connectTransport({ services, environment, failpoints, logger, onError });
  const { transport } = connection;
  const bus = new Bus({
    services: connected, transport, clock: machineClock(services[0]?.runtime.clock ?? systemClock), failpoints, onError,
    settings: { handlerLimitMs: settings.EVENT_HANDLER_LIMIT_MS, audit: { againMs: settings.SEND_AGAIN_AFTER_SECONDS * 1_000, everyMs: Math.min(15_000, settings.SEND_AGAIN_AFTER_SECONDS * 50) } },
    ask: others.events,
    onParked: (service, type, reason) => logger.error('an event was parked and waits for a person', { service, type, reason }),
    onSentAgain: (service, subscriber, events) => logger.error('events had been sent and did not arrive; they go again', { service, subscriber, events }),
  });
  const { inboxes, audits } = bus;
  health.add(() => (bus.carries ? eventsHealth(inboxes, transport, audits, bus.joining()) : { name: 'events', state: 'waiting' }));
  health.add(() => {
    const { state, detail } = transport.state();
    return { name: `transport ${transport.name}`, state, ...(detail ? { detail: { waitsFor: detail } } : {}) };
  });
  measureEvents(registry, transport, inboxes, audits, () => bus.joining());
  return {
    async start() {
      await app.startAllMicroservices();
      await bus.start();
    },
    async stop() {
      await bus.stop();
      await connection.close();
    },
  };
}
