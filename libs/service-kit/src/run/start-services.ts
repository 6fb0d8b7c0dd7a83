import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { systemClock, type Clock } from '@referrals/calendar';
import express from 'express';
import type { Registry } from 'prom-client';
import { openListener, type Listener } from '../http/listener.js';
import { answerOtherMethods, prepareHttp } from '../http/prepare-http.js';
import { Capacity } from '../http/capacity-classes.js';
import { ConnectionDrain } from '../http/connection-drain.js';
import { serveDocuments } from '../http/serve-documents.js';
import { measureDuties } from '../duties/measure-duties.js';
import { JobRunner } from '../jobs/job-runner.js';
import { measureJobs } from '../jobs/measure-jobs.js';
import type { KeyRing } from '../keys/key-ring.js';
import { readAppSettings, type AppSettings } from './app-settings.js';
import type { Environment } from './config.js';
import { createApplication } from './create-application.js';
import { Health } from './health.js';
import { Logger } from './logger.js';
import { OtherServices } from './other-services.js';
import { createRegistry, serveMetrics } from './metrics.js';
import { closeServices, openServices, type OpenService } from './open-services.js';
import { addressVariable, forEachService } from './service-addresses.js';
import type { Addresses } from './addresses.js';
import type { ServiceDefinition } from './service-definition.js';
import { startEvents } from './start-events.js';
import { untilDatabase } from './until-database.js';

export interface StartOptions {
  readonly definitions: readonly ServiceDefinition[];
  readonly databaseUrl: string;
  readonly environment: Environment;
  readonly keys: KeyRing;
  readonly version: string;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Where the services of other processes are; by default what settings say, and all others here. */
  readonly addresses?: Partial<Addresses>;
  /** Waits for the database instead of failing, and says so at its port meanwhile; until this signal ends the waiting. */
  readonly waitForDatabase?: AbortSignal;
}

export interface RunningServices {
  /** `http://127.0.0.1:3000` */
  readonly origin: string;
  readonly app: INestApplication;
  readonly services: readonly OpenService[];
  /** Waits until it serves (copies whole, databases there); false when it does not within that time. */
  untilReady(timeoutMs: number): Promise<boolean>;
  /** Stops taking requests, lets those under way and the worker's batch end, then closes. Idempotent. */
  stop(): Promise<void>;
}

/** Who has no answer by then is cut off, and asks again with the same key. */
const LETTING_OUT_MS = 10_000;

/** The one way services start: schemas, then routes, then events, then the port opens. Alone or several in one process. */
export async function startServices(options: StartOptions): Promise<RunningServices> {
  const settings = readAppSettings(options.environment);
  const logger = options.logger ?? new Logger(options.definitions.length === 1 ? options.definitions[0]?.name ?? '' : 'standalone', settings.LOG_LEVEL);
  const local = `http://${settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST}:${settings.PORT}`;
  const origin = settings.ORIGIN ?? local;
  const addresses: Addresses = {
    origin, issuer: `${origin}/oidc`, internal: forEachService((service) => settings[addressVariable(service)] ?? local), ...options.addresses,
  };
  const open = async (): Promise<{ services: OpenService[]; health: Health }> => {
    const health = new Health();
    const services = await openServices({
      definitions: options.definitions, databaseUrl: options.databaseUrl, environment: options.environment, keys: options.keys,
      clock: options.clock ?? systemClock, settings, logger, health, addresses,
    });
    return { services, health };
  };
  const { services, health } = options.waitForDatabase === undefined ? await open() : await untilDatabase(open, {
    service: options.definitions[0]?.name ?? '', host: settings.HOST, port: settings.PORT, logger, signal: options.waitForDatabase,
  });
  try {
    return await serve({ options, settings, logger, health, addresses, origin, services });
  } catch (error) {
    // What could not start leaves nothing open behind it.
    await closeServices(services);
    throw error;
  }
}

interface Prepared {
  readonly options: StartOptions;
  readonly settings: AppSettings;
  readonly logger: Logger;
  readonly health: Health;
  readonly addresses: Addresses;
  readonly origin: string;
  readonly services: readonly OpenService[];
}

async function serve({ options, settings, logger, health, addresses, origin, services }: Prepared): Promise<RunningServices> {
  const registry = createRegistry();
  const server = express();
  const capacity = new Capacity(services.map(({ definition }) => definition.capacity ?? {}));
  const drain = new ConnectionDrain(capacity);
  prepareHttp(server, { settings, registry, logger, drain, capacity });
  for (const { definition, runtime } of services) definition.mount?.(server, runtime);
  const others = new OtherServices(addresses, services.map(({ definition }) => definition.name));
  const app = await createApplication(server, { services, addresses, health, logger, others });
  const events = await startEvents({ app, services, environment: options.environment, settings, health, registry, logger, others });
  let metrics: { close(): void } | undefined;
  let listener: Listener | undefined;
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    health.end();
    await Promise.all([events.stop(), drain.close(LETTING_OUT_MS)]);
    const closed = listener?.close();
    await app.close();
    await closed;
    metrics?.close();
    await closeServices(services);
  };
  try {
    answerOtherMethods(app, server);
    serveDocuments({ app, server, version: options.version, services: services.map(({ definition }) => definition.name), others });
    await app.init();
    measureDuties(registry, services[0]?.runtime.clock ?? systemClock, services.map(({ runtime }) => runtime.database));
    measureJobs(registry, app.get<JobRunner, JobRunner>(JobRunner, { strict: false, each: true }));
    listener = await openListener(app.getHttpServer() as Server, settings.PORT, settings.HOST);
    metrics = await openMetrics(registry, settings.METRICS_HOST, settings.METRICS_PORT, logger);
    await events.start();
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  return { origin, app, services, untilReady: (timeoutMs) => health.untilReady(timeoutMs), stop: () => (stopping ??= stop()) };
}

async function openMetrics(registry: Registry, host: string, port: number, logger: Logger): Promise<{ close(): void } | undefined> {
  if (port === 0) return undefined;
  try {
    return await serveMetrics(registry, host, port);
  } catch (error) {
    logger.warn('metrics port is taken; running without metrics', { port, code: (error as { code?: string }).code });
    return undefined;
  }
}
