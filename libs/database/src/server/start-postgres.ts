import { existsSync } from 'node:fs';
import { postgresVersion } from './binaries.js';
import { clusterFolder, prepareDataDir } from './data-folder.js';
import { inspectHost } from './host.js';
import { initialize } from './initialize.js';
import { waitForLock } from './instance-lock.js';
import { stopOrphan } from './orphan.js';
import { freePort } from './free-port.js';
import { launch, shutDown, type Postmaster } from './postmaster.js';
import { StartError } from './start-error.js';

export interface PostgresOptions {
  /** Everything of this installation lies below it: `postgres/` (the cluster), `secrets/postgres-password`, `instance.lock`. Made when missing. */
  readonly dataDir: string;
  /** Port on 127.0.0.1; 0 or absent: a free one. */
  readonly port?: number;
  /** PostgreSQL's own lines and ours; they hold no statements and no values. */
  readonly onLog?: (line: string) => void;
  /** postgresql.conf settings that go before ours. `fsync` and `synchronous_commit` are on unless a test turns them off here. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Interrupts a start that takes long (crash recovery). */
  readonly signal?: AbortSignal;
  /** How long to wait for an instance that is just stopping before it is called a second instance; default 5,000 ms. */
  readonly lockWaitMs?: number;
}

export interface PostgresServer {
  /** Superuser's URL on 127.0.0.1, database `postgres`. Holds the password: never log it. */
  readonly url: string;
  readonly port: number;
  /** The present main process. */
  readonly pid: number;
  /** Calls back each time it ends without `stop()`, with the signal or exit code. */
  onExit(listener: (reason: string) => void): void;
  /** Starts it again on the same port after it ended; the supervisor's. */
  restart(signal?: AbortSignal): Promise<void>;
  /** Fast shutdown, then the folder is free for another instance. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Runs the PostgreSQL that npm installed on this folder: one instance per folder, first use creates the cluster, an orphan of an
 * instance killed by SIGKILL is stopped first, a stale postmaster.pid does not matter.
 * @throws StartError whose `message` (Chinese, English) is meant for the terminal
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const onLog = options.onLog ?? (() => undefined);
  const dataDir = prepareDataDir(options.dataDir);
  const cluster = clusterFolder(dataDir);
  const lock = await waitForLock(dataDir, options.lockWaitMs ?? 5_000);
  try {
    const host = inspectHost(dataDir, cluster, onLog);
    const settings = options.settings ?? {};
    if (existsSync(cluster)) await stopOrphan(cluster, onLog);
    const password = await initialize(dataDir, host, postgresVersion(host.binaries), settings['fsync'] !== 'off');
    const run = (port: number, signal = options.signal): Promise<Postmaster> => launch({ cluster, port, settings, signal }, host);
    const { port, first } = await firstLaunch(options.port ?? 0, run);
    const relaunch = async (signal?: AbortSignal): Promise<Postmaster> => {
      await stopOrphan(cluster, onLog);
      return run(port, signal);
    };
    return serve(first, relaunch, () => lock.release(), { port, url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A free port may be taken before PostgreSQL binds it; then another is tried. */
async function firstLaunch(wanted: number, run: (port: number) => Promise<Postmaster>): Promise<{ port: number; first: Postmaster }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted || await freePort();
    try {
      return { port, first: await run(port) };
    } catch (error) {
      const raced = error instanceof StartError && error.code === 'PORT_IN_USE' && !wanted && attempt < 5;
      if (!raced) throw error;
    }
  }
}

function serve(first: Postmaster, relaunch: (signal?: AbortSignal) => Promise<Postmaster>, release: () => void, { port, url }: { port: number; url: string }): PostgresServer {
  const listeners: ((reason: string) => void)[] = [];
  let current = first;
  let stopping: Promise<void> | undefined;
  // An instance that ends by an uncaught error leaves no PostgreSQL behind.
  const atExit = (): void => void current.child.kill('SIGINT');
  const watch = (): void => void current.exited.then((reason) => {
    if (!stopping) listeners.forEach((listener) => listener(reason));
  });
  process.on('exit', atExit);
  watch();
  return {
    url,
    port,
    get pid() { return current.pid; },
    onExit: (listener) => void listeners.push(listener),
    async restart(signal) {
      current = await relaunch(signal);
      watch();
    },
    stop() {
      stopping ??= shutDown(current).finally(() => {
        process.off('exit', atExit);
        release();
      });
      return stopping;
    },
  };
}
