import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { BackupError } from '@referrals/database';
import type { Environment } from '@referrals/service-kit';

const LEAST = 12;

/**
 * The passphrase, from BACKUP_PASSPHRASE or asked at the terminal without showing it; twice for a new backup.
 * @throws BackupError PASSPHRASE_MISSING, PASSPHRASE_SHORT, PASSPHRASE_DIFFERS, INTERRUPTED
 */
export async function readPassphrase(environment: Environment, purpose: 'backup' | 'restore', signal: AbortSignal): Promise<string> {
  const given = environment['BACKUP_PASSPHRASE'];
  if (given) return longEnough(given);
  if (!process.stdin.isTTY) throw new BackupError('PASSPHRASE_MISSING');
  const passphrase = longEnough(await ask('备份口令 Passphrase: ', signal));
  if (purpose === 'backup' && await ask('再输入一次 Once more: ', signal) !== passphrase) throw new BackupError('PASSPHRASE_DIFFERS');
  return passphrase;
}

function longEnough(passphrase: string): string {
  if (Array.from(passphrase).length < LEAST) throw new BackupError('PASSPHRASE_SHORT', LEAST);
  return passphrase;
}

async function ask(question: string, signal: AbortSignal): Promise<string> {
  process.stderr.write(question);
  // The terminal is raw, and what readline would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const interrupted = new AbortController();
  terminal.on('SIGINT', () => interrupted.abort());
  terminal.on('close', () => interrupted.abort());
  try {
    return await terminal.question('', { signal: AbortSignal.any([signal, interrupted.signal]) });
  } catch (error) {
    throw new BackupError('INTERRUPTED', '', error);
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
