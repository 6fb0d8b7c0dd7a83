import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { contentHash } from './content-hash.js';

export interface TestTemplate {
  /** Folders whose content decides whether the template is made anew: all migrations, and what else `prepare` depends on. */
  readonly folders: readonly string[];
  /** Distinguishes templates of the same folders (another seed, another set of services). */
  readonly variant?: string;
  /**
   * Migrates the empty database at this superuser URL and closes every connection to it. Runs once per content and never beside
   * another `prepare` of the cluster; roles are the whole cluster's, so it must bear that they exist.
   */
  prepare(url: string): Promise<void>;
}

export interface TestDatabase extends AsyncDisposable {
  /** Superuser's URL of a database of this test's own. */
  readonly url: string;
  readonly name: string;
  /** Ends all its connections and removes it. Idempotent. */
  drop(): Promise<void>;
}

const identifier = (name: string): string => pg.escapeIdentifier(name);

function clusterUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is missing: run jest with the project’s jest.config.mjs, or name a PostgreSQL superuser’s URL in it');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(clusterUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function onCluster<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: clusterUrl(), application_name: 'test-database' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the template under a lock that all workers share; a half-made one of a killed run is thrown away. */
async function ensureTemplate(template: TestTemplate): Promise<string> {
  const name = `template_${contentHash(template.folders).slice(0, 24)}${template.variant ? `_${template.variant}` : ''}`;
  const draft = `${name}_draft`;
  await onCluster(async (client) => {
    await client.query('SELECT pg_advisory_lock(430299)');
    if ((await client.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${identifier(draft)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${identifier(draft)}`);
    await template.prepare(urlOf(draft));
    await client.query(`ALTER DATABASE ${identifier(draft)} WITH ALLOW_CONNECTIONS false`);
    await client.query(`ALTER DATABASE ${identifier(draft)} RENAME TO ${identifier(name)}`);
  });
  return name;
}

/**
 * A database of this test's own on the run's shared cluster: a clone of the template, or an empty one without.
 * Call it in `beforeAll` and `drop()` it in `afterAll`, or hold it with `await using`.
 */
export async function testDatabase(template?: TestTemplate): Promise<TestDatabase> {
  return copyOf(template ? await ensureTemplate(template) : 'template1');
}

/** A copy of a database of the run's shared cluster, to which nothing may be connected just now. */
export async function copyDatabase(url: string): Promise<TestDatabase> {
  return copyOf(new URL(url).pathname.slice(1));
}

async function copyOf(source: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onCluster((client) => client.query(`CREATE DATABASE ${identifier(name)} TEMPLATE ${identifier(source)}`));
  const drop = async (): Promise<void> => {
    await onCluster((client) => client.query(`DROP DATABASE IF EXISTS ${identifier(name)} WITH (FORCE)`));
  };
  return { url: urlOf(name), name, drop, [Symbol.asyncDispose]: drop };
}
