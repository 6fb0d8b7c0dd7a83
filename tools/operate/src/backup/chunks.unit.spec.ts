import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decryptChunks, encryptChunks } from './chunks.js';

const header = { bytes: Buffer.from('header'), key: Buffer.alloc(32, 7) };
const SEALED = 65_536 + 16;

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const piece of pieces) found.push(piece);
  return Buffer.concat(found);
}
const seal = (plain: Buffer, piece = 10_000): Promise<Buffer> => all(encryptChunks(inPieces(plain, piece), header));
const open = (sealed: Buffer, piece = 10_000): Promise<Buffer> => all(decryptChunks(inPieces(sealed, piece), header));
const damaged = expect.objectContaining({ code: 'BACKUP_DAMAGED' });

describe('the encrypted stream of a backup', () => {
  it('gives back what was written, however it was cut into pieces', async () => {
    await fc.assert(fc.asyncProperty(
      fc.constantFrom(0, 1, 15, 65_535, 65_536, 65_537, 131_072, 200_000), fc.integer({ min: 1_000, max: 300_000 }), fc.integer({ min: 1_000, max: 300_000 }),
      async (size, written, read) => {
        const plain = randomBytes(size);
        expect((await open(await seal(plain, written), read)).equals(plain)).toBe(true);
      },
    ), { numRuns: 40 });
  });

  it('is refused wherever it is changed, cut, lengthened, or its chunks are moved', async () => {
    const sealed = await seal(randomBytes(3 * 65_536));
    const chunk = (n: number): Buffer => sealed.subarray(n * SEALED, (n + 1) * SEALED);
    const changed = [0, SEALED - 1, SEALED, 2 * SEALED + 5, sealed.length - 1].map((at) => Buffer.from(sealed.map((byte, n) => (n === at ? byte ^ 1 : byte))));
    const cut = [0, 1, 15, SEALED, 2 * SEALED, sealed.length - 1].map((length) => sealed.subarray(0, length));
    const moved = [[1, 0, 2], [0, 2], [0, 0, 1, 2], [0, 1, 2, 2], [2]].map((order) => Buffer.concat(order.map(chunk)));
    for (const bytes of [...changed, ...cut, ...moved, Buffer.concat([sealed, Buffer.alloc(1)]), Buffer.concat([sealed, sealed])]) {
      await expect(open(bytes)).rejects.toEqual(damaged);
    }
    await expect(all(decryptChunks(inPieces(sealed, 50_000), { ...header, bytes: Buffer.from('Header') }))).rejects.toEqual(damaged);
  });
});
