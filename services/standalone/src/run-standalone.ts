import { resolve } from 'node:path';
import { StartError, supervisePostgres, type SupervisedPostgres } from '@referrals/database/server';
import { directory, startLines } from '@referrals/directory';
import {
  asked, DataFolder, explainFailure, Logger, readAppSettings, readDatabaseUrl, startServices, stopRequests, version, type Environment, type RunningServices,
} from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { logPostgres } from './log-postgres.js';
import { NOT_YET_FILING, welcome } from './welcome.js';

/** Prints a line for the person at the terminal. */
export type Say = (line: string) => void;

/**
 * All services and their database in one process: a county on one machine. Returns the exit code once everything has ended.
 * Whatever keeps it from starting is said in a sentence, Chinese first.
 */
export async function runStandalone(environment: Environment, say: Say): Promise<number> {
  const started = performance.now();
  let postgres: SupervisedPostgres | undefined;
  let running: RunningServices | undefined;
  const stopping = stopRequests();
  try {
    const settings = readAppSettings(environment);
    const data = resolve(environment.DATA_DIR || './.data');
    const logger = new Logger('standalone', settings.LOG_LEVEL);
    const given = readDatabaseUrl(environment);
    if (given === undefined) {
      postgres = await supervisePostgres({ dataDir: data, onLog: (line) => logPostgres(logger, line), signal: stopping });
    }
    stopping.throwIfAborted();
    const folder = new DataFolder(data);
    running = await startServices({
      definitions, databaseUrl: given ?? postgres?.url ?? '', environment: { ...environment, DATA_DIR: data },
      keys: folder.keyRing(), version, logger,
    });
    stopping.throwIfAborted();
    const register = running.services.find(({ definition }) => definition === directory);
    const notices = register ? await startLines(register.runtime) : [];
    const ready = await running.untilReady(settings.DEMO ? 60_000 : 3_000);
    const lines = [...notices, ...(ready ? [] : [NOT_YET_FILING])];
    say(welcome(running.origin, lines, (performance.now() - started) / 1_000));
    const failure = await Promise.race([asked(stopping), ...(postgres ? [postgres.gaveUp.then((error) => error.message)] : [])]);
    if (failure === undefined) return 0;
    say(failure);
    return 1;
  } catch (error) {
    if (stopping.aborted) return 0;
    say(explain(error, environment));
    return 1;
  } finally {
    await running?.stop();
    await postgres?.stop();
  }
}

function explain(error: unknown, environment: Environment): string {
  return error instanceof StartError ? error.message : explainFailure(error, environment);
}
