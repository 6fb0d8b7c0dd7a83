import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@referrals/calendar';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { commonMigrations, schemaOf } from '@referrals/database';
import { freePort } from '@referrals/database/server';
import {
  closeServices, DataFolder, FileKeyRing, forEachService, Health, Logger, openServices, readAppSettings, type Environment, type ServiceDefinition,
} from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { testDatabase, testKeyFile, type TestDatabase } from '@referrals/testing';
import { makeTopics } from '../src/processes/make-topics.js';
import { ensureDatabases, folderOf } from '../src/processes/own-databases.js';
import { ServiceProcesses } from '../src/processes/service-processes.js';
import { exchangeAt, SMALL, type Exchange, type ExchangeOptions } from './exchange.js';

const READY_MS = 150_000;

export interface OnKafkaOptions extends ExchangeOptions {
  /** Of a broker. */
  readonly address: string;
}

/** Settings of an installation with topics of its own on that broker, which are made here. */
export async function topicsOfOwn(address: string): Promise<Environment> {
  const settings = { brokers: [address], prefix: `t${crypto.randomUUID().slice(0, 8)}.`, replication: 1, minInSync: 1 };
  await makeTopics(settings);
  return { KAFKA_BROKERS: address, KAFKA_PREFIX: settings.prefix, KAFKA_REPLICATION: '1', KAFKA_MIN_IN_SYNC: '1' };
}

/** The built product with a process and a database for each service over Kafka, its demo seeded (once per content, then cloned). */
export async function startExchangeOnKafka({ address, environment = {}, databaseUrl, nodeOptions = [] }: OnKafkaOptions): Promise<Exchange> {
  const dataDir = dataFolder();
  const [topics, databases] = await Promise.all([topicsOfOwn(address), databaseUrl === undefined ? clones(dataDir) : onServer(databaseUrl, dataDir)]);
  const lines: string[] = [];
  const services = await ServiceProcesses.open({
    dataDir, port: await freePort(), environment: { ...SMALL, ...surroundings(), ...topics, ...environment }, nodeOptions, onLine: (line) => lines.push(`${line}\n`),
  });
  const end = async (): Promise<void> => {
    await services.stop();
    await Promise.all(databases.map(({ drop }) => drop()));
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    services.startAll();
    if (!(await services.ready(READY_MS))) throw new Error(`Not ready: ${JSON.stringify(SERVICES.map((service) => services.process(service).health))}\n${lines.slice(-30).join('')}`);
    return await exchangeAt(services.url, { keys: new FileKeyRing(testKeyFile), databases: databases.map(({ url }) => url), log: () => lines.join(''), end });
  } catch (error) {
    await end();
    throw error;
  }
}

/** A folder for each service with the keys of the tests. */
export function dataFolder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'exchange-kafka-test-'));
  chmodSync(dataDir, 0o711);
  for (const service of SERVICES) new DataFolder(folderOf(dataDir, service)).writeSecret('keys.json', JSON.stringify(testKeyFile));
  return dataDir;
}

type OneDatabase = Pick<TestDatabase, 'url' | 'drop'>;

/** A clone for each service of a database that was prepared once, on the run's shared PostgreSQL. */
export async function clones(dataDir: string): Promise<OneDatabase[]> {
  const all: OneDatabase[] = [];
  for (const definition of definitions) {
    const database = await testDatabase({
      folders: [commonMigrations, ...definition.migrations, join(import.meta.dirname, '../../directory/src/seed')], variant: definition.name.replaceAll('-', '_'),
      prepare: (url) => prepareAlone(url, definition),
    });
    new DataFolder(folderOf(dataDir, definition.name)).writeSecret('database-url', `${database.url}\n`);
    all.push(database);
  }
  return all;
}

/** Migrated and seeded, and not started: its events wait in the outbox for the broker. */
async function prepareAlone(databaseUrl: string, definition: ServiceDefinition): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'exchange-kafka-seed-'));
  const environment = { ...SMALL, DATA_DIR: dataDir };
  const nowhere = 'http://127.0.0.1:9';
  const services = await openServices({
    definitions: [definition], databaseUrl, environment, settings: readAppSettings(environment), keys: new FileKeyRing(testKeyFile), clock: systemClock,
    logger: new Logger('seed', 'silent'), health: new Health(),
    addresses: { origin: nowhere, issuer: `${nowhere}/oidc`, internal: forEachService(() => nowhere) },
  });
  await closeServices(services);
  rmSync(dataDir, { recursive: true, force: true });
}

/** Databases on a server of the test's own, as `npm run databases` makes them. */
async function onServer(superuserUrl: string, dataDir: string): Promise<OneDatabase[]> {
  await ensureDatabases(superuserUrl, dataDir);
  return SERVICES.map((service: ServiceName) => ({
    url: Object.assign(new URL(superuserUrl), { pathname: `/${schemaOf(service)}` }).href, drop: async () => undefined,
  }));
}

/** What a program needs of where it runs, whatever the installation. */
export function surroundings(): Environment {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'] };
}
