import { closeSync, openSync } from 'node:fs';
import { findBinaries, type Binaries } from './binaries.js';
import { blockedAt } from './data-folder.js';
import { StartError } from './start-error.js';
import { chooseSystemUser, type SystemUser } from './system-user.js';

/** How PostgreSQL is run on this machine for this data folder. */
export interface Host {
  readonly binaries: Binaries;
  readonly user: SystemUser;
  /** Its user may not walk to the folder (a checkout under /root), so it is handed the open folder instead. */
  readonly byHandle: boolean;
  readonly onLog: (line: string) => void;
}

/** @throws StartError NO_POSTGRES_USER, PARENT_NOT_ENTERABLE, BINARIES_MISSING, BINARIES_UNREACHABLE */
export function inspectHost(dataDir: string, cluster: string, onLog: (line: string) => void): Host {
  const user = chooseSystemUser(cluster, onLog);
  const blocked = blockedAt(dataDir, user);
  if (blocked !== undefined && process.platform !== 'linux') throw new StartError('PARENT_NOT_ENTERABLE', blocked, user.name);
  return { binaries: findBinaries(user, onLog), user, byHandle: blocked !== undefined, onLog };
}

/** Runs `spawn` with the path under which the child reaches the folder, and the open files it needs from number 3 on. */
export function withFolder<T>(folder: string, host: Host, spawn: (path: string, files: number[]) => T): T {
  if (!host.byHandle) return spawn(folder, []);
  // Opening through /proc/self/fd goes to the folder itself and asks for no right on its parents; PostgreSQL then works relative to it.
  const handle = openSync(folder, 'r');
  try {
    return spawn('/proc/self/fd/3', [handle]);
  } finally {
    closeSync(handle);
  }
}

/** PostgreSQL sees nothing of our environment. */
export const POSTGRES_ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
