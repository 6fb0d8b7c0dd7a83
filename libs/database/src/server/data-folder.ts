import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { asFileError } from './start-error.js';
import { asUser, type SystemUser } from './system-user.js';

/** The file that holds the superuser's password: ours alone to read; a restored installation gets a new one. */
export function passwordFile(dataDir: string): string {
  return join(dataDir, 'secrets', 'postgres-password');
}

/** PostgreSQL's own folder inside the data folder; only this one is given to its user. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/**
 * Makes the folder if missing and proves that we may write to it. Returns its real path.
 * @throws StartError DATA_DIR_NOT_WRITABLE, DISK_FULL
 */
export function prepareDataDir(dataDir: string): string {
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    mkdirSync(join(folder, 'secrets'), { recursive: true, mode: 0o700 });
    const probe = join(folder, `.write-probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return realpathSync(folder);
  } catch (error) {
    throw asFileError(error, folder);
  }
}

function mayEnter(folder: string, user: SystemUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...asUser(user), cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The first folder on the way that PostgreSQL's user may not enter, or undefined. Modes are never changed. */
export function blockedAt(dataDir: string, user: SystemUser): string | undefined {
  if (user.uid === undefined || mayEnter(dataDir, user)) return undefined;
  const path: string[] = [];
  for (let folder = dataDir; ; folder = dirname(folder)) {
    path.unshift(folder);
    if (folder === dirname(folder)) return path.find((each) => !mayEnter(each, user));
  }
}
