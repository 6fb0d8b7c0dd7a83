import { resolve } from 'node:path';
import { SERVICES } from '@referrals/contracts';
import { StartError, supervisePostgres, type SupervisedPostgres } from '@referrals/database/server';
import { BrokerError, superviseBroker, type SupervisedBroker } from '@referrals/event-bus/broker';
import { asked, ConfigError, explainFailure, Logger, readAppSettings, readDatabaseUrl, readKafkaSettings, stopRequests, type Environment } from '@referrals/service-kit';
import { logPostgres } from '../log-postgres.js';
import type { Say } from '../run-standalone.js';
import { NOT_YET_FILING, welcome } from '../welcome.js';
import { keepRunning } from './keep-running.js';
import { makeTopics } from './make-topics.js';
import { ensureDatabases } from './own-databases.js';
import { ServiceProcesses } from './service-processes.js';

const READY_MS = 120_000;
/** An installation of no desks yet never becomes ready; its administrator is waited for, not it. */
const WITHOUT_DESKS_MS = 15_000;

/**
 * A process and a database for each service, over Apache Kafka, on one machine: PostgreSQL and the broker are started here unless
 * `DATABASE_URL` and `KAFKA_BROKERS` name others. What ends unasked is started again. Returns the exit code once everything has ended.
 */
export async function runProcesses(environment: Environment, say: Say): Promise<number> {
  const started = performance.now();
  const stopping = stopRequests();
  const ending = new AbortController();
  let postgres: SupervisedPostgres | undefined;
  let broker: SupervisedBroker | undefined;
  let services: ServiceProcesses | undefined;
  try {
    const settings = readAppSettings(environment);
    const dataDir = resolve(environment['DATA_DIR'] || './.data-kafka');
    const logger = new Logger('processes', settings.LOG_LEVEL);
    const given = readDatabaseUrl(environment);
    const kafka = readKafkaSettings(environment);
    const starting: Promise<void>[] = [];
    if (given === undefined) starting.push(supervisePostgres({ dataDir, onLog: (line) => logPostgres(logger, line), signal: stopping }).then((one) => { postgres = one; }));
    if (kafka === undefined) starting.push(superviseBroker({ dataDir, surroundings: environment, say }).then((one) => { broker = one; }));
    // Both are waited for before one that failed is told, so that the other is known and ended below.
    await Promise.allSettled(starting);
    await Promise.all(starting);
    stopping.throwIfAborted();
    await ensureDatabases(given ?? postgres?.url ?? '', dataDir);
    const own = broker === undefined ? {} : { KAFKA_BROKERS: broker.address, KAFKA_REPLICATION: '1', KAFKA_MIN_IN_SYNC: '1' };
    await makeTopics(kafka ?? needed(readKafkaSettings({ ...environment, ...own })));
    stopping.throwIfAborted();
    services = await ServiceProcesses.open({
      dataDir, port: settings.PORT, environment: { ...environment, ...own }, onLine: say,
      environmentOf: (service) => (settings.METRICS_PORT === 0 ? {} : { METRICS_PORT: String(settings.METRICS_PORT + SERVICES.indexOf(service)) }),
    });
    services.startAll();
    void keepRunning(services, ending.signal, (service, reason) => logger.warn('a service ended and is started again', { service, reason }));
    const ready = await Promise.race([services.ready(settings.DEMO ? READY_MS : WITHOUT_DESKS_MS), asked(stopping)]);
    if (ready !== undefined) say(welcome(services.url, ready ? [] : [NOT_YET_FILING], (performance.now() - started) / 1_000));
    const failure = await Promise.race([asked(stopping), ...(postgres ? [postgres.gaveUp.then((error) => error.message)] : [])]);
    if (failure === undefined) return 0;
    say(failure);
    return 1;
  } catch (error) {
    if (stopping.aborted) return 0;
    say(error instanceof StartError || error instanceof BrokerError ? error.message : explainFailure(error, environment));
    return 1;
  } finally {
    ending.abort();
    // Databases end after those who use them.
    await services?.stop();
    await Promise.all([broker?.stop(), postgres?.stop()]);
  }
}

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new ConfigError('KAFKA_BROKERS', '缺少 KAFKA_BROKERS。');
  return value;
}
