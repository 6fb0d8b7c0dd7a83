import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock, instant, systemClock, type Clock } from '@referrals/calendar';
import { createPool, Entities, migrateService, prepareDatabase, roleUrls, ServiceDatabase, SHARDS } from '@referrals/database';
import { DemoClock, FileKeyRing, forEachService, Health, Logger, type Environment, type ServiceRuntime } from '@referrals/service-kit';
import { testDatabase, testKeyFile, testRoleSecret } from '@referrals/testing';
import { directory } from '../src/directory.module.js';

export interface DirectoryFixture {
  [Symbol.asyncDispose](): Promise<void>;
  readonly runtime: ServiceRuntime;
  /** Superuser's URL, to look behind the roles. */
  readonly url: string;
}

/** A migrated, empty directory with keys and a data folder of its own. */
export async function directoryRuntime(
  options: { environment?: Environment; clock?: Clock; issuer?: string } = {},
): Promise<DirectoryFixture> {
  const database = await testDatabase({
    folders: [...directory.migrations, join(import.meta.dirname, '..', '..', '..', 'libs', 'database', 'migrations')], variant: 'directory',
    async prepare(url) {
      await prepareDatabase(url, ['directory'], testRoleSecret);
      await migrateService(url, 'directory', directory.migrations);
    },
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'directory-test-'));
  const urls = roleUrls(database.url, 'directory', testRoleSecret);
  const pool = { schema: 'directory,app', max: 4 };
  const pools = { app: createPool({ ...pool, name: 'app', url: urls.app }), worker: createPool({ ...pool, name: 'worker', url: urls.worker }) };
  const service = new ServiceDatabase('directory', pools, SHARDS, await Entities.of(directory.entities ?? []));
  const issuer = options.issuer ?? 'http://127.0.0.1:3000/oidc';
  const origin = new URL(issuer).origin;
  const machine = options.clock ?? systemClock;
  const runtime: ServiceRuntime = {
    database: service, clock: options.environment?.['DEMO'] === 'false' ? machine : new DemoClock(machine, service), keys: new FileKeyRing(testKeyFile), logger: new Logger('directory', 'silent'),
    health: new Health(), addresses: { issuer, origin, internal: forEachService(() => origin) },
    // The least this release accepts: tests sign in often.
    environment: { DATA_DIR: dataDir, PASSWORD_MEMORY_KIB: '8192', PASSWORD_PASSES: '1', ...options.environment },
  };
  return {
    runtime, url: database.url,
    async [Symbol.asyncDispose]() {
      await service.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const standingClock = (): ReturnType<typeof fixedClock> => fixedClock(instant('2026-05-11T08:20:00+08:00'));
