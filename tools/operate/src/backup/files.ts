import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { BackupError } from '@referrals/database';

/** What a failed call on the backup's file means to the person who named it. */
export function asFileError(error: unknown, file: string, use: 'read' | 'write'): unknown {
  const code = typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error ? String(error.code) : '';
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return new BackupError('DISK_FULL', file, error);
  if (!/^E[A-Z]+$/.test(code)) return error;
  return new BackupError(use === 'read' ? 'FILE_NOT_READABLE' : 'FILE_NOT_WRITABLE', `${file}: ${code}`, error);
}

/**
 * Gives a finished file its name, without ever replacing one that has it.
 * @param inode of the file we wrote, in case somebody put another in its place
 * @throws BackupError FILE_EXISTS
 */
export function publish(part: string, file: string, inode: bigint): void {
  if (statSync(part, { bigint: true }).ino !== inode) throw new BackupError('FILE_NOT_WRITABLE', part);
  try {
    linkSync(part, file);
    rmSync(part);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // A stick formatted elsewhere knows no links.
    if (code === 'EEXIST' || statSync(file, { throwIfNoEntry: false })) throw new BackupError('FILE_EXISTS', file, error);
    renameSync(part, file);
  }
  syncFolder(dirname(file));
}

/** Makes new names in a folder survive a power cut, where the system can. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch {
    // Some network folders refuse; the content itself is on the disk.
  } finally {
    closeSync(handle);
  }
}
