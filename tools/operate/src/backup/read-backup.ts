import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupError, ContentDigest, type SequenceState, type TableShape, type TableTotal } from '@referrals/database';
import { decryptChunks } from './chunks.js';
import { readEntries, type Entry, type Manifest } from './entries.js';
import { asFileError } from './files.js';
import { HEADER_BYTES, openHeader, type Header } from './header.js';
import { isPlainName, type Secret } from './secrets.js';

/** A whole backup but its rows. */
export interface BackupContent {
  readonly manifest: Manifest;
  readonly secrets: readonly Secret[];
  readonly totals: readonly TableTotal[];
  readonly sequences: readonly SequenceState[];
}

/** Takes a table's rows as they are read; must take all of them. */
export type TakeTable = (table: TableShape, rows: AsyncIterable<Buffer>) => Promise<void>;

/** An opened backup; can be read more than once. */
export interface OpenBackup {
  /**
   * Reads from beginning to end and returns only if every byte is what was written.
   * @throws BackupError BACKUP_DAMAGED, FILE_NOT_READABLE, INTERRUPTED
   */
  read(signal: AbortSignal, take?: TakeTable): Promise<BackupContent>;
  close(): Promise<void>;
}

/**
 * Opens a backup with its passphrase.
 * @throws BackupError FILE_NOT_READABLE, NOT_A_BACKUP, BACKUP_FORMAT_UNKNOWN, BACKUP_DAMAGED, PASSPHRASE_WRONG
 */
export function openBackup(file: string, passphrase: string): Promise<OpenBackup> {
  return openWith(file, (bytes) => openHeader(bytes, passphrase, file));
}

/** Opens a backup whose header is known, because we just wrote it. */
export function reopenBackup(file: string, header: Header): Promise<OpenBackup> {
  return openWith(file, (bytes) => bytes.equals(header.bytes) ? Promise.resolve(header) : Promise.reject(new BackupError('BACKUP_DAMAGED')));
}

async function openWith(file: string, unlock: (bytes: Buffer) => Promise<Header>): Promise<OpenBackup> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const header = await unlock(buffer.subarray(0, bytesRead));
    const opened = handle;
    return { read: (signal, take) => readAll(opened, header, { file, signal, take }), close: () => opened.close() };
  } catch (error) {
    await handle?.close();
    throw asFileError(error, file, 'read');
  }
}

interface Reading { readonly file: string; readonly signal: AbortSignal; readonly take: TakeTable | undefined }

async function readAll(handle: FileHandle, header: Header, { file, signal, take }: Reading): Promise<BackupContent> {
  let content: BackupContent | undefined;
  let cause: unknown;
  // What failed first, not what broke because of it, is what the person must hear.
  const first = (error: unknown): never => { cause ??= error; throw error; };
  try {
    await pipeline(
      handle.createReadStream({ start: HEADER_BYTES, autoClose: false, highWaterMark: 262_144 }),
      async function* decrypted(source: AsyncIterable<Buffer>) { try { yield* decryptChunks(source, header); } catch (error) { first(error); } },
      createGunzip(),
      async (plain: AsyncIterable<Buffer>) => { try { content = await gather(readEntries(plain), take); } catch (error) { first(error); } },
      { signal },
    );
  } catch (error) {
    if (signal.aborted) throw new BackupError('INTERRUPTED', '', error);
    throw asDamage(asFileError(cause instanceof BackupError ? cause : error, file, 'read'));
  }
  if (content === undefined) throw new BackupError('BACKUP_DAMAGED');
  return content;
}

function asDamage(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || error instanceof SyntaxError ? new BackupError('BACKUP_DAMAGED', '', error) : error;
}

async function gather(entries: AsyncGenerator<Entry>, take: TakeTable | undefined): Promise<BackupContent> {
  const first = await next(entries);
  if (first.kind !== 'manifest') throw new BackupError('BACKUP_DAMAGED');
  const secrets: Secret[] = [];
  const totals: TableTotal[] = [];
  let sequences: readonly SequenceState[] | undefined;
  for (;;) {
    const entry = await next(entries);
    if (entry.kind === 'secret' && isPlainName(entry.name)) secrets.push({ name: entry.name, content: Buffer.from(entry.content, 'base64') });
    else if (entry.kind === 'table') totals.push(await takeTable(entry.table, entries, take));
    else if (entry.kind === 'sequences') sequences = entry.sequences;
    else if (entry.kind === 'end' && entry.tables === totals.length && sequences && (await entries.next()).done) {
      return { manifest: first.manifest, secrets, totals, sequences };
    } else throw new BackupError('BACKUP_DAMAGED');
  }
}

async function next(entries: AsyncGenerator<Entry>): Promise<Entry> {
  const { value, done } = await entries.next();
  if (done) throw new BackupError('BACKUP_DAMAGED');
  return value;
}

/** Gives a table's rows on and compares them with the total that was written behind them. */
async function takeTable(table: TableShape, entries: AsyncGenerator<Entry>, take: TakeTable = drain): Promise<TableTotal> {
  const digest = new ContentDigest();
  let stated: TableTotal | undefined;
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const entry = await next(entries);
      if (entry.kind === 'total') {
        stated = entry.total;
        return;
      }
      if (entry.kind !== 'rows') throw new BackupError('BACKUP_DAMAGED');
      digest.add(entry.rows);
      yield entry.rows;
    }
  }
  await take(table, rows());
  const found = digest.total(table);
  if (stated?.digest !== found.digest || stated.rows !== found.rows) throw new BackupError('BACKUP_DAMAGED');
  return found;
}

const drain: TakeTable = async (_table, rows) => {
  const each = rows[Symbol.asyncIterator]();
  while (!(await each.next()).done);
};
