import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, Scope, type ScopeRules, type StaffPrincipal } from '@referrals/auth';
import { addMillis, instant } from '@referrals/calendar';
import { commonMigrations, createPool, Entities, migrateService, prepareDatabase, refuseUnprotected, roleUrls, ServiceDatabase, SHARDS } from '@referrals/database';
import { testDatabase, testRoleSecret, type TestDatabase } from '@referrals/testing';
import fc from 'fast-check';
import pg from 'pg';
import { countRows } from './count-rows.js';
import { equals, matching } from './filters.js';
import { readPage } from './read-page.js';

const idOf = (kind: number, n: number): string => `01970000-0000-7000-8000-${String(kind * 1000 + n).padStart(12, '0')}`;
const desks = [0, 1, 2, 3].map((n) => idOf(1, n));
const people = [0, 1, 2].map((n) => idOf(2, n));
const posts = [0, 1, 2].map((n) => idOf(3, n));
const organisations = [0, 1].map((n) => idOf(4, n));
const agencies = ['CIV', 'TOWNSHIP', 'SCHOOL', 'PSB'] as const;
const places = ['430223', '430223104', '430223104208', '430224', '43022', '4302'];
const at = instant('2026-05-11T00:20:00.000Z');

/** Ways to see a row, and tables that are protected by them. */
const scopes: Readonly<Record<string, ScopeRules>> = {
  by_desk: { seenBy: [{ desk: 'owner' }] },
  by_place: { seenBy: [{ prefix: 'division', agencies: ['CIV', 'TOWNSHIP'] }] },
  by_own_at_desk: { seenBy: [{ staff: 'made_by', at: 'owner' }], hidden: { staff: 'hidden_staff' } },
  by_all: {
    seenBy: [{ desk: 'owner' }, { team: 'team' }, { prefix: 'division', agencies: ['CIV'] }, { organisation: 'school', agencies: ['SCHOOL'] }, { post: 'post' }, { staff: 'made_by' }],
    hidden: { desks: 'hidden_desks', staff: 'hidden_staff' },
  },
};

const oneOf = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 3 });
const someOf = (values: readonly string[]) => fc.oneof({ arbitrary: fc.constant([] as string[]), weight: 3 }, { arbitrary: fc.subarray([...values]), weight: 1 });
const row = fc.record({
  owner: oneOf(desks), team: someOf(desks), division: oneOf(['430223104208', '430223', '430224001', '430212', '4302']), school: oneOf(organisations), post: oneOf(posts),
  made_by: oneOf(people), hidden_desks: someOf(desks), hidden_staff: someOf(people), state: fc.constantFrom('open', 'closed'), minute: fc.nat(5),
});
const principal: fc.Arbitrary<{ who: StaffPrincipal; posts: string[] }> = fc.record({
  who: fc.record({
    kind: fc.constant('STAFF' as const), staff: fc.constantFrom(...people), organisation: fc.constantFrom(...organisations), organisationType: fc.constant('CIV' as const), roles: fc.constant([]),
    desks: fc.subarray(desks).chain((ids) => fc.tuple(...ids.map((id) => fc.record({
      id: fc.constant(id), agency: fc.constantFrom(...agencies), role: fc.constant('MEMBER' as const), jurisdiction: fc.constantFrom(...places) })))),
  }),
  posts: fc.subarray(posts),
});

interface Found { id: string; openedAt: string; state: string }
const rows = fc.sample(row, { numRuns: 300, seed: 11 }).map((one, n) => ({ ...one, id: idOf(9, n), opened_at: addMillis(at, one.minute * 60_000) }));

