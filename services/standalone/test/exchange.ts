import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Caller } from '@referrals/client';
import { commonMigrations } from '@referrals/database';
import { freePort } from '@referrals/database/server';
import { demoAccounts } from '@referrals/directory';
import { FileKeyRing, Logger, startServices, type Environment, type KeyRing, type RunningServices } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { testDatabase, testKeyFile, type TestDatabase } from '@referrals/testing';

/** The whole product, as its users meet it: over HTTP, through sign-in; in whatever way it was started. */
export interface Exchange {
  readonly url: string;
  /** Superuser's URLs of all its databases, to look behind everything. */
  readonly databases: readonly string[];
  /** Every route of its API, as its own document tells them: `/api/…/:id`. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Everything written to the log so far. */
  readonly log: () => string;
  /** A signed-in person of the demo. */
  person(account: string): Caller;
  /** Somebody without sign-in, or with a token of their own. */
  anybody(token?: string): Caller;
  [Symbol.asyncDispose](): Promise<void>;
}

/** For a machine that has other things to do. */
const READY_MS = 120_000;

/** Nothing that would make a test wait or refuse a crowd behind one address. */
export const SMALL: Environment = {
  PASSWORD_MEMORY_KIB: '8192', PASSWORD_PASSES: '1', METRICS_PORT: '0', RATE_PER_MINUTE: '0', SIGN_IN_TRIES_PER_SOURCE: '100000', LOG_LEVEL: 'info',
};

export interface ExchangeOptions {
  readonly environment?: Environment;
  /** A PostgreSQL of the test's own instead of a clone of the shared template. */
  readonly databaseUrl?: string;
  /** Arguments of Node before each service's program, where services have processes of their own. */
  readonly nodeOptions?: readonly string[];
}

/** Starts it with its demo seeded (once per content, then cloned). Topics are shuffled, which keeps every story honest about order. */
export async function startExchange({ environment = {}, databaseUrl }: ExchangeOptions = {}): Promise<Exchange> {
  const keys = new FileKeyRing(testKeyFile);
  const dataDir = mkdtempSync(join(tmpdir(), 'exchange-test-'));
  const lines: string[] = [];
  const destination = new Writable({ write(chunk: Buffer, _encoding, done) { lines.push(chunk.toString()); done(); } });
  const start = async (url: string): Promise<RunningServices> => startServices({
    definitions, databaseUrl: url, keys, version: '0.0.0-test', logger: new Logger('test', 'info', destination),
    environment: { ...SMALL, DATA_DIR: dataDir, PORT: String(await freePort()), SHUFFLE_TOPICS: 'true', ...environment },
  });
  const database = databaseUrl === undefined ? await seededDatabase(start) : { url: databaseUrl, drop: async () => undefined };
  const running = await start(database.url);
  if (!(await running.untilReady(READY_MS))) throw new Error(`Not ready: ${JSON.stringify((await new Caller(running.origin).get('/health/ready')).body)}`);
  return exchangeAt(running.origin, {
    keys, databases: [database.url], log: () => lines.join(''),
    async end() {
      await running.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

interface Behind { readonly keys: KeyRing; readonly databases: readonly string[]; readonly log: () => string; end(): Promise<void> }

/** An exchange that answers at this address. */
export async function exchangeAt(url: string, behind: Behind): Promise<Exchange> {
  const { keys, databases, log } = behind;
  const people = new Map<string, Caller>();
  return {
    url, databases, log, routes: await routesAt(url),
    person(account) {
      let caller = people.get(account);
      if (caller === undefined) {
        caller = new Caller(url, { account, password: demoAccounts(keys)[account] ?? '' });
        people.set(account, caller);
      }
      return caller;
    },
    anybody: (token) => new Caller(url, undefined, undefined, token),
    [Symbol.asyncDispose]: () => behind.end(),
  };
}

async function routesAt(url: string): Promise<Exchange['routes']> {
  const caller = new Caller(url);
  const { paths } = await caller.must<{ paths: Record<string, object> }>(caller.get('/api/openapi.json'));
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{(\w+)\}/g, ':$1') })));
}

/** A clone of a database in which everything was started once and became ready. */
function seededDatabase(start: (url: string) => Promise<RunningServices>): Promise<TestDatabase> {
  return testDatabase({
    folders: [commonMigrations, ...definitions.flatMap((definition) => definition.migrations), join(import.meta.dirname, '../../directory/src/seed')], variant: 'exchange',
    async prepare(url) {
      const first = await start(url);
      const ready = await first.untilReady(READY_MS);
      await first.stop();
      if (!ready) throw new Error('The seeded product did not become ready');
    },
  });
}
