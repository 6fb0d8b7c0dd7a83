import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import type { ServiceHarness } from '@referrals/service-harness';
import { CHILDREN, inventedIdNumber, open, OTHER_VILLAGE, startRegistry, VILLAGE, visit } from '../../test/registry.js';

const API = '/api/child-registry';

describe('who sees a child’s file', () => {
  let harness: ServiceHarness;
  let here: string;
  let there: string;
  let elsewhere: string;
  const idNumber = inventedIdNumber();
  beforeAll(async () => {
    harness = await startRegistry();
    here = (await open(await harness.as('village.yx'), { name: '欧阳·测试甲', idNumber })).id;
    there = (await open(await harness.as('village2.yx'), { careDivision: OTHER_VILLAGE, name: '曾·测试乙' })).id;
    elsewhere = (await open(await harness.as('village.ls'), { careDivision: '430203101201', name: '欧阳·测试丙' })).id;
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const who = ['village.yx', 'village2.yx', 'township.yx', 'civ.yx', 'civ.city', 'village.ls', 'township.ls', 'civ.ls', 'edu.yx', 'psb.yx', 'coord.yx'] as const;
  const sees: Readonly<Record<(typeof who)[number], readonly string[]>> = {
    'village.yx': ['here'], 'village2.yx': ['there'], 'township.yx': ['here', 'there'], 'civ.yx': ['here', 'there'], 'civ.city': ['here', 'there', 'elsewhere'],
    'village.ls': ['elsewhere'], 'township.ls': ['elsewhere'], 'civ.ls': ['elsewhere'], 'edu.yx': [], 'psb.yx': [], 'coord.yx': [],
  };
  const named = (ids: readonly string[]): string[] => [[here, 'here'], [there, 'there'], [elsewhere, 'elsewhere']].filter(([id = '']) => ids.includes(id)).map(([, name = '']) => name);
  const ids = (answer: { items: { id: string }[] }): string[] => answer.items.map(({ id }) => id);

  it.each(who)('%s: by list, count, search, lookup, what is due and row security alike', async (name) => {
    const caller = await harness.as(name);
    const person = harness.person(name);
    const rows = await harness.database.read(databaseContext(person, harness.clock.now()), (tx) => tx.query<{ id: string }>('SELECT id FROM child'));
    expect(named(rows.map(({ id }) => id))).toEqual(sees[name]);
    const parts = await harness.database.read(databaseContext(person, harness.clock.now()), (tx) => tx.query<{ id: string }>('SELECT child AS id FROM child_detail UNION ALL SELECT child FROM category'));
    expect(named(parts.map(({ id }) => id))).toEqual(sees[name]);
    const list = await caller.must<{ items: { id: string }[]; allowedActions: string[] }>(caller.get(CHILDREN));
    expect([named(ids(list)), list.allowedActions]).toEqual([sees[name], sees[name].length === 0 ? [] : ['open']]);
    expect((await caller.must<{ total: number }>(caller.get(`${CHILDREN}/counts`))).total).toBe(sees[name].length);
    expect(named(ids(await caller.must(caller.post(`${CHILDREN}/search`, { name: 'ou yang' }))))).toEqual(sees[name].filter((one) => one !== 'there'));
    const looked = await caller.must<{ items: { id: string }[]; missing: string[] }>(caller.post(`${CHILDREN}/lookup`, { ids: [here, there, elsewhere], for: { service: 'directory' } }));
    expect([named(ids(looked)), named(looked.missing).length]).toEqual([sees[name], 3 - sees[name].length]);
    const due = await caller.must<{ households: { children: { id: string }[] }[] }>(caller.get(`${API}/my/due`));
    expect(due.households.flatMap(({ children }) => children)).toEqual([]);
    for (const [id, one] of [[here, 'here'], [there, 'there'], [elsewhere, 'elsewhere']] as const) {
      expect((await caller.get(`${CHILDREN}/${id}`)).status).toBe(!sees[name].includes(one) ? 404 : name === 'civ.city' ? 422 : 200);
      const changed = await caller.post(`${CHILDREN}/${id}/correct`, { phone: '13700000002' }, { ifMatch: 99 });
      expect(changed.status).toBe(sees[name].includes(one) ? 412 : 404);
    }
  });

  it('nobody without a context, and nobody who stepped aside', async () => {
    await expect(harness.database.transaction({ desks: [], roles: [], at: harness.clock.now() }, (tx) => tx.query('SELECT id FROM child'))).resolves.toEqual([]);
    const aside = await harness.as('supervisor.village.yx');
    expect(ids(await aside.must(aside.get(CHILDREN)))).toEqual([here]);
    const { version } = await aside.must<{ version: number }>(aside.get(`${CHILDREN}/${here}`));
    expect((await aside.post(`${CHILDREN}/${here}/recuse`, {}, { ifMatch: version })).status).toBe(201);
    expect((await aside.get(`${CHILDREN}/${here}`)).status).toBe(404);
    expect(ids(await aside.must(aside.get(CHILDREN)))).toEqual([]);
    expect((await aside.post(`${CHILDREN}/${here}/recuse`, {}, { ifMatch: version + 1 })).status).toBe(404);
    const { staff } = harness.person('supervisor.village.yx');
    const [village, township] = [await harness.as('village.yx'), await harness.as('township.yx')];
    const back = (caller: Caller) => caller.post(`${CHILDREN}/${here}/readmit`, { staff }, { ifMatch: version + 1 });
    expect((await back(village)).body).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
    expect((await back(township)).status).toBe(201);
    expect((await aside.get(`${CHILDREN}/${here}`)).status).toBe(200);
  });

  it('the city in lists without names, a file for a reason; who looked is told to a supervisor of the county', async () => {
    const city = await harness.as('civ.city');
    expect(JSON.stringify(await city.must(city.get(CHILDREN)))).not.toMatch(/测试|2016-03-05/);
    expect((await city.get(`${CHILDREN}/${here}`)).body).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(await city.must(city.post(`${CHILDREN}/${here}/read`, { reason: '市级督查' }))).toMatchObject({ name: '欧阳·测试甲' });
    const county = await harness.as('civ.yx');
    expect(await county.must(county.post(`${CHILDREN}/${here}/reveal`, { field: 'ID_NUMBER', reason: '核对户籍' }))).toEqual({ value: idNumber });
    const supervisor = await harness.as('supervisor.civ.yx');
    const { items } = await supervisor.must<{ items: { what: string; level: string; reason: string | null }[] }>(supervisor.get(`${CHILDREN}/${here}/accesses`));
    expect(items).toEqual(expect.arrayContaining([
      expect.objectContaining({ what: 'ID_NUMBER', reason: '核对户籍' }), expect.objectContaining({ what: 'FILE', level: 'F', reason: '市级督查' }), expect.objectContaining({ what: 'LIST', level: 'N' }),
      expect.objectContaining({ what: 'NAMES', forService: 'directory' }), expect.objectContaining({ what: 'SEARCH' }),
    ]));
    expect((await county.get(`${CHILDREN}/${here}/accesses`)).status).toBe(403);
    expect((await (await harness.as('supervisor.civ.ls')).get(`${CHILDREN}/${here}/accesses`)).status).toBe(404);
  });

  it('is found by number, ID number and name however they are written, and by what is due', async () => {
    const county = await harness.as('civ.yx');
    const { number } = await county.must<{ number: string }>(county.get(`${CHILDREN}/${here}`));
    const find = async (body: object) => named(ids(await county.must(county.post(`${CHILDREN}/search`, body))));
    expect(await find({ idNumber: ` ${idNumber}` })).toEqual(['here']);
    expect(await find({ number: number.toLowerCase().replaceAll('-', ' ') })).toEqual(['here']);
    expect(await find({ name: '欧阳' })).toEqual(['here']);
    expect(await find({ name: 'zeng' })).toEqual(['there']);
    expect(await find({ name: '欧阳·测试甲', birthDate: '2016-03-06' })).toEqual([]);
    expect((await county.post(`${CHILDREN}/search`, { birthDate: '2016-03-05' })).body).toMatchObject({ code: 'SEARCH_TERM_NEEDED' });
    const list = async (query: string) => named(ids(await county.must(county.get(`${CHILDREN}?${query}`))));
    expect(await list(`village=${VILLAGE}`)).toEqual(['here']);
    expect(await list('q=ouyang')).toEqual([]);
    expect(await list('q=ou yang')).toEqual(['here']);
    expect([await list('tier=HIGH'), await list('category=MIGRANT'), await list('category=LEFT_BEHIND')]).toEqual([[], [], ['here', 'there']]);
    harness.clock.set(instant('2026-06-05T00:00:00.000Z'));
    expect([await list('due=visit&state=SOON'), await list('due=contact&state=OVERDUE')]).toEqual([['here', 'there'], []]);
    expect(await county.must(county.get(`${API}/my/due`))).toMatchObject({ until: '2026-06-30', toContact: 2, toVisit: 2, more: false });
    harness.clock.set(instant('2026-07-02T00:00:00.000Z'));
    expect([await list('due=visit&state=OVERDUE'), await list('due=contact&state=OVERDUE')]).toEqual([['here', 'there'], ['here', 'there']]);
    expect(await county.must(county.get(`${CHILDREN}/counts`))).toMatchObject({ total: 2, counts: [{ tier: 'BASIC', count: 2, contactOverdue: 2, visitOverdue: 2 }] });
    const pages = [await county.must<{ items: { id: string }[]; next: string }>(county.get(`${CHILDREN}?limit=1&due=visit`))];
    pages.push(await county.must(county.get(`${CHILDREN}?limit=1&due=visit&cursor=${pages[0]?.next}`)));
    expect(pages.flatMap(ids).sort()).toEqual([here, there].sort());
    harness.clock.set(instant('2026-05-11T00:20:00.000Z'));
  });
});

describe('nothing of a child', () => {
  let harness: ServiceHarness;
  let village: Caller;
  beforeAll(async () => {
    harness = await startRegistry();
    village = await harness.as('village.yx');
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  it('is in events, the trail, kept answers or a column as it is: names, numbers, phones, addresses, dates of birth, words', async () => {
    const idNumber = inventedIdNumber('2016-03-05');
    const person: StaffPrincipal = harness.person('village.yx');
    const { id } = await open(village, { name: '秘密·甲', idNumber, phone: '13711112222', residence: { address: '秘密组9号' }, categories: [{ code: 'LEFT_BEHIND', from: '2026-05-01', evidence: '秘密依据' }] });
    await village.post(`${CHILDREN}/${id}/guardians`, { name: '秘密·父', relation: 'FATHER', legal: true, from: '2016-03-05', phone: '13711113333', idNumber: inventedIdNumber('1985-01-02') }, { ifMatch: 1 });
    await village.post(`${CHILDREN}/${id}/acts`, visit('2026-05-11', { ownWords: '秘密的话', note: '秘密备注', harm: { seen: '秘密伤情' } }));
    await village.post(`${CHILDREN}/${id}/notes`, { on: '2026-05-11', text: '秘密日志' });
    await (await harness.as('township.yx')).post(`${CHILDREN}/${id}/correct`, { name: '秘密·乙', reason: '秘密原因' }, { ifMatch: 4 });
    const tables = await harness.look<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'child_registry' AND table_type = 'BASE TABLE' ORDER BY 1");
    for (const { name } of tables) {
      const text = (await harness.look<{ row: string }>(`SELECT t::text AS row FROM child_registry."${name}" t`)).map(({ row }) => row).join('\n');
      // Told is what was found, and never the text it was found in.
      expect([name, /秘密|1371111|430299/.exec(text)?.[0]]).toEqual([name, undefined]);
    }
    const told = JSON.stringify([await harness.emitted(), await harness.look('SELECT * FROM trail')]);
    expect(/2016-03-05|1985-01-02|mi mi/.exec(told)?.[0]).toBeUndefined();
    expect(told).toContain(person.staff);
  });
});
