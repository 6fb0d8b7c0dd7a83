import { resolve } from 'node:path';
import { SERVICES } from '@referrals/contracts';
import { DataFolder } from '../keys/data-folder.js';
import { readAppSettings } from './app-settings.js';
import { ConfigError, processEnvironment, type Environment } from './config.js';
import { readDatabaseUrl } from './database-url.js';
import { explainFailure } from './explain-failure.js';
import { Logger } from './logger.js';
import { addressVariable } from './service-addresses.js';
import type { ServiceDefinition, ServiceRuntime } from './service-definition.js';
import { startServices, type RunningServices } from './start-services.js';
import { asked, stopRequests } from './stop-requests.js';
import { tryUntilDatabase } from './until-database.js';
import { version } from './version.js';

export interface RunOptions {
  /** What whoever starts this service must be shown on its terminal. */
  readonly notices?: (runtime: ServiceRuntime) => Promise<readonly string[]>;
}

/**
 * A service alone in its process, with a database of its own and its events over Kafka. It waits for its database, its broker and the
 * directory, says so on `/health/ready`, and goes on by itself. Sets the exit code: 0 when it was asked to stop, 1 with a sentence
 * when something keeps it from starting that waiting cannot mend.
 */
export async function runService(definition: ServiceDefinition, options: RunOptions = {}): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const stopping = stopRequests();
  const environment = processEnvironment();
  let running: RunningServices | undefined;
  try {
    const settings = readAppSettings(environment);
    const databaseUrl = needed(readDatabaseUrl(environment), 'DATABASE_URL');
    needed(environment['KAFKA_BROKERS'], 'KAFKA_BROKERS');
    for (const service of SERVICES) if (service !== definition.name) needed(settings[addressVariable(service)], addressVariable(service));
    const logger = new Logger(definition.name, settings.LOG_LEVEL);
    const data = resolve(environment['DATA_DIR'] || `./.data/${definition.name}`);
    running = await startServices({
      definitions: [definition], databaseUrl, environment: { ...environment, DATA_DIR: data }, keys: new DataFolder(data).keyRing(),
      version, logger, waitForDatabase: stopping,
    });
    logger.info('serves', { port: settings.PORT, version });
    const [service] = running.services;
    const notices = (): Promise<readonly string[]> => (service && options.notices ? options.notices(service.runtime) : Promise.resolve([]));
    for (const line of await tryUntilDatabase(notices, logger, stopping)) say(line);
    await asked(stopping);
  } catch (error) {
    if (!stopping.aborted) fail(error, environment, say);
  } finally {
    await running?.stop();
  }
}

function fail(error: unknown, environment: Environment, say: (line: string) => void): void {
  say(explainFailure(error, environment));
  process.exitCode = 1;
}

function needed<T>(value: T | undefined, variable: string): T {
  if (value === undefined || value === '') throw new ConfigError(variable, `单独运行一个服务时必须设置 ${variable}。`);
  return value;
}
