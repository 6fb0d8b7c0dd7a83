import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processStamp } from './process-identity.js';
import { StartError, asFileError } from './start-error.js';

interface Holder { readonly pid: number; readonly stamp: string; readonly token: string }

export interface InstanceLock { release(): void }

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function lives(holder: Holder | undefined): holder is Holder {
  return holder !== undefined && processStamp(holder.pid) === holder.stamp;
}

/** Moves a dead holder's file away; gives it back if a faster starter had replaced it in between. */
function removeStale(file: string, seen: Holder | undefined): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (read(aside)?.token !== seen?.token) linkSync(aside, file);
  } catch {
    // Another starter was faster; the next try meets its lock.
  }
  rmSync(aside, { force: true });
}

/**
 * One instance per data folder. Made whole by link(2), so nobody reads half a file; a holder killed by SIGKILL is told from a
 * living one by its start time, so a reused process number neither blocks nor admits.
 * @throws StartError DATA_DIR_IN_USE, DATA_DIR_NOT_WRITABLE, DISK_FULL
 */
export function lockInstance(folder: string): InstanceLock {
  const file = join(folder, 'instance.lock');
  const mine: Holder = { pid: process.pid, stamp: processStamp(process.pid) ?? '', token: randomUUID() };
  const draft = `${file}.${mine.token}`;
  try {
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
    for (let attempt = 0; ; attempt += 1) {
      try {
        linkSync(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = read(file);
        if (lives(holder) || attempt >= 20) throw new StartError('DATA_DIR_IN_USE', folder, holder?.pid ?? '?');
        removeStale(file, holder);
      }
    }
  } catch (error) {
    throw asFileError(error, folder);
  } finally {
    rmSync(draft, { force: true });
  }
  if (read(file)?.token !== mine.token) throw new StartError('DATA_DIR_IN_USE', folder, read(file)?.pid ?? '?');
  return {
    release() {
      if (read(file)?.token === mine.token) rmSync(file, { force: true });
    },
  };
}

/** Whether a living process holds the folder now. */
export function isInUse(folder: string): boolean {
  return lives(read(join(folder, 'instance.lock')));
}

/** `lockInstance`, given some time for a holder that is just stopping. */
export async function waitForLock(folder: string, ms: number): Promise<InstanceLock> {
  const end = performance.now() + ms;
  for (;;) {
    try {
      return lockInstance(folder);
    } catch (error) {
      const inUse = error instanceof StartError && error.code === 'DATA_DIR_IN_USE';
      if (!inUse || performance.now() >= end) throw error;
      await pause(100);
    }
  }
}
