import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext } from '@referrals/auth';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import type { ServiceHarness } from '@referrals/service-harness';
import { CHILDREN, open, startRegistry } from '../../test/registry.js';

const GRANTED = '/api/child-registry/granted';

describe('a desk that is let in to a file', () => {
  let harness: ServiceHarness;
  let child: string;
  let other: string;
  let county: Caller;
  beforeAll(async () => {
    harness = await startRegistry();
    const village = await harness.as('village.yx');
    [{ id: child }, { id: other }] = [await open(village, { name: '测试·授权', phone: '13700001111' }), await open(village)];
    await village.must(village.post(`${CHILDREN}/${child}/caregivers`, { name: '测试·照护', relation: 'GRANDPARENT', basis: 'GUARDIAN', phone: '13700002222', from: '2026-05-01' }, { ifMatch: 1 }));
    county = await harness.as('civ.yx');
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const grant = (over: object = {}) => ({ desk: harness.desk('psb.yx'), level: 'C', until: '2026-11-01', reason: '联合走访', letterNumber: '攸公函〔2026〕1号', ...over });
  const give = async (who: string, over: object = {}, id = child) => (await harness.as(who)).post(`${CHILDREN}/${id}/grants`, grant(over));
  const mine = async (who: string): Promise<string[]> => {
    const caller = await harness.as(who);
    return (await caller.must<{ items: { childId: string }[] }>(caller.get(GRANTED))).items.map(({ childId }) => childId);
  };
  /** Rows that row security alone shows, of the file and of grants. */
  const rows = (who: string) => harness.database.read(databaseContext(harness.person(who), harness.clock.now()), async (tx) => (await Promise.all([
    tx.query('SELECT id FROM child'), tx.query('SELECT child FROM caregiver'), tx.query('SELECT id FROM file_grant'),
  ])).map(({ length }) => length));

  it.each([
    ['village.yx', {}, 403], ['township.yx', {}, 403], ['psb.yx', {}, 403], ['civ.ls', {}, 404], ['civ.city', {}, 403], ['civ.yx', { level: 'F' }, 403], ['civ.yx', { until: '2026-11-12' }, 400],
    ['civ.yx', { until: '2026-05-11' }, 400], ['civ.yx', { desk: 'village.yx' }, 422], ['civ.yx', { letterNumber: undefined }, 400], ['civ.yx', { reason: undefined }, 422],
  ] as const)('is let in neither by %s with %j', async (who, over, status) => {
    const named = 'desk' in over ? { desk: harness.desk(over.desk) } : over;
    expect([(await give(who, named)).status, await mine('psb.yx'), await rows('psb.yx')]).toEqual([status, [], [0, 0, 0]]);
  });

  it('sees the card, and that alone, of that child alone, for as long as it holds; each look is recorded', async () => {
    const before = await harness.look('SELECT n FROM trail WHERE case_id = $1', [child]);
    const made = await give('civ.yx');
    expect([made.status, made.body]).toMatchObject([201, { version: 1 }]);
    const id = made.body.id as string;
    const police = await harness.as('psb.yx');
    expect([await mine('psb.yx'), await mine('psb.ls'), await mine('edu.yx')]).toEqual([[child], [], []]);
    expect(await police.must(police.get(`${GRANTED}/${id}`))).toMatchObject({ id: child, name: '测试·授权', phone: '13700001111', caregivers: [{ name: '测试·照护', phone: '13700002222' }] });
    expect((await police.get(`${GRANTED}/${id}/file`)).body).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
    expect([(await police.get(`${CHILDREN}/${child}`)).status, (await police.get(`${CHILDREN}/${other}`)).status, (await (await harness.as('psb.ls')).get(`${GRANTED}/${id}`)).status]).toEqual([404, 404, 404]);
    expect((await police.must<{ items: object[] }>(police.get(CHILDREN))).items).toEqual([]);
    // By row security alone the grant is theirs to see, and nothing of the child; nor is the grant theirs to change.
    expect(await rows('psb.yx')).toEqual([0, 0, 1]);
    await harness.database.transaction(databaseContext(harness.person('psb.yx'), harness.clock.now()), (tx) => tx.query("UPDATE file_grant SET level = 'F', until_on = '2030-01-01'"));
    expect(await harness.look('SELECT level FROM file_grant WHERE id = $1', [id])).toEqual([{ level: 'C' }]);
    // Village and township read the child's trail: which desk is in it is not told there.
    expect(await harness.look('SELECT n FROM trail WHERE case_id = $1', [child])).toEqual(before);
    const supervisor = await harness.as('supervisor.civ.yx');
    const { items } = await supervisor.must<{ items: { what: string; level: string; desk: string }[] }>(supervisor.get(`${CHILDREN}/${child}/accesses`));
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'GRANTED', level: 'C', desk: harness.desk('psb.yx') })]));
    expect(await county.must(county.get(`${CHILDREN}/${child}/grants`))).toMatchObject({ items: [{ id, desk: harness.desk('psb.yx'), reason: '联合走访', letterNumber: '攸公函〔2026〕1号', holds: true }] });
    expect((await (await harness.as('village.yx')).get(`${CHILDREN}/${child}/grants`)).status).toBe(403);
    harness.clock.set(instant('2026-11-01T00:20:00.000Z'));
    expect([await mine('psb.yx'), (await (await harness.as('psb.yx')).get(`${GRANTED}/${id}`)).status, await rows('psb.yx')]).toEqual([[], 404, [0, 0, 0]]);
    harness.clock.set(instant('2026-05-11T00:20:00.000Z'));
    const end = (who: string, version: number) => harness.as(who).then((caller) => caller.post(`${CHILDREN}/${child}/grants/${id}/end`, { reason: '走访结束' }, { ifMatch: version }));
    expect([(await end('psb.yx', 1)).status, (await end('civ.ls', 1)).status, (await end('civ.yx', 2)).status, (await end('civ.yx', 1)).status, (await end('civ.yx', 2)).body.code]).toEqual([403, 404, 412, 200, 'ILLEGAL_MOVE']);
    expect([await mine('psb.yx'), (await police.get(`${GRANTED}/${id}`)).status]).toEqual([[], 404]);
  });

  it('sees the file where a supervisor of the county gave that', async () => {
    const made = await give('supervisor.civ.yx', { level: 'F', desk: harness.desk('proc.yx') });
    const procuratorate = await harness.as('proc.yx');
    expect(await procuratorate.must(procuratorate.get(`${GRANTED}/${made.body.id}/file`))).toMatchObject({ id: child, allCategories: [{ code: 'LEFT_BEHIND' }], allowedActions: [] });
  });
});

