import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMillis, fixedClock, instant, type Instant } from '@referrals/calendar';
import { commonMigrations, createPool, migrateService, prepareDatabase } from '@referrals/database';
import { testDatabase, testKeyFile, testRoleSecret, type TestDatabase } from '@referrals/testing';
import { FileKeyRing } from '../keys/key-ring.js';
import { readAppSettings } from './app-settings.js';
import { Health } from './health.js';
import { KeptAnswersJob } from './kept-answers.job.js';
import { Logger } from './logger.js';
import { closeServices, openServices, type OpenService } from './open-services.js';
import { forEachService } from './service-addresses.js';
import type { ServiceDefinition } from './service-definition.js';

const FILING = 'POST /filings';
const now = instant('2026-05-11T08:20:00+08:00');
const old = addMillis(now, -31 * 86_400_000);
const nowhere = 'http://127.0.0.1:9';

describe('answers a service kept', () => {
  let cluster: TestDatabase;
  let open: OpenService[];
  let before: number | undefined;

  /** As a process of the release before leaves it. */
  const leave = (key: string, at: Instant, route = 'POST /x'): Promise<unknown> => (open[0] as OpenService).runtime.database.transaction(
    { desks: [], roles: [], at: now }, async (tx) => { tx.writeBatched('SELECT leave_changes($1)', [{ principal: 'p', route, key, bodyHash: 'b', at, answer: { key } }]); });
  const keys = async (table: string): Promise<string[]> => (await (open[0] as OpenService).runtime.database.asWorker((tx) =>
    tx.query<{ key: string }>(`SELECT answer->>'key' AS key FROM ${table} ORDER BY 1`))).map(({ key }) => key);
  const start = async (): Promise<void> => {
    const definition: ServiceDefinition = {
      name: 'directory', migrations: [], controllers: [], subscriptions: [], providers: () => [], answersForEver: [FILING],
      prepare: async ({ database }) => { before = (await database.asWorker((tx) => tx.query('SELECT FROM idempotency'))).length; },
    };
    open = await openServices({
      definitions: [definition], databaseUrl: cluster.url, environment: {}, settings: readAppSettings({}), keys: new FileKeyRing(testKeyFile), clock: fixedClock(now),
      logger: new Logger('test', 'silent'), health: new Health(),
      addresses: { origin: nowhere, issuer: nowhere, internal: forEachService(() => nowhere) },
    });
  };

  beforeEach(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'kept_answers',
      prepare: async (url) => {
        await prepareDatabase(url, ['directory'], testRoleSecret);
        await migrateService(url, 'directory', []);
        // Each service says who reads its trail; this one has none to read.
        const owner = createPool({ url, name: 'owner', max: 1, schema: 'directory' });
        await owner.query('ALTER TABLE trail ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
        await owner.query('CREATE POLICY service_role ON trail TO referrals_directory_worker USING (true); CREATE POLICY no_request ON trail TO referrals_directory_app USING ((SELECT app.nobody()))');
        await owner.end();
      },
    });
    await start();
  });
  afterEach(async () => {
    await closeServices(open);
    await cluster.drop();
  });

  it('are hashed before it prepares and serves, when the release before left them in clear', async () => {
    for (const key of ['a', 'b']) await leave(key, now);
    expect(await keys('idempotency')).toEqual(['a', 'b']);
    await closeServices(open);
    await start();
    expect(before).toBe(0);
    expect(await keys('kept_answer')).toEqual(['a', 'b']);
  });

  it('are looked after by their job: what came in clear is hashed, what is old goes, but filings', async () => {
    for (const [key, at, route] of [['new', now], ['old', old], ['filing', old, FILING]] as const) await leave(key, at, route);
    const { database, keys: ring } = (open[0] as OpenService).runtime;
    expect(await keys('idempotency')).toHaveLength(3);
    await new KeptAnswersJob({ keys: ring }, [FILING]).run({
      due: now, since: undefined, at: now, asWorker: (work) => database.asWorker(work), stopping: new AbortController().signal,
    });
    expect(await keys('idempotency')).toEqual([]);
    expect(await keys('kept_answer')).toEqual(['filing', 'new']);
  });
});
