import { commonMigrations, createPool, Entities, migrateService, prepareDatabase, roleUrls, schemaOf, ServiceDatabase, SHARDS } from '@referrals/database';
import type { ServiceDefinition } from '@referrals/service-kit';
import { countTrips, testDatabase, testRoleSecret, type TestDatabase, type Traffic } from '@referrals/testing';
import { joined } from './joined.js';

export interface ServiceUnderTest {
  readonly database: ServiceDatabase;
  readonly cluster: TestDatabase;
  /** What requests sent so far. */
  readonly requests: Traffic;
  /** What handlers and jobs sent so far. */
  readonly worker: Traffic;
  readonly close: () => Promise<void>;
}

/** A migrated PostgreSQL database of one service, without the service: for its use cases, queries and handlers as they are. */
export async function serviceDatabase(definition: ServiceDefinition): Promise<ServiceUnderTest> {
  const cluster = await migrated(definition);
  const urls = roleUrls(cluster.url, definition.name, testRoleSecret);
  const pool = (url: string) => createPool({ url, name: 'test', max: 4, schema: `${schemaOf(definition.name)},app`, onError: () => undefined });
  const [app, worker] = [pool(urls.app), pool(urls.worker)];
  const database = new ServiceDatabase(definition.name, { app, worker }, SHARDS, await Entities.of(definition.entities ?? []));
  return {
    database, cluster, requests: countTrips(app), worker: countTrips(worker),
    async close() {
      await database.close();
      await cluster.drop();
    },
  };
}

/** Its database, migrated once for each content of its migrations, then cloned. It has joined whatever it listens to. */
export function migrated(definition: ServiceDefinition): Promise<TestDatabase> {
  const { name, migrations } = definition;
  return testDatabase({
    folders: [commonMigrations, ...migrations], variant: schemaOf(name),
    async prepare(url) {
      await prepareDatabase(url, [name], testRoleSecret);
      await migrateService(url, name, migrations);
      await joined(url, definition);
    },
  });
}
