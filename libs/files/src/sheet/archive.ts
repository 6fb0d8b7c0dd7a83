import type { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { DomainError } from '@referrals/contracts';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { beyond, unreadable, type SheetLimits } from './sheet-limits.js';

/** More than any workbook has. */
const MOST_PARTS = 5_000;
/** Unpacked at a time: few turns through the threads that unpack, and some milliseconds of reading. */
const PIECE_BYTES = 128 * 1024;
const OLD_CONTAINER = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** The parts of a workbook by their names. None unpacks to more than it says, and together they say no more than the limit. */
export class Archive {
  private constructor(private readonly zip: ZipFile, private readonly parts: ReadonlyMap<string, Entry>) {}

  /** @throws DomainError FILE_TOO_LARGE, FILE_LOCKED, FILE_HAS_MACROS, FILE_UNPACKS_TOO_LARGE, FILE_UNREADABLE */
  static async open(file: Buffer, limits: SheetLimits): Promise<Archive> {
    if (file.length > limits.bytes) throw beyond('FILE_TOO_LARGE', limits.bytes);
    if (file.subarray(0, 8).equals(OLD_CONTAINER)) throw new DomainError(file.includes(ENCRYPTED) ? 'FILE_LOCKED' : 'FILE_UNREADABLE');
    const { zip, entries } = await readDirectory(file).catch(() => { throw unreadable(); });
    let unpacked = 0;
    const parts = new Map<string, Entry>();
    for (const entry of entries) {
      if ((entry.generalPurposeBitFlag & 1) === 1) throw new DomainError('FILE_LOCKED');
      if (/vbaProject/i.test(entry.fileName)) throw new DomainError('FILE_HAS_MACROS');
      unpacked += entry.uncompressedSize;
      if (parts.has(entry.fileName)) throw unreadable();
      parts.set(entry.fileName, entry);
    }
    if (unpacked > limits.unpackedBytes) throw beyond('FILE_UNPACKS_TOO_LARGE', limits.unpackedBytes);
    return new Archive(zip, parts);
  }

  /** Its bytes as fast as they are read; undefined where there is none. @throws DomainError FILE_UNREADABLE once it is longer than it said, or damaged */
  async part(name: string): Promise<Part | undefined> {
    const entry = this.parts.get(name);
    if (entry === undefined) return undefined;
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw unreadable();
    return unpack(await this.zip.openReadStreamPromise(entry, { decodeFileData: false }).catch(() => { throw unreadable(); }), entry);
  }
}

/** A part of a file, to be read once. */
export type Part = AsyncIterable<Buffer>;

async function* unpack(packed: Readable, { compressionMethod, uncompressedSize }: Entry): AsyncGenerator<Buffer> {
  const inflate = compressionMethod === 0 ? undefined : createInflateRaw({ chunkSize: PIECE_BYTES });
  packed.once('error', (error) => inflate?.destroy(error));
  let bytes = 0;
  try {
    for await (const piece of (inflate === undefined ? packed : packed.pipe(inflate)) as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > uncompressedSize) throw unreadable();
      yield piece;
    }
  } catch {
    throw unreadable();
  } finally {
    packed.destroy();
    inflate?.destroy();
  }
}

async function readDirectory(file: Buffer): Promise<{ zip: ZipFile; entries: Entry[] }> {
  const zip = await fromBufferPromise(file, { lazyEntries: true });
  if (zip.entryCount > MOST_PARTS) throw unreadable();
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return { zip, entries };
}
