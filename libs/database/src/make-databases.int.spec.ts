import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { testRoleSecret } from '@referrals/testing';
import pg from 'pg';
import { prepareDatabase, roleUrls, schemaOf } from './bootstrap.js';
import { makeDatabases, type MadeDatabase } from './make-databases.js';
import { migrateService } from './migrate.js';
import { startPostgres, type PostgresServer } from './server/index.js';

const passwordOf = (url: string): string => decodeURIComponent(new URL(url).password);

async function ask<R extends object>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a database of its own for each service on one PostgreSQL', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'databases-test-'));
  let server: PostgresServer;
  let made: MadeDatabase[];
  const urlOf = (service: ServiceName): string => made.find((one) => one.service === service)?.url ?? '';

  beforeAll(async () => {
    server = await startPostgres({ dataDir, settings: { fsync: 'off', log_min_messages: 'fatal' } });
    made = await makeDatabases(server.url, SERVICES, () => undefined);
    // As three services do that start at the same moment, none of them as a superuser.
    await Promise.all(SERVICES.map(async (service) => {
      await prepareDatabase(urlOf(service), [service], testRoleSecret);
      await migrateService(urlOf(service), service, []);
    }));
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('makes them, and each service prepares and migrates its own as no superuser', async () => {
    expect(made.map(({ made: isNew }) => isNew)).toEqual(SERVICES.map(() => true));
    for (const service of SERVICES) {
      const { bus, app } = roleUrls(urlOf(service), service, testRoleSecret);
      expect(await ask(bus, `SELECT count(*)::int AS rows FROM ${schemaOf(service)}.outbox`)).toEqual([{ rows: 0 }]);
      expect(await ask(app, 'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user')).toEqual([{ super: false }]);
    }
  });

  it('lets no role of a service into the database of another', async () => {
    for (const service of SERVICES) {
      for (const other of SERVICES.filter((one) => one !== service)) {
        const { app, worker, bus } = roleUrls(urlOf(other), service, testRoleSecret);
        const owner = Object.assign(new URL(urlOf(service)), { pathname: `/${schemaOf(other)}` }).href;
        for (const url of [app, worker, bus, owner]) await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
      }
    }
  });

  it('leaves the bus role no more than its group may', async () => {
    const { bus } = roleUrls(urlOf('directory'), 'directory', testRoleSecret);
    await expect(ask(bus, 'SELECT envelope FROM directory.inbox')).rejects.toMatchObject({ code: '42501' });
    await expect(ask(bus, 'DELETE FROM directory.outbox')).rejects.toMatchObject({ code: '42501' });
  });

  it('leaves what is there when run again, and replaces a password nobody knows any more', async () => {
    const again = await makeDatabases(server.url, SERVICES, (service) => passwordOf(urlOf(service)));
    expect(again).toEqual(made.map((one) => ({ ...one, made: false })));
    await ask(urlOf('directory'), 'SELECT 1');
    const [anew] = await makeDatabases(server.url, ['directory'], () => undefined);
    expect(anew?.made).toBe(false);
    await ask(anew?.url ?? '', 'SELECT 1');
    await expect(ask(urlOf('directory'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });
});

describe('several databases of one PostgreSQL that hold the same services', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'same-roles-test-'));
  let server: PostgresServer;

  beforeAll(async () => { server = await startPostgres({ dataDir, settings: { fsync: 'off', log_min_messages: 'fatal' } }); }, 120_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('are prepared at the same moment, first and again: the roles are the server\'s', async () => {
    const urls = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href);
    for (const url of urls) await ask(server.url, `CREATE DATABASE ${new URL(url).pathname.slice(1)}`);
    const prepare = async (): Promise<unknown> => Promise.all(urls.map(async (url) => prepareDatabase(url, SERVICES, testRoleSecret)));
    await prepare();
    await prepare();
    for (const url of urls) await ask(roleUrls(url, 'directory', testRoleSecret).app, 'SELECT 1');
  });
});
