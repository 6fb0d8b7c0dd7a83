import { SERVICES } from '@referrals/contracts';
import { commonMigrations, migrateService, prepareDatabase } from '@referrals/database';
import { testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';

/** A database of a test's own with every service's schema, and in each what all services have: outbox, inbox, heads and trails. */
export function busDatabase(): Promise<TestDatabase> {
  return testDatabase({
    folders: [commonMigrations], variant: 'every-bus',
    async prepare(url) {
      await prepareDatabase(url, SERVICES, testRoleSecret);
      for (const service of SERVICES) await migrateService(url, service, []);
    },
  });
}
