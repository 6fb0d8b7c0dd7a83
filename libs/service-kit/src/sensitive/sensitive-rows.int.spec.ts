import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commonMigrations, createPool, Entities, migrateService, prepareDatabase, roleUrls, ServiceDatabase, SHARDS, type NewRow } from '@referrals/database';
import { testDatabase, testKeyFile, testRoleSecret } from '@referrals/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { Letter } from '../../test/letter.entity.js';
import { FileKeyRing } from '../keys/key-ring.js';
import type { Plain } from './plain.js';
import { SensitiveRows } from './sensitive-rows.js';

const k2 = Buffer.alloc(32, 3).toString('base64');
const rows = new SensitiveRows(new FileKeyRing(testKeyFile));
const rotated = new SensitiveRows(new FileKeyRing({ current: 'k2', keys: { ...testKeyFile.keys, k2 } }));
const ID_NUMBER = '430299201801150017';

describe('sensitive fields of a row', () => {
  let database: ServiceDatabase;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const cluster = await testDatabase({
      folders: [commonMigrations], variant: 'sensitive_rows',
      async prepare(url) {
        await prepareDatabase(url, ['referral-desk'], testRoleSecret);
        await migrateService(url, 'referral-desk', []);
        const client = new pg.Client(url);
        await client.connect();
        await client.query(`SET search_path = referral_desk; CREATE TABLE letter (id uuid NOT NULL, part int NOT NULL, county text NOT NULL, words text NOT NULL,
          id_number text, name text, id_number_index text, name_index text, PRIMARY KEY (id, part));
          GRANT SELECT, INSERT, UPDATE ON letter TO referrals_referral_desk_worker;`);
        await client.end();
      },
    });
    const urls = roleUrls(cluster.url, 'referral-desk', testRoleSecret);
    const pool = (url: string) => createPool({ url, name: 'test', max: 1, schema: 'referral_desk,app' });
    database = new ServiceDatabase('referral-desk', { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS, await Entities.of([Letter]));
    drop = async () => { await database.close(); await cluster.drop(); };
  });
  afterAll(async () => { await drop(); });

  const letter = (over: Partial<NewRow<Plain<Letter>>> = {}) => ({ id: v7(), part: 1, county: '430223', words: { text: '一段话' }, idNumber: ID_NUMBER, name: '测试·童甲', ...over });
  const keep = (plain: NewRow<Plain<Letter>>, by = rows) => database.asWorker((tx) => tx.manager.insert(Letter, by.row(Letter, plain)));
  const read = (id: string) => database.asWorker((tx) => tx.manager.findOneBy(Letter, { id }).then((row) => row ?? Promise.reject(new Error('not there'))));
  const found = (field: 'idNumberIndex' | 'nameIndex', typed: string) =>
    database.asWorker(async (tx) => (await tx.manager.findBy(Letter, { [field]: rows.index(Letter, field, typed) })).map(({ id }) => id));

  it('come back as they were, and stand in no column as they are', async () => {
    const one = letter();
    await keep(one);
    const stored = await read(one.id);
    expect(rows.plain(Letter, stored)).toEqual(one);
    const kept = JSON.stringify(await database.asWorker((tx) => tx.query('SELECT * FROM letter WHERE id = $1', [one.id])));
    expect(kept).toContain('430223');
    expect(kept).not.toMatch(/一段话|测试|430299/);
  });

  it('are found by their index, however they are written; equal values only, and nothing by what is none', async () => {
    const [one, other, none] = [letter({ idNumber: '43029920180115002X' }), letter({ idNumber: '430299201801150033' }), letter({ idNumber: null, name: null })];
    for (const plain of [one, other, none]) await keep(plain);
    expect(await found('idNumberIndex', ' 4302992018-0115002x')).toEqual([one.id]);
    expect(await found('idNumberIndex', '')).toEqual([]);
    expect(await read(none.id)).toMatchObject({ idNumberIndex: null, nameIndex: null, idNumber: null });
    expect((await found('nameIndex', '测试童甲')).length).toBeGreaterThanOrEqual(2);
  });

  it('change with their index, and leave what was not said as it is', async () => {
    const one = letter({ idNumber: '43029920180115004X' });
    await keep(one);
    const { id, part } = one;
    await database.asWorker((tx) => tx.manager.update(Letter, { id, part }, rows.change(Letter, { id, part }, { idNumber: '430299201801150050' })));
    expect(await found('idNumberIndex', '43029920180115004X')).toEqual([]);
    expect(await found('idNumberIndex', '430299201801150050')).toEqual([id]);
    expect(rows.plain(Letter, await read(id))).toEqual({ ...one, idNumber: '430299201801150050' });
  });

  it('do not open in another row, in another field or changed, and the error tells nothing', async () => {
    const [one, other] = [letter(), letter()];
    await keep(one);
    await keep(other);
    const [mine, theirs] = [await read(one.id), await read(other.id)];
    for (const moved of [{ ...theirs, words: mine.words }, { ...mine, part: 2 }, { ...mine, name: mine.idNumber }, { ...mine, name: `${mine.name?.slice(0, -2)}AA` as never }]) {
      expect(() => rows.plain(Letter, moved)).toThrow(/^Letter\.(words|name|idNumber) does not open: Unsupported state or unable to authenticate data$/);
    }
    expect(() => rows.change(Letter, { id: one.id }, { name: '测试' })).toThrow("needs its row's whole primary key");
  });

  it('open with a key that seals no longer, are sealed by the current one, and keep their index', async () => {
    const [before, after] = [letter({ idNumber: '430299201801150060' }), letter({ idNumber: '430299201801150060' })];
    await keep(before);
    await keep(after, rotated);
    expect(rotated.plain(Letter, await read(before.id))).toEqual(before);
    expect((await read(after.id)).words.split('.')[1]).toBe('k2');
    expect(() => rows.plain(Letter, { ...after, ...rotated.row(Letter, after) } as Letter)).toThrow('does not open');
    expect((await found('idNumberIndex', '430299201801150060')).sort()).toEqual([before.id, after.id].sort());
  });
});