describe('what is sealed of a child’s health', () => {
  let harness: ServiceHarness;
  let child: string;
  beforeAll(async () => {
    harness = await startRegistry();
    child = (await open(await harness.as('village.yx'))).id;
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const seal = async (who: string, body: object) => (await harness.as(who)).post(`${CHILDREN}/${child}/sealed-health`, body);
  const read = async (who: string, body: object = { reason: '医疗救助' }) => (await harness.as(who)).post(`${CHILDREN}/${child}/sealed-health/read`, body);

  it('is the county’s alone, for a reason; neither its trail nor who read it is told to the village or the township', async () => {
    const trail = () => harness.look('SELECT n FROM trail WHERE case_id = $1', [child]);
    const before = await trail();
    for (const [who, status] of [['village.yx', 403], ['township.yx', 403], ['hlth.yx', 403], ['civ.ls', 404], ['civ.city', 403]] as const) {
      expect([who, (await seal(who, { diagnosis: '测试诊断' })).status, (await read(who)).status]).toEqual([who, status, status]);
    }
    expect((await read('civ.yx')).body).toEqual({ now: null });
    const made = await seal('civ.yx', { diagnosis: '测试诊断' });
    expect(made.status).toBe(201);
    expect((await seal('civ.yx', { diagnosis: '测试诊断', infection: '测试感染' })).status).toBe(201);
    expect((await read('civ.yx', {})).body).toMatchObject({ code: 'REASON_REQUIRED' });
    expect((await read('civ.yx')).body).toMatchObject({ now: { childId: child, diagnosis: '测试诊断', infection: '测试感染', pregnancy: null } });
    expect(await trail()).toEqual(before);
    for (const [who, expected] of [['village.yx', [0, 0, 0]], ['supervisor.village.yx', [0, 0, 0]], ['township.yx', [0, 0, 0]], ['civ.ls', [0, 0, 0]], ['civ.city', [0, 0, 0]], ['civ.yx', [2, 1, 0]]] as const) {
      const seen = await harness.database.read(databaseContext(harness.person(who), harness.clock.now()), async (tx) => (await Promise.all([
        tx.query('SELECT id FROM sealed_health'), tx.query('SELECT n FROM trail WHERE case_id = $1', [made.body.id]), tx.query("SELECT id FROM access_log WHERE what = 'SEALED_HEALTH'"),
      ])).map(({ length }) => length));
      expect([who, seen]).toEqual([who, expected]);
    }
    const auditor = await harness.as(harness.person('auditor.city', ['AUDITOR']));
    const { items } = await auditor.must<{ items: { what: string; level: string; reason: string }[] }>(auditor.get(`${CHILDREN}/${child}/accesses`));
    expect(items.filter(({ what }) => what === 'SEALED_HEALTH').map(({ level, reason }) => [level, reason])).toEqual([['S', '医疗救助'], ['S', '医疗救助']]);
    expect(JSON.stringify(await harness.look('SELECT content FROM sealed_health'))).not.toContain('测试');
  });
});
