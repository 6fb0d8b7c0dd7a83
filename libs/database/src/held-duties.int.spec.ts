import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import { testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { prepareDatabase, roleUrls } from './bootstrap.js';
import { changeCase, type Change } from './change.js';
import { changeHeads } from './change-heads.js';
import type { DatabaseContext } from './context.js';
import { heldDuties } from './duty-keeper.port.js';
import { commonMigrations, migrateService } from './migrate.js';
import { createPool } from './pools.js';
import { ServiceDatabase } from './service-database.js';
import { SHARDS } from './shards.js';
import type { Tx } from './tx.js';

const at = instant('2026-05-11T00:20:00.000Z');
const [mine, other] = [v7(), v7()];
const [seen, unseen] = [v7(), v7()];
const MIGRATION = `
  CREATE TABLE wall (id uuid PRIMARY KEY, owner uuid NOT NULL);
  SELECT app.protect('wall', '{"seenBy": [{"desk": "owner"}]}');
  SELECT app.protect_cases('wall');`;
/** Owed by a desk that is nobody's here: who sees the duty holds its case, or nobody does. */
const OWE = `INSERT INTO duty (id, case_id, clock, pack, row_from, subject, place_key, owner, trigger_event, since, pauses, due_at, provisional, state, version)
  VALUES ($1, $2, 'X', 'test/x/1', '2026-01-01', $2, $2, $3, $1, now(), '[]', now(), false, 'OPEN', 1)`;

describe('duties of a case are held with its head', () => {
  let cluster: TestDatabase;
  let owner: pg.Client;
  let database: ServiceDatabase;
  /** Cases whose duties row security showed while a change was left. */
  const shown: string[][] = [];
  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'held duties',
      async prepare(url) {
        await prepareDatabase(url, ['directory'], testRoleSecret);
        await migrateService(url, 'directory', []);
      },
    });
    owner = new pg.Client({ connectionString: cluster.url });
    await owner.connect();
    await owner.query(`SET ROLE referrals_directory_owner; SET search_path = directory, app; ${MIGRATION}`);
    await owner.query('INSERT INTO wall (id, owner) VALUES ($1, $2), ($3, $4)', [seen, mine, unseen, other]);
    await owner.query(`INSERT INTO case_head (case_id, n, hash, at) SELECT id, 1, '', $1 FROM wall`, [at]);
    for (const id of [seen, unseen]) await owner.query(OWE, [v7(), id, v7()]);
    const urls = roleUrls(cluster.url, 'directory', testRoleSecret);
    const pool = (url: string) => createPool({ url, name: 'test', max: 1, schema: 'directory,app' });
    database = new ServiceDatabase('directory', { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS);
    database.duties = { once: [], follow: async (tx) => { shown.push(await duties(tx)); return undefined; } };
  });
  beforeEach(() => { shown.length = 0; });
  afterAll(async () => {
    await database.close();
    await owner.end();
    await cluster.drop();
  });

  const member: DatabaseContext = { staff: v7(), desks: [mine], roles: [], at };
  const duties = async (tx: Tx): Promise<string[]> => (await tx.query<{ id: string }>('SELECT case_id AS id FROM duty ORDER BY 1')).map(({ id }) => id);
  const request = (caseId: string, more: object = {}) => ({ caseId, actor: { role: 'MEMBER' as const }, now: at, ...more });
  const record = (change: Change): void => { change.record('wall.painted'); };
  const refusal = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'done', (error: { code?: string }) => error.code);
  /** What somebody sees of duties after they tried this, in the same transaction. */
  const after = (tries: (tx: Tx) => Promise<unknown>) => database.transaction(member, async (tx) => [await refusal(tries(tx)), await duties(tx)]);

  it('shows none to who holds nothing, all of a case to who changes it, and of no other', async () => {
    expect(await after(() => Promise.resolve())).toEqual(['done', []]);
    expect(await after((tx) => changeCase(database, tx, request(seen), record))).toEqual(['done', [seen]]);
    expect(shown).toEqual([[seen]]);
  });

  it.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['changes it', (tx) => changeCase(database, tx, request(unseen), record)],
    ['says they make it', (tx) => changeCase(database, tx, request(unseen, { create: true }), record)],
    ['changes it beside their own', (tx) => changeHeads(database, tx, { heads: [seen, unseen], actor: { role: 'MEMBER' }, now: at }, () => ({}))],
  ])('shows none of a case that is not theirs to who %s', async (_, tries) => {
    const [refused, left] = await after(tries);
    expect([refused, (left as string[]).includes(unseen), shown.flat().includes(unseen)]).toEqual(['NOT_FOUND', false, false]);
  });

  it('asked for outright: those of a case that may be changed alone', async () => {
    const [, left] = await after(async (tx) => { expect([...(await heldDuties(tx, database.duties, [seen, unseen])).keys()]).toEqual([seen]); });
    expect(left).toEqual([seen]);
  });

  it('of a case that they make, which is nobody else’s yet, and of nothing besides', async () => {
    const id = v7();
    const made = await after((tx) => changeCase(database, tx, request(id, { create: true }), async (change) => {
      void change.tx.query('INSERT INTO wall (id, owner) VALUES ($1, $2)', [id, other]);
      await change.tx.query(OWE, [v7(), id, v7()]);
      record(change);
    }));
    // The maker's desk neither owes it nor sees the wall: they hold the head, and see what they leave.
    expect([made, shown]).toEqual([['done', [id]], [[id]]]);
    expect(await after(() => Promise.resolve())).toEqual(['done', []]);
    expect(await after((tx) => changeCase(database, tx, request(id, { create: true }), record))).toEqual(['NOT_FOUND', []]);
  });
});
