import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { plainDate } from '@referrals/calendar';
import { DeskRecord, type DeskRecordV2, type DivisionRecord, type OrganisationRecordV2 } from '@referrals/contracts';
import { commonMigrations, createPool, migrateService, prepareDatabase, roleUrls, ServiceDatabase, SHARDS, type Tx } from '@referrals/database';
import { testDatabase, testRoleSecret } from '@referrals/testing';
import { directoryDigest, DirectoryCopyStore } from './directory-copy.store.js';
import { directoryCopyMigrations } from './migrations-folder.js';

const SERVICE = 'referral-desk';

function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const member = (name: string, ...functions: string[]): DeskRecordV2['members'][number] => ({ staff: idOf(name), role: 'MEMBER', functions });
const desk = (code: string, revision = 1, more: Partial<DeskRecordV2> = {}): DeskRecordV2 => ({
  id: idOf(code), code, name: code, agency: 'EDU', organisation: idOf('an office'), jurisdiction: '430223', opensOn: '2024-01-01', receivesReferrals: true, members: [], revision, ...more,
});
const school = desk('school', 1, { agency: 'SCHOOL', receivesReferrals: false, members: [member('clerk', 'CLERK')] });
const organisation: OrganisationRecordV2 = { id: idOf('an office'), type: 'SCHOOL', division: '430223', name: '学校', opensOn: '2024-01-01', features: ['INFANT'], revision: 1 };
const divisions: DivisionRecord[] = [
  { code: '430223', name: '攸县', level: 'COUNTY', revision: 1 }, { code: '430223103', name: '桃水镇', level: 'TOWNSHIP', revision: 1 },
  { code: '430223103213', name: '桃水村', level: 'VILLAGE', revision: 1 }, { code: '430223103214', name: '盘塘村', level: 'VILLAGE', validFrom: '2026-01-01', revision: 1 },
  { code: '430223103215', name: '睦塘村', level: 'VILLAGE', validTo: '2026-01-01', replacedBy: '430223103214', revision: 1 }, { code: '430224', name: '茶陵县', level: 'COUNTY', revision: 1 },
];
const told = (revision: number, records: readonly { id: string; revision: number }[]) => ({ revision, count: records.length, digest: directoryDigest(records) });
const lines = divisions.map(({ code, revision }) => ({ id: code, revision }));

