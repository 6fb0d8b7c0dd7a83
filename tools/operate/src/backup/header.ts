import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { BackupError } from '@referrals/database';

/** magic · format · log2 N, r, p of scrypt · salt · HMAC of all before under a key of its own · SHA-256 of all before. */
const MAGIC = Buffer.from('child-referral-exchange backup\n');
const FORMAT = 1;
const COST = { logN: 17, r: 8, p: 1 };
const SALT_AT = MAGIC.length + 4;
const CHECK_AT = SALT_AT + 32;
const SUM_AT = CHECK_AT + 32;
export const HEADER_BYTES = SUM_AT + 32;

/** What opens a backup's content. `bytes` are bound into every chunk. */
export interface Header { readonly bytes: Buffer; readonly key: Buffer }

interface Keys { readonly content: Buffer; readonly check: Buffer }

/** A header for a new file: a salt, hence keys, of its own. Takes about half a second and 128 MiB on purpose. */
export async function newHeader(passphrase: string): Promise<Header> {
  const start = Buffer.concat([MAGIC, Buffer.from([FORMAT, COST.logN, COST.r, COST.p]), randomBytes(32)]);
  const keys = await keysOf(passphrase, start);
  const checked = Buffer.concat([start, createHmac('sha256', keys.check).update(start).digest()]);
  return { bytes: Buffer.concat([checked, sum(checked)]), key: keys.content };
}

/**
 * Reads a header. A damaged one is told from a wrong passphrase by its plain sum; the right passphrase by its HMAC.
 * @param name of the file, for the message
 * @throws BackupError NOT_A_BACKUP, BACKUP_FORMAT_UNKNOWN, BACKUP_DAMAGED, PASSPHRASE_WRONG
 */
export async function openHeader(bytes: Buffer, passphrase: string, name: string): Promise<Header> {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw new BackupError('NOT_A_BACKUP', name);
  const format = bytes[MAGIC.length];
  if (format !== undefined && format > FORMAT) throw new BackupError('BACKUP_FORMAT_UNKNOWN', format);
  if (bytes.length !== HEADER_BYTES || !sum(bytes.subarray(0, SUM_AT)).equals(bytes.subarray(SUM_AT))) throw new BackupError('BACKUP_DAMAGED');
  const start = bytes.subarray(0, CHECK_AT);
  const keys = await keysOf(passphrase, start);
  const check = createHmac('sha256', keys.check).update(start).digest();
  if (!timingSafeEqual(check, bytes.subarray(CHECK_AT, SUM_AT))) throw new BackupError('PASSPHRASE_WRONG');
  return { bytes, key: keys.content };
}

function sum(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Full-width letters of a Chinese input method are the same passphrase as plain ones. */
function keysOf(passphrase: string, start: Buffer): Promise<Keys> {
  const [logN = 0, r = 0, p = 0] = start.subarray(MAGIC.length + 1);
  // A file does not decide how much memory we spend.
  if (logN < 14 || logN > 20 || r < 1 || r > 16 || p < 1 || p > 4) return Promise.reject(new BackupError('BACKUP_DAMAGED'));
  const options = { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 128 * 2 };
  return new Promise((done, fail) => {
    scrypt(passphrase.normalize('NFKC'), start.subarray(SALT_AT, CHECK_AT), 64, options, (error, key) => {
      if (error) fail(error);
      else done({ content: key.subarray(0, 32), check: key.subarray(32) });
    });
  });
}
