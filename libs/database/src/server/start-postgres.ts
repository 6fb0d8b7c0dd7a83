import { existsSync } from 'node:fs';
import { findBinaries, postgresVersion } from './binaries.js';
import { prepareDataDir, refuseBlocked } from './data-folder.js';
import { clusterFolder, initialize } from './initialize.js';
import { lockInstance } from './instance-lock.js';
import { stopOrphan } from './orphan.js';
import { freePort, launch, shutDown, type Postmaster } from './postmaster.js';
import { signal } from './process-identity.js';
import { StartError } from './start-error.js';
import { chooseSystemUser } from './system-user.js';

export interface PostgresOptions {
  /** Everything of this installation lies below it: `postgres/` (the cluster), `secrets/postgres-password`, `instance.lock`. Made when missing. */
  readonly dataDir: string;
  /** Port on 127.0.0.1; 0 or absent: a free one. */
  readonly port?: number;
  /** PostgreSQL's own lines and ours; they hold no statements and no values. */
  readonly onLog?: (line: string) => void;
  /** postgresql.conf settings that go before ours. `fsync` and `synchronous_commit` are on unless a test turns them off here. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface PostgresServer {
  /** Superuser's URL on 127.0.0.1, database `postgres`. Holds the password: never log it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the process ends for whatever reason, with the signal or exit code. */
  readonly exited: Promise<string>;
  /** Calls back when it ends without `stop()`. */
  onExit(listener: (reason: string) => void): void;
  /** Starts it again on the same port after it ended; for the supervisor. */
  restart(): Promise<void>;
  /** Fast shutdown, then the folder is free for another instance. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Runs the PostgreSQL that npm installed on this folder: one instance per folder, first use creates the cluster, an orphan of an
 * instance killed by SIGKILL is stopped first, a stale postmaster.pid does not matter.
 * @throws StartError whose `message` (Chinese, English) is meant for the terminal
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const log = options.onLog ?? (() => undefined);
  const dataDir = prepareDataDir(options.dataDir);
  const lock = lockInstance(dataDir);
  try {
    const cluster = clusterFolder(dataDir);
    const user = chooseSystemUser(cluster, log);
    refuseBlocked(dataDir, user);
    const binaries = findBinaries(user, log);
    if (existsSync(cluster)) await stopOrphan(cluster, log);
    const settings = { ...options.settings };
    const password = await initialize(dataDir, binaries, user, postgresVersion(binaries), settings['fsync'] !== 'off');
    let { process: postmaster, port } = await firstLaunch(options.port ?? 0, (at) => launch(cluster, at, binaries, user, settings, log));
    return serve({
      get postmaster() { return postmaster; },
      port,
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      async relaunch() {
        await stopOrphan(cluster, log);
        postmaster = await launch(cluster, port, binaries, user, settings, log);
      },
      release: () => lock.release(),
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A free port may be taken before PostgreSQL binds it; then another is tried. */
async function firstLaunch(wanted: number, run: (port: number) => Promise<Postmaster>): Promise<{ process: Postmaster; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted || await freePort();
    try {
      return { process: await run(port), port };
    } catch (error) {
      const raced = error instanceof StartError && error.code === 'PORT_IN_USE' && !wanted && attempt < 5;
      if (!raced) throw error;
    }
  }
}

interface Running { readonly postmaster: Postmaster; readonly port: number; readonly url: string; relaunch(): Promise<void>; release(): void }

function serve(running: Running): PostgresServer {
  const listeners: ((reason: string) => void)[] = [];
  let stopping: Promise<void> | undefined;
  const watch = (): void => void running.postmaster.exited.then((reason) => {
    if (!stopping) listeners.forEach((listener) => listener(reason));
  });
  // An instance that ends by an uncaught error leaves no PostgreSQL behind.
  const atExit = (): void => signal(running.postmaster.pid, 'SIGINT');
  process.on('exit', atExit);
  watch();
  return {
    url: running.url,
    port: running.port,
    get pid() { return running.postmaster.pid; },
    get exited() { return running.postmaster.exited; },
    onExit: (listener) => void listeners.push(listener),
    async restart() {
      await running.relaunch();
      watch();
    },
    stop() {
      stopping ??= shutDown(running.postmaster).finally(() => {
        process.off('exit', atExit);
        running.release();
      });
      return stopping;
    },
  };
}
