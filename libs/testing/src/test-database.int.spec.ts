import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestTemplate } from './index.js';

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a test’s own database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let prepared = 0;
  const template: TestTemplate = {
    folders: [folder],
    async prepare(url) {
      prepared += 1;
      await query(url, 'CREATE TABLE made (by integer); INSERT INTO made VALUES (1)');
    },
  };

  it('is a clone of a template that is made once per content, also by callers at the same time', async () => {
    writeFileSync(join(folder, '1.sql'), `first ${process.pid} ${performance.now()}`);
    const databases = await Promise.all([1, 2, 3, 4].map(() => testDatabase(template)));
    expect(prepared).toBe(1);
    await query(databases[0]!.url, 'DELETE FROM made');
    expect(await query(databases[1]!.url, 'SELECT by FROM made')).toEqual([{ by: 1 }]);

    writeFileSync(join(folder, '2.sql'), 'second');
    databases.push(await testDatabase(template));
    expect(prepared).toBe(2);
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('goes away with its connections', async () => {
    const database = await testDatabase();
    const open = new pg.Client({ connectionString: database.url });
    open.on('error', () => undefined);
    await open.connect();
    await database.drop();
    await expect(query(database.url, 'SELECT 1')).rejects.toThrow(/does not exist/);
    await open.end();
  });

  it('throws away a template whose preparation failed', async () => {
    const failing = { ...template, variant: 'failing', prepare: () => Promise.reject(new Error('no such table')) };
    await expect(testDatabase(failing)).rejects.toThrow('no such table');
    const database = await testDatabase({ ...template, variant: 'failing' });
    expect(await query(database.url, 'SELECT by FROM made')).toEqual([{ by: 1 }]);
    await database.drop();
  });
});
