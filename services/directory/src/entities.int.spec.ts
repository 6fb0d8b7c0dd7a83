import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Entities } from '@referrals/database';
import pg from 'pg';
import { directoryRuntime, type DirectoryFixture } from '../test/directory-runtime.js';
import { directory } from './directory.module.js';

let fixture: DirectoryFixture;
beforeAll(async () => { fixture = await directoryRuntime(); });
afterAll(() => fixture[Symbol.asyncDispose]());

it('maps every column of its tables as the migrations made it, and no other', async () => {
  const client = new pg.Client(fixture.url);
  await client.connect();
  const { entityMetadatas } = await Entities.of(directory.entities ?? []);
  for (const { tableName, columns } of entityMetadatas) {
    const { rows } = await client.query(
      `SELECT column_name AS name, udt_name AS type, is_nullable = 'YES' AS nullable FROM information_schema.columns
       WHERE table_schema = 'directory' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY 1`, [tableName]);
    const mapped = columns.map((one) => ({ name: one.databaseName, type: `${one.isArray ? '_' : ''}${String(one.type)}`, nullable: one.isNullable })).sort((a, b) => (a.name < b.name ? -1 : 1));
    expect({ tableName, columns: mapped }).toEqual({ tableName, columns: rows });
  }
  await client.end();
});
