import { beforeAll, describe, expect, it } from '@jest/globals';
import { newHeader, openHeader, type Header } from './header.js';

describe('the head of a backup', () => {
  let header: Header;
  beforeAll(async () => { header = await newHeader('ｃｏｒｒｅｃｔ 口令 horse'); });
  const open = (bytes: Buffer, passphrase = 'correct 口令 horse'): Promise<Header> => openHeader(bytes, passphrase, 'x.backup');

  it('opens with the passphrase, also as another input method writes its letters', async () => {
    expect((await open(header.bytes)).key).toEqual(header.key);
  });

  it('tells a wrong passphrase from a damaged file, another file and a newer form', async () => {
    const bytes = Buffer.from(header.bytes);
    await expect(open(bytes, 'correct 口令 Horse')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    for (const at of [32, 33, 34, 40, 70, 100, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(open(changed)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    }
    await expect(open(bytes.subarray(0, 100))).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    await expect(open(Buffer.from('SQLite format 3'))).rejects.toMatchObject({ code: 'NOT_A_BACKUP', zh: expect.stringContaining('x.backup') });
    const newer = Buffer.from(bytes);
    newer[31] = 2;
    await expect(open(newer)).rejects.toMatchObject({ code: 'BACKUP_FORMAT_UNKNOWN' });
  });

  it('never makes two files with one key', async () => {
    expect((await newHeader('correct 口令 horse')).key).not.toEqual(header.key);
  });
});