describe('what the second versions tell the copy', () => {
  let database: ServiceDatabase;
  let drop: () => Promise<void>;
  let store: DirectoryCopyStore;
  beforeAll(async () => {
    const cluster = await testDatabase({
      folders: [commonMigrations, directoryCopyMigrations], variant: 'directory_copy',
      prepare: async (url) => {
        await prepareDatabase(url, [SERVICE], testRoleSecret);
        await migrateService(url, SERVICE, [directoryCopyMigrations]);
      },
    });
    const pool = (url: string) => createPool({ url, name: 'test', max: 2, schema: 'referral_desk,app' });
    const urls = roleUrls(cluster.url, SERVICE, testRoleSecret);
    database = new ServiceDatabase(SERVICE, { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS);
    drop = async () => { await database.close(); await cluster.drop(); };
  });
  afterAll(async () => { await drop(); });
  beforeEach(() => { store = new DirectoryCopyStore(undefined); });

  /** In a transaction that leaves nothing. */
  const within = async (work: (tx: Tx) => Promise<void>): Promise<void> => {
    await expect(database.asWorker(async (tx) => {
      await work(tx);
      throw new Error('back');
    })).rejects.toThrow('back');
  };
  const first = (record: DeskRecordV2): DeskRecord => DeskRecord.parse(record);

  it('makes it complete when it has exactly that, in whatever order it came', async () => {
    const whole = told(1, [school, organisation, ...lines]);
    const steps: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => store.applyDeskV2(tx, school), (tx) => store.applyOrganisationV2(tx, organisation), ...divisions.map((one) => (tx: Tx) => store.applyDivision(tx, one)),
    ];
    for (const at of [0, 3, steps.length]) {
      await within(async (tx) => {
        const order = [...steps.slice(0, at), (one: Tx) => store.applyPublishedV2(one, whole), ...steps.slice(at)];
        for (const [index, step] of order.entries()) {
          expect((await store.load(tx)).complete).toBe(false);
          await step(tx);
          if (index === order.length - 1) expect(await store.load(tx)).toMatchObject({ complete: true, whole: true, revision: 1 });
        }
        await store.applyPublishedV2(tx, told(2, [{ ...school, revision: 2 }, organisation, ...lines]));
        expect((await store.load(tx)).complete).toBe(false);
        await store.applyPublishedV2(tx, whole);
        expect((await store.load(tx)).complete).toBe(false);
        await store.applyDeskV2(tx, { ...school, revision: 2 });
        expect(await store.load(tx)).toMatchObject({ complete: true, revision: 2 });
      });
    }
  });

  it('leaves alone what a process of the release before counts and routes by', async () => {
    await within(async (tx) => {
      const edu = desk('edu');
      await store.applyDeskV2(tx, edu);
      await store.applyDeskV2(tx, school);
      await store.applyDesk(tx, first(edu));
      expect(await store.applyPublished(tx, told(1, [edu]))).toBe(true);
      expect(await tx.query('SELECT id, revision FROM desk_copy')).toEqual([{ id: edu.id, revision: 1 }]);
      const copy = await store.load(tx);
      expect(copy).toMatchObject({ whole: true, complete: false });
      expect([copy.desksOf('SCHOOL'), copy.desksOf('EDU')]).toEqual([[school], [edu]]);
    });
  });

  it('decides, unless the first version is newer: what only the second can say stays then', async () => {
    await within(async (tx) => {
      const edu = desk('edu', 2, { superior: idOf('above'), members: [member('clerk', 'CLERK'), member('left', 'TEACHER:3:2')] });
      expect(await store.applyDesk(tx, first(desk('edu', 1, { members: [member('clerk')] })))).toBeUndefined();
      expect((await store.load(tx)).desk(edu.id)).toMatchObject({ receivesReferrals: true, members: [member('clerk')] });
      expect(await store.applyDeskV2(tx, edu)).toMatchObject({ revision: 1 });
      expect((await store.load(tx)).desk(edu.id)).toEqual(edu);
      expect(await store.applyDesk(tx, first(edu))).toEqual(edu);
      expect((await store.load(tx)).desk(edu.id)).toEqual(edu);
      await store.applyDesk(tx, first(desk('edu', 3, { name: '改名', members: [member('clerk'), member('new')] })));
      expect((await store.load(tx)).desk(edu.id)).toEqual({ ...edu, name: '改名', revision: 3, members: [member('clerk', 'CLERK'), member('new')] });
      await store.applyDeskV2(tx, desk('edu', 3, { name: '改名' }));
      expect((await store.load(tx)).desk(edu.id)).toEqual(desk('edu', 3, { name: '改名' }));
      await store.applyOrganisationV2(tx, organisation);
      await store.applyOrganisation(tx, { id: organisation.id, type: 'SCHOOL', division: '430224', revision: 2 });
      expect((await store.load(tx)).organisation(organisation.id)).toEqual({ ...organisation, division: '430224', revision: 2 });
    });
  });

  it('are the divisions of a place on a day, also under the code it had before', async () => {
    await within(async (tx) => {
      for (const division of [...divisions, { code: '430221', name: '株洲县', level: 'COUNTY' as const, revision: 1 }]) await store.applyDivision(tx, division);
      const known = await store.loadDivisions(tx);
      const codes = (place: string, asked?: Parameters<typeof known.within>[1]) => known.within(place, asked).map(({ code }) => code);
      expect(codes('430223', { level: 'VILLAGE', on: plainDate('2025-12-31') })).toEqual(['430223103213', '430223103215']);
      expect(codes('430223000000', { level: 'VILLAGE', on: plainDate('2026-01-01') })).toEqual(['430223103213', '430223103214']);
      expect(codes('430200', { level: 'COUNTY' })).toEqual(['430221', '430223', '430224']);
      expect(codes('430212')).toEqual(['430221']);
      expect(known.get('430223103215')).toEqual(divisions[4]);
      await store.applyDivision(tx, { code: '430224', name: '改名', level: 'COUNTY', revision: 2 });
      await store.applyDivision(tx, { code: '430224', name: '旧', level: 'COUNTY', revision: 1 });
      expect((await store.loadDivisions(tx)).get('430224')?.name).toBe('改名');
    });
    expect(await database.asWorker(async (tx) => (await store.loadDivisions(tx)).within('43'))).toEqual([]);
  });
});
