import type { Clock } from '@referrals/calendar';
import { createPool, Entities, migrateService, prepareDatabase, refuseUnprotected, roleUrls, schemaOf, ServiceDatabase, SHARDS, type RoleUrls } from '@referrals/database';
import { DemoClock } from '../demo-clock/demo-clock.js';
import type { KeyRing } from '../keys/key-ring.js';
import { dutiesHealth } from '../duties/duties-health.js';
import { followDuties, refuseFaultyDuties } from '../duties/duties-of.js';
import { refuseFaultyPacks } from '../packs/refuse-faulty-packs.js';
import type { AppSettings } from './app-settings.js';
import type { Environment } from './config.js';
import { Health } from './health.js';
import { KeptAnswersJob } from './kept-answers.job.js';
import type { Logger } from './logger.js';
import type { Addresses } from './addresses.js';
import type { ServiceDefinition, ServiceRuntime } from './service-definition.js';

export interface OpenOptions {
  readonly definitions: readonly ServiceDefinition[];
  /** Connection string of the user that makes roles and migrates. */
  readonly databaseUrl: string;
  readonly settings: AppSettings;
  readonly environment: Environment;
  readonly keys: KeyRing;
  /** The machine's. */
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: Health;
  readonly addresses: Addresses;
}

export interface OpenService {
  readonly definition: ServiceDefinition;
  readonly runtime: ServiceRuntime;
  readonly urls: RoleUrls;
}

/**
 * Makes roles and schemas, migrates, sees that rows are protected, opens pools and lets each service prepare itself: everything before listening.
 * @throws Error what an entity has that a row has not, before anything is touched; PacksFaulty, as early; RowsUnprotected
 */
export async function openServices(options: OpenOptions): Promise<OpenService[]> {
  refuseFaultyPacks(options.definitions.flatMap(({ packs = [] }) => packs));
  refuseFaultyDuties(options.definitions.flatMap(({ duties = [] }) => duties));
  const entities = new Map(await Promise.all(options.definitions.map(async (one) => [one, await Entities.of(one.entities ?? [])] as const)));
  const secret = options.keys.derive('database roles');
  await prepareDatabase(options.databaseUrl, options.definitions.map(({ name }) => name), secret);
  const open: OpenService[] = [];
  try {
    for (const definition of options.definitions) {
      await migrateService(options.databaseUrl, definition.name, definition.migrations);
      await refuseUnprotected(options.databaseUrl, definition.name);
      const urls = roleUrls(options.databaseUrl, definition.name, secret);
      const database = openDatabase(definition, entities.get(definition), urls, options);
      const clock = options.settings.DEMO ? new DemoClock(options.clock, database) : options.clock;
      open.push({ definition, urls, runtime: { ...options, database, clock } });
      if (clock instanceof DemoClock) await clock.look();
    }
    for (const { definition, runtime } of open) {
      if (definition.duties !== undefined) {
        await followDuties(definition.duties, { ...runtime, officePlace: definition.officePlace });
        options.health.add(() => dutiesHealth(runtime.database, runtime.clock));
      }
      const hashed = await new KeptAnswersJob(runtime, definition.answersForEver ?? []).rehash(runtime.database);
      if (hashed > 0) options.logger.info('answers of the release before are kept under keyed hashes now', { service: definition.name, answers: hashed });
      await definition.prepare?.(runtime);
    }
    return open;
  } catch (error) {
    await closeServices(open);
    throw error;
  }
}

/** Ends every connection of these services. */
export async function closeServices(services: readonly OpenService[]): Promise<void> {
  await Promise.all(services.map(({ runtime }) => runtime.database.close()));
}

const PATIENCE_MS = 20_000;

function openDatabase({ name: service }: ServiceDefinition, entities: Entities | undefined, urls: RoleUrls, { settings, logger, health }: OpenOptions): ServiceDatabase {
  const schema = schemaOf(service);
  const onError = (error: Error): void => logger.warn('a database connection ended', { service, code: (error as { code?: string }).code });
  const common = { schema: `${schema},app`, statementTimeoutMs: settings.STATEMENT_TIMEOUT_MS, onError };
  const database = new ServiceDatabase(service, {
    app: createPool({ ...common, url: urls.app, name: service, max: settings.REQUEST_POOL }),
    worker: createPool({
      ...common, url: urls.worker, name: `${service} worker`, max: settings.WORKER_POOL,
      // A handler that waits for something else meets its own limit first: a lost connection would not count, and it would be tried for ever.
      idleInTransactionMs: settings.EVENT_HANDLER_LIMIT_MS + PATIENCE_MS,
    }),
  }, SHARDS, entities);
  health.add(async () => {
    const reached = await database.asWorker((tx) => tx.query('SELECT 1')).then(() => true, () => false);
    return { name: `${service} database`, state: reached ? 'ok' : 'waiting' };
  });
  return database;
}
