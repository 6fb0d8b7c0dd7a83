import { existsSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Clock } from '@referrals/calendar';
import { BackupError, ContentDigest, formOfRelease, isForerunner, openSnapshot, type ServiceSchema, type Snapshot, type TableTotal } from '@referrals/database';
import { FileKeyRing, type KeyFile } from '@referrals/service-kit';
import { encryptChunks } from './chunks.js';
import { writeEntry, type Manifest } from './entries.js';
import { asFileError, publish } from './files.js';
import { newHeader, type Header } from './header.js';
import { visitDatabase, type Installation } from './installation.js';
import { reopenBackup } from './read-backup.js';
import { readSecrets, type Secret } from './secrets.js';
import { digestOf } from './totals.js';

export interface BackupOptions {
  readonly file: string;
  readonly passphrase: string;
  readonly installation: Installation;
  readonly services: readonly ServiceSchema[];
  readonly release: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface MadeBackup {
  readonly totals: readonly TableTotal[];
  readonly bytes: number;
  /** False when the data were last used by a later release: this one cannot restore the backup. */
  readonly restorable: boolean;
}

/** @throws BackupError FILE_EXISTS */
export function refuseExisting(file: string): void {
  if (existsSync(file)) throw new BackupError('FILE_EXISTS', file);
}

/**
 * Writes everything of an installation, running or not, into one encrypted file: the keys, and every table as of one moment.
 * The file has its name only when it is whole, on the disk, and was read back.
 * @throws BackupError, StartError; no file is left
 */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const { file, installation, signal } = options;
  refuseExisting(file);
  const secret = databaseSecret(readSecrets(installation.dataDir));
  const database = await visitDatabase(installation, signal);
  try {
    const snapshot = await openSnapshot(database.url, options.services.map(({ name }) => name), secret);
    try {
      return await writeSnapshot(snapshot, options);
    } finally {
      await snapshot.close();
    }
  } catch (error) {
    throw signal.aborted ? new BackupError('INTERRUPTED', '', error) : error;
  } finally {
    await database.end();
  }
}

async function writeSnapshot(snapshot: Snapshot, { file, passphrase, installation, services, release, clock, signal }: BackupOptions): Promise<MadeBackup> {
  const part = `${file}.part`;
  const manifest: Manifest = { release, madeAt: clock.now(), form: snapshot.form };
  // Read after the snapshot was taken: a key that some row of it needs is there.
  const secrets = readSecrets(installation.dataDir);
  const totals: TableTotal[] = [];
  const header = await newHeader(passphrase);
  try {
    rmSync(part, { force: true });
    const written = await open(part, 'wx', 0o600);
    const { ino } = await written.stat({ bigint: true });
    const stream = written.createWriteStream({ flush: true });
    await pipeline(
      Readable.from(contentOf(snapshot, manifest, secrets, totals)),
      createGzip({ level: 4 }),
      async function* sealed(plain: AsyncIterable<Buffer>) {
        yield header.bytes;
        yield* encryptChunks(plain, header);
      },
      stream,
      { signal },
    );
    await readBack(part, header, totals, signal);
    publish(part, file, ino);
    return { totals, bytes: stream.bytesWritten, restorable: isForerunner(snapshot.form, formOfRelease(services)) };
  } catch (error) {
    rmSync(part, { force: true });
    throw asFileError(error, part, 'write');
  }
}

async function* contentOf(snapshot: Snapshot, manifest: Manifest, secrets: readonly Secret[], totals: TableTotal[]): AsyncGenerator<Buffer> {
  yield writeEntry({ kind: 'manifest', manifest });
  for (const { name, content } of secrets) yield writeEntry({ kind: 'secret', name, content: content.toString('base64') });
  for (const table of snapshot.tables) {
    yield writeEntry({ kind: 'table', table });
    const digest = new ContentDigest();
    for await (const rows of snapshot.read(table)) {
      digest.add(rows);
      yield writeEntry({ kind: 'rows', rows });
    }
    const total = digest.total(table);
    totals.push(total);
    yield writeEntry({ kind: 'total', total });
  }
  yield writeEntry({ kind: 'sequences', sequences: await snapshot.sequences() });
  yield writeEntry({ kind: 'end', tables: totals.length });
}

/** A backup that cannot be read is none. */
async function readBack(part: string, header: Header, totals: readonly TableTotal[], signal: AbortSignal): Promise<void> {
  const written = await reopenBackup(part, header);
  try {
    const content = await written.read(signal);
    if (digestOf(content.totals) !== digestOf(totals)) throw new BackupError('BACKUP_DAMAGED');
  } finally {
    await written.close();
  }
}

function databaseSecret(secrets: readonly Secret[]): Buffer {
  const keys = secrets.find(({ name }) => name === 'keys.json')?.content.toString('utf8') ?? '{}';
  return new FileKeyRing(JSON.parse(keys) as KeyFile).derive('database roles');
}
