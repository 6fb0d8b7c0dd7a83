import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import { ChildIdentityCorrected, ChildMerged, ChildRegistered, ChildSplit } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { CHILDREN, newChild, open, OTHER_VILLAGE, startRegistry, visit } from '../../test/registry.js';

const PAIRS = '/api/child-registry/pairs';
interface Pair { id: string; version: number; state: string; class: string; a: { id: string } | null; b: { id: string } | null; allowedActions: string[]; since: { id: string; kind: string }[] }

describe('疑似重复', () => {
  let harness: ServiceHarness;
  let village: Caller;
  let other: Caller;
  let township: Caller;
  let county: Caller;
  let order = 0;
  beforeAll(async () => {
    harness = await startRegistry();
    [village, other, township, county] = await Promise.all(['village.yx', 'village2.yx', 'township.yx', 'civ.yx'].map((who) => harness.as(who))) as [Caller, Caller, Caller, Caller];
  });
  beforeEach(() => {
    on('2026-05-11');
    order += 1;
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const on = (day: string): void => harness.clock.set(instant(`${day}T04:00:00.000Z`));
  const name = () => `测试·${'甲乙丙丁戊己庚辛壬癸'[order]}童`;
  const told = (event: typeof ChildRegistered | typeof ChildIdentityCorrected, childId: string) => harness.deliver(event, { childId, county: '430223', at: harness.clock.now() }, { key: childId });
  const pairs = async (who: Caller, query = '') => (await who.must<{ items: Pair[] }>(who.get(`${PAIRS}${query}`))).items;
  const ofBoth = async (one: string, two: string) => (await pairs(county)).find(({ a, b }) => [a?.id, b?.id].includes(one) && [a?.id, b?.id].includes(two));
  /** Two files of one name and birth date, in two villages of a township. */
  const twoFiles = async () => {
    const [one, two] = [await open(village, { name: name() }), await open(other, { name: name(), careDivision: OTHER_VILLAGE })];
    await told(ChildRegistered, two.id);
    const pair = await ofBoth(one.id, two.id) as Pair;
    expect(pair).toMatchObject({ class: 'POSSIBLE', state: 'SUGGESTED', allowedActions: ['link', 'different'] });
    return { one: one.id, two: two.id, pair };
  };
  const judge = (who: Caller, pair: { id: string; version: number }, action: string, body: object = {}) => who.post(`${PAIRS}/${pair.id}/${action}`, body, { ifMatch: pair.version });
  const read = (id: string, who = village) => who.must<{ version: number; status: string; careDivision: string; linked: { id: string }[]; contact: { dueOn: string | null; lastOn: string | null }; visit: { state: string; dueOn: string | null; lastOn: string | null } }>(who.get(`${CHILDREN}/${id}`));

  it('are found by what a child is known by; nobody but civil affairs of the place sees them', async () => {
    const { one, two } = await twoFiles();
    await told(ChildRegistered, two);
    expect((await pairs(county)).filter(({ a, b }) => [a?.id, b?.id].includes(one))).toHaveLength(1);
    expect(await pairs(await harness.as('civ.city'))).toEqual(expect.arrayContaining([expect.objectContaining({ a: expect.objectContaining({ name: null }) })]));
    expect(await pairs(await harness.as('civ.ls'))).toEqual([]);
    expect((await village.get(PAIRS)).status).toBe(403);
    expect((await township.get(PAIRS)).status).toBe(403);
    expect((await (await harness.as('civ.ls')).get(`${PAIRS}/${(await pairs(county))[0]?.id}`)).status).toBe(404);
  });

  it('that are likely stop an opening without an ID number until somebody says that it is another child', async () => {
    const { id } = await open(village, { name: name() });
    const opening = (over: object, who = village) => who.post(CHILDREN, newChild({ name: name(), confirmNew: undefined, ...over }));
    expect((await opening({})).body).toMatchObject({ code: 'CHILD_MAYBE_ON_FILE', facts: { children: [id] } });
    expect((await opening({ birthDate: '2012-01-01' })).status).toBe(201);
    const second = await opening({ confirmNew: true });
    expect(second.status).toBe(201);
    await told(ChildRegistered, second.body.id);
    expect(await ofBoth(id, second.body.id)).toMatchObject({ class: 'LIKELY' });
  });

  it('told apart stay apart, until name, birth date or number of one is another', async () => {
    const { one, two, pair } = await twoFiles();
    expect((await judge(county, pair, 'different', { reason: '不同父母' })).body).toMatchObject({ state: 'DIFFERENT', allowedActions: [] });
    await told(ChildRegistered, two);
    expect(await ofBoth(one, two)).toBeUndefined();
    await township.post(`${CHILDREN}/${one}/correct`, { birthDate: '2016-03-06', reason: '户口簿' }, { ifMatch: (await read(one)).version });
    await told(ChildIdentityCorrected, one);
    // One day apart: 30 + 10 + 5 is what a person is shown.
    expect(await ofBoth(one, two)).toMatchObject({ state: 'SUGGESTED', class: 'POSSIBLE' });
  });

  it('linked are one: the primary owes by the acts of both, the other is read-only, and both are seen where the primary is', async () => {
    const { one, two, pair } = await twoFiles();
    await other.post(`${CHILDREN}/${two}/acts`, visit('2026-05-11'));
    expect(await read(one)).toMatchObject({ visit: { dueOn: '2026-06-10', lastOn: null } });
    expect((await judge(county, pair, 'link', { primary: '01970000-0000-7000-8000-00000000cccc' })).body).toMatchObject({ code: 'NOT_FOUND', field: 'primary' });
    expect((await judge(await harness.as('civ.ls'), pair, 'link', { primary: one })).status).toBe(404);
    expect((await judge(county, pair, 'link', { primary: one })).body).toMatchObject({ state: 'LINKED', primary: one, allowedActions: ['unlink'] });
    expect(await read(one)).toMatchObject({ visit: { dueOn: '2026-08-31', lastOn: '2026-05-11' }, linked: [{ id: two }] });
    expect(await read(two)).toMatchObject({ status: 'LINKED', primary: one, visit: { state: 'NONE' } });
    expect((await other.get(`${CHILDREN}/${two}`)).status).toBe(404);
    expect((await village.must<{ items: { ofFile: string | null }[] }>(village.get(`${CHILDREN}/${one}/acts`))).items.map(({ ofFile }) => ofFile)).toEqual([two]);
    expect((await village.post(`${CHILDREN}/${two}/notes`, { on: '2026-05-11', text: '不应写入' })).body).toMatchObject({ code: 'FILE_LINKED', facts: { primary: one } });
    expect(await village.must(village.post(`${CHILDREN}/lookup`, { ids: [two], for: { service: 'directory' } }))).toMatchObject({ items: [{ id: two, primary: one }] });
    expect((await harness.emitted(ChildMerged)).map(({ key, data }) => [key, data['primary']])).toContainEqual([two, one]);
    // A primary is nobody's other, and a linked file nobody's primary.
    const third = await open(village, { name: name() });
    await told(ChildRegistered, third.id);
    const next = await ofBoth(one, third.id) as Pair;
    expect((await judge(county, next, 'link', { primary: third.id })).body).toMatchObject({ code: 'LINK_CYCLE' });
    expect((await judge(county, next, 'link', { primary: one })).status).toBe(200);
    // The files go where the primary goes.
    const { body } = await village.post(`${CHILDREN}/${one}/moves`, { kind: 'PUSH', toDivision: OTHER_VILLAGE, reason: '随祖母' }, { ifMatch: (await read(one)).version });
    expect((await other.post(`/api/child-registry/moves/${body.record}/accept`, {}, { ifMatch: 1 })).status).toBe(200);
    expect((await read(two, other)).careDivision).toBe(OTHER_VILLAGE);
    expect((await village.get(`${CHILDREN}/${third.id}`)).status).toBe(404);
  });

  it('taken apart stand as they stood: every record and status, and the file that was active owes again from that day', async () => {
    const { one, two, pair } = await twoFiles();
    const guardian = (id: string, who: Caller) => who.post(`${CHILDREN}/${id}/guardians`, { name: '测试·父', relation: 'FATHER', legal: true, from: '2016-03-05' }, { ifMatch: 1 });
    await guardian(one, village);
    await guardian(two, other);
    await other.post(`${CHILDREN}/${two}/acts`, visit('2026-05-11'));
    await other.post(`${CHILDREN}/${two}/notes`, { on: '2026-05-11', text: '原有日志' });
    const before = await rows([one, two]);
    const { body: linked } = await judge(county, pair, 'link', { primary: one });
    on('2026-05-20');
    const [mine, theirs] = [visit('2026-05-19'), visit('2026-05-20')];
    for (const act of [mine, theirs]) expect((await village.post(`${CHILDREN}/${one}/acts`, act)).status).toBe(201);
    const whole = await county.must<Pair>(county.get(`${PAIRS}/${pair.id}`));
    expect(whole.since.map(({ id }) => id).toSorted()).toEqual([mine.id, theirs.id].toSorted());
    expect((await judge(county, linked, 'unlink', {})).body).toMatchObject({ code: 'REASON_REQUIRED' });
    const { body: apart } = await judge(county, linked, 'unlink', { reason: '核对户口簿，不是同一人', toOther: [theirs.id] });
    expect(apart).toMatchObject({ state: 'DIFFERENT', reason: '核对户口簿，不是同一人', primary: null });
    const after = await rows([one, two]);
    // What was there before is there as it was; new are the two acts of the time between and the span that begins again.
    for (const [table, list] of Object.entries(before)) expect([table, list.filter((row) => !after[table]?.includes(row))]).toEqual([table, []]);
    expect(await harness.look('SELECT id FROM act WHERE child = $1 ORDER BY on_day', [two])).toHaveLength(2);
    expect((await read(one)).visit).toMatchObject({ lastOn: '2026-05-19' });
    expect(await read(two, other)).toMatchObject({ status: 'ACTIVE', careDivision: OTHER_VILLAGE, visit: { lastOn: '2026-05-20', dueOn: '2026-08-31' } });
    expect(await harness.look('SELECT from_on::text AS "from", to_on::text AS "to" FROM span WHERE child = $1 ORDER BY from_on', [two])).toEqual([{ from: '2026-05-11', to: '2026-05-11' }, { from: '2026-05-20', to: null }]);
    expect((await village.get(`${CHILDREN}/${two}`)).status).toBe(404);
    expect((await harness.emitted(ChildSplit)).map(({ key }) => key)).toContain(two);
  });

  it('of which one had ended come apart as they were; one that is eighteen meanwhile has ended', async () => {
    const { one, two, pair } = await twoFiles();
    on('2026-05-12');
    await county.post(`${CHILDREN}/${two}/end`, { reason: 'OPENED_IN_ERROR', on: '2026-05-12', evidence: '重复' }, { ifMatch: (await read(two, other)).version });
    expect((await judge(county, pair, 'link', { primary: two })).body).toMatchObject({ code: 'FILE_ENDED', field: 'primary' });
    const { body: linked } = await judge(county, pair, 'link', { primary: one });
    await judge(county, linked, 'unlink', { reason: '不是同一人' });
    expect(await read(two, other)).toMatchObject({ status: 'ENDED', endReason: 'OPENED_IN_ERROR', endedOn: '2026-05-12' });

    const [older, twin] = [await open(village, { name: '测试·已长成', birthDate: '2008-06-01', categories: [{ code: 'ORPHAN', from: '2026-05-01' }] }), await open(village, { name: '测试·已长成', birthDate: '2008-06-01', categories: [{ code: 'ORPHAN', from: '2026-05-01' }] })];
    await told(ChildRegistered, twin.id);
    const grown = await ofBoth(older.id, twin.id) as Pair;
    const { body: held } = await judge(county, grown, 'link', { primary: older.id });
    on('2026-07-01');
    await judge(county, held, 'unlink', { reason: '不是同一人' });
    expect(await read(twin.id)).toMatchObject({ status: 'ENDED', endReason: 'AGED_18', endedOn: '2026-06-02' });
  });

  /** Every record of both files as it lies there; of the heads what a link may not leave changed. */
  async function rows(ids: string[]): Promise<Record<string, string[]>> {
    const tables = ['child_detail', 'correction', 'category', 'factor', 'guardian', 'caregiver', 'delegation', 'away', 'act', 'problem', 'help', 'note', 'plan', 'assessment', 'tier_day'];
    const heads = await harness.look<{ row: string }>('SELECT (id, number, status, care_division, primary_id, name, id_number, birth_date, categories, tier, opened_on, ended_on, recused)::text AS row FROM child WHERE id = ANY ($1)', [ids]);
    const parts = await Promise.all(tables.map(async (table) => [table, (await harness.look<{ row: string }>(`SELECT t::text AS row FROM ${table} t WHERE child = ANY ($1)`, [ids])).map(({ row }) => row)] as const));
    return { child: heads.map(({ row }) => row), ...Object.fromEntries(parts) };
  }
});
