import { createCipheriv, createDecipheriv } from 'node:crypto';
import { BackupError } from '@referrals/database';
import type { Header } from './header.js';

const CHUNK = 65_536;
const TAG = 16;

/**
 * Authenticated encryption of a stream, chunk by chunk: AES-256-GCM under the file's own key, the nonce is the chunk's number
 * and, in its last byte, whether it is the last one. So chunks cannot be changed, moved, left out, added or cut off unnoticed.
 */
export async function* encryptChunks(plain: AsyncIterable<Buffer>, header: Header): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const piece of plain) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    for (; held.length > CHUNK; held = held.subarray(CHUNK)) yield encrypt(held.subarray(0, CHUNK), header, number++, false);
  }
  yield encrypt(held, header, number, true);
}

/**
 * The content of an encrypted stream. A chunk is given on only when it is proven to be the one written at its place; the end is
 * reached only by the chunk that was written as the last.
 * @throws BackupError BACKUP_DAMAGED
 */
export async function* decryptChunks(sealed: AsyncIterable<Buffer>, header: Header): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const piece of sealed) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    for (; held.length > CHUNK + TAG; held = held.subarray(CHUNK + TAG)) yield decrypt(held.subarray(0, CHUNK + TAG), header, number++, false);
  }
  yield decrypt(held, header, number, true);
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function encrypt(plain: Buffer, { key, bytes }: Header, number: number, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(number, last)).setAAD(bytes);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(sealed: Buffer, { key, bytes }: Header, number: number, last: boolean): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, last), { authTagLength: TAG }).setAAD(bytes).setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  } catch (error) {
    throw new BackupError('BACKUP_DAMAGED', '', error);
  }
}
