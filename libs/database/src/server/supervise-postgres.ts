import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from './start-error.js';
import { startPostgres, type PostgresOptions, type PostgresServer } from './start-postgres.js';

export interface SupervisorOptions extends PostgresOptions {
  /** At most this many restarts within the window; default 10 in 300,000 ms. */
  readonly maxRestarts?: number;
  readonly windowMs?: number;
}

export interface SupervisedPostgres {
  /** Superuser's URL; the same through all restarts. Holds the password: never log it. */
  readonly url: string;
  readonly port: number;
  /** The present main process. */
  readonly pid: number;
  /** How often it was restarted so far. */
  readonly restarts: number;
  /** Never rejects; resolves with the reason when PostgreSQL is given up for good. Say its `message` and exit with 1. */
  readonly gaveUp: Promise<StartError>;
  /** Ends supervision, then PostgreSQL. Idempotent. */
  stop(): Promise<void>;
}

/**
 * `startPostgres`, and when PostgreSQL alone ends (killed, out of memory, disk full) it is started again on the same port: at once,
 * then after 0.25 s doubling to 8 s. Clients see refused connections meanwhile and reconnect by themselves. After `maxRestarts`
 * within `windowMs` it is given up.
 *
 * ```ts
 * const postgres = await supervisePostgres({ dataDir, onLog }); // throws StartError: print .message, exit 1
 * void postgres.gaveUp.then((error) => stopEverything(error.message)); // print it, exit 1
 * // on SIGINT and SIGTERM: close the services first, then
 * await postgres.stop();
 * ```
 * @throws StartError of the first start
 */
export async function supervisePostgres(options: SupervisorOptions): Promise<SupervisedPostgres> {
  const server = await startPostgres(options);
  const ending = new AbortController();
  const progress = { restarts: 0 };
  let giveUp: (error: StartError) => void = () => undefined;
  const gaveUp = new Promise<StartError>((done) => { giveUp = done; });
  const mayRestart = restartLimit(options.maxRestarts ?? 10, options.windowMs ?? 300_000);
  let work: Promise<void> = Promise.resolve();
  server.onExit((reason) => {
    work = work.then(() => revive(server, reason, options, { mayRestart, giveUp, progress, signal: ending.signal }));
  });
  return {
    url: server.url,
    port: server.port,
    get pid() { return server.pid; },
    get restarts() { return progress.restarts; },
    gaveUp,
    async stop() {
      ending.abort();
      await work;
      await server.stop();
    },
  };
}

interface Supervision { mayRestart(): boolean; giveUp(error: StartError): void; readonly progress: { restarts: number }; readonly signal: AbortSignal }

async function revive(server: PostgresServer, reason: string, { dataDir, onLog }: PostgresOptions, supervision: Supervision): Promise<void> {
  let said = reason;
  let last: unknown;
  for (let delay = 0; !supervision.signal.aborted; delay = Math.min(Math.max(delay * 2, 250), 8_000)) {
    if (!supervision.mayRestart()) {
      const telling = last instanceof StartError && last.code !== 'DATABASE_START_FAILED';
      return supervision.giveUp(telling ? last as StartError : new StartError('DATABASE_KEEPS_FAILING', dataDir, said, last));
    }
    onLog?.(`PostgreSQL ended (${said}); starting it again`);
    try {
      await pause(delay, undefined, { signal: supervision.signal });
      await server.restart(supervision.signal);
      supervision.progress.restarts += 1;
      return;
    } catch (error) {
      last = error;
      said = error instanceof StartError ? error.en : String(error);
    }
  }
}

function restartLimit(count: number, windowMs: number): () => boolean {
  const recent: number[] = [];
  return () => {
    const now = performance.now();
    while (recent[0] !== undefined && now - recent[0] > windowMs) recent.shift();
    if (recent.length >= count) return false;
    recent.push(now);
    return true;
  };
}