describe('a scope', () => {
  let cluster: TestDatabase;
  let database: ServiceDatabase;

  beforeAll(async () => {
    cluster = await testDatabase({
      folders: [commonMigrations], variant: 'scope',
      async prepare(url) {
        await prepareDatabase(url, ['directory'], testRoleSecret);
        await migrateService(url, 'directory', []);
        const client = new pg.Client(url);
        await client.connect();
        await client.query('SET ROLE referrals_directory_owner; SET search_path = directory, app');
        for (const [table, rules] of Object.entries(scopes)) {
          await client.query(`CREATE TABLE ${table} (id uuid PRIMARY KEY, opened_at timestamptz NOT NULL, state text NOT NULL, owner uuid, team uuid[] NOT NULL, division text COLLATE "C",
            school uuid, post uuid, made_by uuid, hidden_desks uuid[] NOT NULL, hidden_staff uuid[] NOT NULL)`);
          await client.query('SELECT app.protect($1, $2)', [table, JSON.stringify(rules)]);
          await client.query(`INSERT INTO ${table} SELECT id, opened_at, state, owner, team, division, school, post, made_by, hidden_desks, hidden_staff
            FROM jsonb_populate_recordset(NULL::${table}, $1)`, [JSON.stringify(rows)]);
        }
        await client.query('SELECT app.protect_cases($1)', ['by_all']);
        await client.end();
      },
    });
    const urls = roleUrls(cluster.url, 'directory', testRoleSecret);
    const pool = (url: string) => createPool({ url, name: 'test', max: 1, schema: 'directory,app' });
    database = new ServiceDatabase('directory', { app: pool(urls.app), worker: pool(urls.worker) }, SHARDS, await Entities.of([]));
  });
  afterAll(async () => {
    await database.close();
    await cluster.drop();
  });

  it('protects so that a service starts', () => expect(refuseUnprotected(cluster.url, 'directory')).resolves.toBeUndefined());

  it.each(Object.entries(scopes))('%s: pages in both directions, counts, single condition, row security and plain words agree', async (table, rules) => {
    const scope = new Scope(rules);
    let shown = 0;
    await fc.assert(fc.asyncProperty(principal, fc.boolean(), fc.integer({ min: 1, max: 40 }), fc.constantFrom(undefined, 'open'), async ({ who, posts: held }, descending, limit, state) => {
      const viewer = { ...who, posts: held };
      const context = databaseContext(who, at, [], held);
      const expected = rows.filter((one) => scope.shows(viewer, one) && (state === undefined || one.state === state)).map(({ id }) => id).sort();
      shown += expected.length;
      const list = {
        from: `${table} r`, scope: (bind: Parameters<Scope['rows']>[1]) => scope.rows(viewer, bind),
        where: (bind: Parameters<Scope['rows']>[1]) => matching<{ state?: string | undefined }>({ state: equals('state') }, { state }, bind),
      };
      const paged: Found[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const asked = { limit, cursor, state };
        // By the scope alone: the worker's role sees all rows.
        const page = await database.asWorker((tx) => readPage<Found>(tx, {
          ...list, select: 'r.id, r.opened_at AS "openedAt", r.state', order: { by: 'openedAt', column: 'r.opened_at', descending }, asked }));
        paged.push(...page.rows);
        cursor = page.next;
      }
      const ordered = [...paged].sort((a, b) => (a.openedAt + a.id < b.openedAt + b.id ? -1 : 1) * (descending ? -1 : 1));
      expect(paged).toEqual(ordered);
      expect(paged.map(({ id }) => id).sort()).toEqual(expected);
      expect((await database.asWorker((tx) => countRows<{ state: string }>(tx, { ...list, by: ['state'] }))).total).toBe(expected.length);
      // By row security alone, and by both.
      const bare = await database.read(context, (tx) => tx.query<{ id: string }>(`SELECT id FROM ${table} WHERE $1::text IS NULL OR state = $1 ORDER BY id`, [state ?? null]));
      expect(bare.map(({ id }) => id)).toEqual(expected);
      expect((await database.read(context, (tx) => countRows<{ state: string }>(tx, { ...list, by: ['state'] }))).total).toBe(expected.length);
    }), { numRuns: 60 });
    expect(shown).toBeGreaterThan(100);
  }, 60_000);
});
