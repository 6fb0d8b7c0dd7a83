import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeskRecord } from '@referrals/contracts';
import { commonMigrations, createPool, migrateService, prepareDatabase, roleUrls, ServiceDatabase, SHARDS, type Tx } from '@referrals/database';
import { testDatabase, testRoleSecret } from '@referrals/testing';
import { DirectoryCopyStore } from './directory-copy.store.js';
import { directoryCopyMigrations } from './migrations-folder.js';

const SERVICE = 'referral-desk';

function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const desk = (name: string, revision = 1, code = name): DeskRecord => ({
  id: idOf(name), code, name, agency: 'PSB', organisation: idOf('an office'), jurisdiction: '430223', opensOn: '2024-01-01', members: [], revision,
});

describe('the copy of the directory within one transaction', () => {
  let database: ServiceDatabase;
  let drop: () => Promise<void>;
  let store: DirectoryCopyStore;
  beforeAll(async () => {
    const cluster = await testDatabase({
      folders: [commonMigrations, directoryCopyMigrations], variant: 'directory_copy',
      prepare: async (url) => {
        await prepareDatabase(url, [SERVICE], testRoleSecret);
        await migrateService(url, SERVICE, [directoryCopyMigrations]);
      },
    });
    const pool = (url: string) => createPool({ url, name: 'test', max: 2, schema: 'referral_desk,app' });
    const urls = roleUrls(cluster.url, SERVICE, testRoleSecret);
    database = new ServiceDatabase(SERVICE, { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS);
    drop = async () => { await database.close(); await cluster.drop(); };
  });
  afterAll(async () => { await drop(); });
  beforeEach(async () => {
    store = new DirectoryCopyStore(undefined);
    await database.asWorker((tx) => store.applyDesk(tx, desk('known')));
  });

  /** Statements of `work`. */
  async function counted<T>(tx: Tx, work: () => Promise<T>): Promise<number> {
    const query = tx.query.bind(tx);
    let statements = 0;
    tx.query = (text, values) => { statements += 1; return query(text, values); };
    await work();
    tx.query = query;
    return statements;
  }
  const codes = async (tx: Tx, of = store): Promise<string[]> => (await of.load(tx)).allDesks().map(({ code }) => code);
  const failing = (tx: Tx, work: () => Promise<unknown>) => expect(tx.nested(async () => { await work(); throw new Error('no'); })).rejects.toThrow('no');

  it('is asked for once, also by several at the same time, and again by the next', async () => {
    await database.asWorker((tx) => store.load(tx));
    const together = (tx: Tx) => counted(tx, () => Promise.all([store.load(tx), store.load(tx).then(() => store.load(tx))]));
    expect(await database.asWorker(together)).toBe(1);
    expect(await database.asWorker(together)).toBe(1);
  });

  it('has what the transaction applied itself, and what was committed meanwhile once it was told to forget', async () => {
    await database.asWorker(async (tx) => {
      expect(await codes(tx)).not.toContain('own');
      await store.applyDesk(tx, desk('own'));
      expect(await codes(tx)).toContain('own');
    });
    await database.asWorker(async (tx) => {
      const first = await store.load(tx);
      await database.asWorker((other) => store.applyDesk(other, desk('another')));
      expect(await store.load(tx)).toBe(first);
      store.forget(tx);
      expect(await codes(tx)).toContain('another');
    });
  });

  it('goes back with what was rolled back, also behind a savepoint, and for everybody', async () => {
    await database.asWorker(async (tx) => {
      await store.load(tx);
      await failing(tx, async () => {
        await store.applyDesk(tx, desk('never'));
        expect(await codes(tx)).toContain('never');
      });
      expect(await codes(tx)).not.toContain('never');
    });
    await expect(database.asWorker(async (tx) => {
      // Both at once: whatever the copy read beside the change is, it must not outlive it.
      await Promise.all([store.load(tx), store.applyDesk(tx, desk('never')), store.load(tx)]);
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    expect(await database.asWorker(codes)).not.toContain('never');
  });

  it('is read anew after a statement failed behind a savepoint', async () => {
    await database.asWorker(async (tx) => {
      await failing(tx, async () => {
        await Promise.allSettled([tx.query('SELECT 1 / 0'), store.load(tx)]);
      });
      expect(await codes(tx)).toContain('known');
    });
  });
});
