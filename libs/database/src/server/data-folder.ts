import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartError, asFileError } from './start-error.js';
import { asUser, type SystemUser } from './system-user.js';

/** Makes the folder if missing and proves that we may write to it. Returns its real path. */
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

/**
 * Lets PostgreSQL's user pass through our own folder (it may enter, not list) and finds the first parent that stops it.
 * Folders that are not ours are never changed.
 * @returns the folder it may not enter, or undefined
 */
export function blockedAt(dataDir: string, user: SystemUser): string | undefined {
  if (user.uid === undefined) return undefined;
  const mode = statSync(dataDir).mode & 0o777;
  if ((mode & 0o001) === 0) chmodSync(dataDir, mode | 0o011);
  if (mayEnter(dataDir, user)) return undefined;
  const path: string[] = [];
  for (let folder = dataDir; ; folder = dirname(folder)) {
    path.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return path.find((folder) => !mayEnter(folder, user));
}

export function refuseBlocked(dataDir: string, user: SystemUser): void {
  const blocked = blockedAt(dataDir, user);
  if (blocked !== undefined) throw new StartError('PARENT_NOT_ENTERABLE', blocked, user.name);
}
