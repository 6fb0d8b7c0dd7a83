import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { clusterFolder, passwordFile } from './data-folder.js';
import { isPostgresOf } from './process-identity.js';
import { StartError, asFileError } from './start-error.js';
import { startPostgres, type PostgresOptions } from './start-postgres.js';

export interface Visit {
  /** Superuser's URL on 127.0.0.1, database `postgres`. Holds the password: never log it. */
  readonly url: string;
  /** Stops PostgreSQL when it was started for this visit. */
  end(): Promise<void>;
}

/**
 * PostgreSQL of a data folder for a tool: the running instance's, or one started for the duration, which keeps instances out
 * meanwhile. Waits up to `patienceMs` (60,000) for an instance that is just starting. Undefined when the folder has no cluster:
 * none is ever made.
 * @throws StartError
 */
export async function visitPostgres(options: PostgresOptions & { readonly patienceMs?: number }): Promise<Visit | undefined> {
  const dataDir = resolve(options.dataDir);
  if (!existsSync(clusterFolder(dataDir))) return undefined;
  const until = performance.now() + (options.patienceMs ?? 60_000);
  for (;;) {
    try {
      const server = await startPostgres({ ...options, lockWaitMs: 0 });
      return { url: server.url, end: () => server.stop() };
    } catch (error) {
      if (!(error instanceof StartError) || error.code !== 'DATA_DIR_IN_USE') throw error;
      const port = servingPort(clusterFolder(dataDir));
      if (port !== undefined) return { url: `postgres://postgres:${passwordOf(dataDir)}@127.0.0.1:${port}/postgres`, end: () => Promise.resolve() };
      if (performance.now() >= until) throw error;
      await pause(250, undefined, { signal: options.signal });
    }
  }
}

/** The port of the PostgreSQL that serves this folder now. */
function servingPort(cluster: string): number | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const serves = (lines[7] ?? '').trim() === 'ready' && isPostgresOf(Number(lines[0]), realpathSync(cluster));
    return serves ? Number(lines[3]) : undefined;
  } catch {
    return undefined;
  }
}

function passwordOf(dataDir: string): string {
  try {
    return readFileSync(passwordFile(dataDir), 'utf8').trim();
  } catch (error) {
    throw asFileError(error, passwordFile(dataDir));
  }
}
