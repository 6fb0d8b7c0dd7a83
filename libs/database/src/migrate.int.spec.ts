import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { prepareDatabase } from './bootstrap.js';
import { commonMigrations, migrateService, ReleaseMismatch } from './migrate.js';

describe('a schema that another release migrates too', () => {
  let cluster: TestDatabase;
  let folder: string;
  let owner: pg.Client;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'migrate',
      async prepare(url) {
        await prepareDatabase(url, ['directory'], testRoleSecret);
        await migrateService(url, 'directory', []);
      },
    });
    owner = new pg.Client({ connectionString: cluster.url });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await cluster.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A release's folder of migrations for a table; each has a column of its own. */
  function release(table: string, name: string, ...columns: string[]): string {
    const migrations = join(folder, name, table, 'migrations');
    mkdirSync(migrations, { recursive: true });
    columns.forEach((column, index) => {
      const statement = index === 0 ? `CREATE TABLE ${table} (${column} text)` : `ALTER TABLE ${table} ADD COLUMN ${column} text`;
      writeFileSync(join(migrations, `00${index + 1}.do.${column}.sql`), `${statement};\n`);
    });
    return migrations;
  }
  const start = (migrations: string): Promise<void> => migrateService(cluster.url, 'directory', [migrations]);
  const columns = async (table: string): Promise<string[]> => (await owner.query<{ name: string }>(
    'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position', ['directory', table])).rows.map(({ name }) => name);

  it('is left as it is by an earlier one, which starts on it', async () => {
    const [earlier, later] = [release('wall', 'earlier', 'colour'), release('wall', 'later', 'colour', 'coats', 'painter')];
    await start(earlier);
    await start(later);
    await start(earlier);
    expect(await columns('wall')).toEqual(['colour', 'coats', 'painter']);
  });

  it('is whole when both start together, whoever is first', async () => {
    const [earlier, later] = [release('door', 'earlier', 'colour', 'lock'), release('door', 'later', 'colour', 'lock', 'bell')];
    await Promise.all([earlier, later, earlier, later].map(start));
    expect(await columns('door')).toEqual(['colour', 'lock', 'bell']);
  });

  it('is refused when it does not begin with all of this one', async () => {
    await start(release('roof', 'later', 'tiles', 'beams', 'gutter'));
    for (const other of [release('roof', 'one', 'slates'), release('roof', 'two', 'tiles', 'posts')]) await expect(start(other)).rejects.toThrow(ReleaseMismatch);
    await owner.query('DELETE FROM directory.schema_version_roof WHERE version = 2');
    await expect(start(release('roof', 'three', 'tiles', 'beams'))).rejects.toThrow(ReleaseMismatch);
    expect(await columns('roof')).toEqual(['tiles', 'beams', 'gutter']);
  });
});
