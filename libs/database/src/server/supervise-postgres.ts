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
  /** Rejects never; resolves with the reason when it is given up for good. The caller should then say `message` and exit with 1. */
  readonly gaveUp: Promise<StartError>;
  /** Ends supervision, then PostgreSQL. Idempotent. */
  stop(): Promise<void>;
}

/**
 * `startPostgres`, and when PostgreSQL alone ends (killed, out of memory) it is started again on the same port: at once, then
 * after 0.25 s doubling to 8 s. Clients see refused connections meanwhile and reconnect by themselves. After `maxRestarts` within
 * `windowMs` it is given up.
 *
 * ```ts
 * const postgres = await supervisePostgres({ dataDir, onLog: (line) => log.info(line) }); // throws StartError: print .message, exit 1
 * postgres.gaveUp.then((error) => { printToStderr(error.message); process.exitCode = 1; return shutDown(); });
 * // on SIGINT/SIGTERM: close services first, then
 * await postgres.stop();
 * ```
 */
export async function supervisePostgres(options: SupervisorOptions): Promise<SupervisedPostgres> {
  const { maxRestarts = 10, windowMs = 300_000 } = options;
  const log = options.onLog ?? (() => undefined);
  const server = await startPostgres(options);
  const recent: number[] = [];
  const ending = new AbortController();
  let restarts = 0;
  let giveUp: (error: StartError) => void = () => undefined;
  const gaveUp = new Promise<StartError>((done) => { giveUp = done; });
  let work: Promise<void> = Promise.resolve();

  async function revive(reason: string): Promise<void> {
    let last = reason;
    for (let delay = 0; !ending.signal.aborted; delay = Math.min(Math.max(delay * 2, 250), 8_000)) {
      const now = performance.now();
      while (recent[0] !== undefined && now - recent[0] > windowMs) recent.shift();
      if (recent.length >= maxRestarts) return giveUp(new StartError('DATABASE_KEEPS_FAILING', options.dataDir, last));
      recent.push(now);
      log(`PostgreSQL ended (${last}); starting it again`);
      try {
        await pause(delay, undefined, { signal: ending.signal });
        await server.restart();
        restarts += 1;
        return;
      } catch (error) {
        last = error instanceof StartError ? error.en : String(error);
      }
    }
  }

  server.onExit((reason) => { work = work.then(() => revive(reason)); });
  return view(server, { gaveUp, restarts: () => restarts, end: async () => { ending.abort(); await work; } });
}

function view(server: PostgresServer, state: { gaveUp: Promise<StartError>; restarts: () => number; end: () => Promise<void> }): SupervisedPostgres {
  return {
    url: server.url,
    port: server.port,
    get pid() { return server.pid; },
    get restarts() { return state.restarts(); },
    gaveUp: state.gaveUp,
    async stop() {
      await state.end();
      await server.stop();
    },
  };
}
