import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { prepareDatabase } from '../bootstrap.js';
import { commonMigrations, migrateService } from '../migrate.js';
import type { TableTotal } from './catalogue.js';
import { ContentDigest } from './copy.js';
import { findData, openLoader } from './load.js';
import { openSnapshot } from './snapshot.js';

const template = {
  folders: [commonMigrations],
  variant: 'change',
  prepare: async (url: string) => {
    await prepareDatabase(url, ['directory'], testRoleSecret);
    await migrateService(url, 'directory', []);
  },
};

describe('loading a snapshot', () => {
  let source: TestDatabase;
  let target: TestDatabase;
  beforeAll(async () => {
    source = await testDatabase(template);
    target = await testDatabase(template);
    await run(source.url, `INSERT INTO directory.case_head SELECT gen_random_uuid(), n, md5(n::text), now() FROM generate_series(1, 1000) n`);
  });
  afterAll(async () => {
    await source.drop();
    await target.drop();
  });

  /** Copies all tables; `distort` is what the backup is made to say of them. */
  async function copy(distort: (total: TableTotal) => TableTotal): Promise<void> {
    const snapshot = await openSnapshot(source.url, ['directory'], testRoleSecret);
    const loader = await openLoader(target.url, ['directory']);
    try {
      const totals: TableTotal[] = [];
      for (const table of snapshot.tables) {
        const digest = new ContentDigest();
        await loader.load(table, watch(snapshot.read(table), digest));
        totals.push(distort(digest.total(table)));
      }
      await loader.finish(await snapshot.sequences(), totals);
    } finally {
      await loader.close();
      await snapshot.close();
    }
  }

  it('undoes everything when one table is not what the backup says', async () => {
    await expect(copy((total) => (total.name === 'case_head' ? { ...total, rows: total.rows + 1 } : total))).rejects.toMatchObject({ code: 'RESTORE_DIFFERS' });
    await expect(copy((total) => (total.name === 'trail' ? { ...total, digest: '0'.repeat(64) } : total))).rejects.toMatchObject({ code: 'RESTORE_DIFFERS' });
    expect(await findData(target.url, ['directory'])).toBeUndefined();
  });

  it('keeps it when all are, and then refuses to load again', async () => {
    await copy((total) => total);
    expect(await findData(target.url, ['directory'])).toBe('directory');
    await expect(copy((total) => total)).rejects.toMatchObject({ code: 'DATABASE_NOT_EMPTY' });
  });
});

async function* watch(rows: AsyncIterable<Buffer>, digest: ContentDigest): AsyncGenerator<Buffer> {
  for await (const chunk of rows) {
    digest.add(chunk);
    yield chunk;
  }
}

async function run(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
