import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, isPostgresOf, pidIn, processesIn, signal } from './process-identity.js';

async function gone(pids: () => readonly number[], ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 25) {
    if (pids().length === 0) return true;
    await pause(25);
  }
  return pids().length === 0;
}

/**
 * Ends what an instance killed by SIGKILL left running in this PostgreSQL folder: asks the main process for a fast shutdown,
 * then for an immediate one, then kills; afterwards waits for children that outlived it. Only processes proven to be the
 * PostgreSQL of this folder are touched. Call it under the instance lock.
 */
export async function stopOrphan(cluster: string, onLog: (line: string) => void): Promise<void> {
  const folder = realpathSync(cluster);
  const pidFile = join(folder, 'postmaster.pid');
  const main = pidIn(pidFile);
  if (main !== undefined && isPostgresOf(main, folder)) {
    onLog(`stopping PostgreSQL ${main} that outlived its instance`);
    const running = (): number[] => (isAlive(main) ? [main] : []);
    for (const [name, ms] of [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
      signal(main, name);
      if (await gone(running, ms)) break;
    }
  }
  const children = (): number[] => processesIn(folder).filter((pid) => isPostgresOf(pid, folder));
  for (const name of ['SIGTERM', 'SIGQUIT', 'SIGKILL'] as const) {
    if (await gone(children, 3_000)) break;
    children().forEach((pid) => signal(pid, name));
  }
  // PostgreSQL refuses to start while the number in its file exists: as another program's, or as a killed process nobody has collected.
  const nobody = children().length === 0 && main !== undefined && !isPostgresOf(main, folder);
  if (nobody && (process.platform === 'linux' || isAlive(main))) rmSync(pidFile, { force: true });
}
