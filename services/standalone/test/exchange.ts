import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { commonMigrations } from '@referrals/database';
import { demoAccounts, directory } from '@referrals/directory';
import { mandatoryReporting } from '@referrals/mandatory-reporting';
import { referralDesk } from '@referrals/referral-desk';
import { FileKeyRing, Logger, startServices, type Environment, type RunningServices } from '@referrals/service-kit';
import { Caller, testDatabase, testKeyFile } from '@referrals/testing';

const definitions = [directory, mandatoryReporting, referralDesk];

/** The whole product on a database of its own, as its users meet it: over HTTP, through sign-in. */
export interface Exchange {
  readonly url: string;
  /** Superuser's URL, to look behind everything. */
  readonly databaseUrl: string;
  readonly running: RunningServices;
  /** Everything written to the log so far. */
  readonly log: () => string;
  /** A signed-in person of the demo. */
  person(account: string): Caller;
  /** Somebody without sign-in, or with a token of their own. */
  anybody(token?: string): Caller;
  [Symbol.asyncDispose](): Promise<void>;
}

const small: Environment = {
  PASSWORD_MEMORY_KIB: '8192', PASSWORD_PASSES: '1', METRICS_PORT: '0', RATE_PER_MINUTE: '0', SIGN_IN_TRIES_PER_SOURCE: '100000', LOG_LEVEL: 'info',
};

/** Starts it with its demo seeded (once per content, then cloned). `SHUFFLE_TOPICS` keeps every story honest about order. */
export async function startExchange(environment: Environment = {}): Promise<Exchange> {
  const keys = new FileKeyRing(testKeyFile);
  const dataDir = mkdtempSync(join(tmpdir(), 'exchange-test-'));
  const lines: string[] = [];
  const destination = new Writable({ write(chunk: Buffer, _encoding, done) { lines.push(chunk.toString()); done(); } });
  const start = async (databaseUrl: string): Promise<RunningServices> => startServices({
    definitions, databaseUrl, keys, version: '0.0.0-test', logger: new Logger('test', 'info', destination),
    environment: { ...small, DATA_DIR: dataDir, PORT: String(await freePort()), SHUFFLE_TOPICS: 'true', ...environment },
  });
  const database = await testDatabase({
    folders: [commonMigrations, ...definitions.flatMap((definition) => definition.migrations), join(import.meta.dirname, '../../directory/src/seed')], variant: 'exchange',
    async prepare(url) {
      const first = await start(url);
      await first.untilReady(60_000);
      await first.stop();
    },
  });
  const running = await start(database.url);
  if (!(await running.untilReady(30_000))) throw new Error(`Not ready: ${JSON.stringify((await new Caller(running.origin).get('/health/ready')).body)}`);
  const people = new Map<string, Caller>();
  return {
    url: running.origin, databaseUrl: database.url, running, log: () => lines.join(''),
    person(account) {
      let caller = people.get(account);
      if (caller === undefined) {
        caller = new Caller(running.origin, { account, password: demoAccounts(keys)[account] ?? '' });
        people.set(account, caller);
      }
      return caller;
    },
    anybody: (token) => new Caller(running.origin, undefined, undefined, token),
    async [Symbol.asyncDispose]() {
      await running.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
