import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import type { Caller, JsonBody } from '@referrals/client';
import { CampaignAsked, CampaignClosed, CampaignSentBack, CampaignStarted, CampaignSubmitted } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { open, OTHER_VILLAGE, startRegistry, VILLAGE } from '../../test/registry.js';

const AT = '/api/child-registry/campaigns';
const EMPTY = '430223104210';
const planned = { title: '2026年摸底排查', county: '430223', opensOn: '2026-05-01', closesOn: '2026-05-31', categories: ['LEFT_BEHIND'], villages: [VILLAGE, OTHER_VILLAGE, EMPTY] };
const houses = { households: 40, visited: 38, found: 1 };

describe('campaigns', () => {
  let harness: ServiceHarness;
  let people: Record<'county' | 'otherCounty' | 'township' | 'village' | 'otherVillage' | 'school', Caller>;
  let files: string[];
  beforeAll(async () => {
    harness = await startRegistry();
    const as = (code: string) => harness.as(code);
    people = { county: await as('civ.yx'), otherCounty: await as('civ.ls'), township: await as('township.yx'), village: await as('village.yx'), otherVillage: await as('village2.yx'), school: await as('edu.yx') };
    files = [(await open(people.village)).id, (await open(people.village, { name: '测试·乙' })).id];
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const plan = async (over: object = {}): Promise<JsonBody> => people.county.must(people.county.post(AT, { ...planned, ...over }));
  const started = async (): Promise<string> => {
    const { id } = await plan();
    await people.county.must(people.county.post(`${AT}/${id}/start`, {}, { ifMatch: 1 }));
    return id as string;
  };
  const part = (id: string, code: string, action: string, body: object, who = people.village, ifMatch?: number) =>
    who.post(`${AT}/${id}/villages/${code}/${action}`, body, ifMatch === undefined ? {} : { ifMatch });
  const account = (id: string, items: object[], who = people.village, code = VILLAGE) => part(id, code, 'results', { items }, who);
  const all = (id: string, result = 'FOUND') => account(id, files.map((childId) => ({ childId, result })));

  it('are planned by the county for its own villages, and asked of them when they start', async () => {
    expect((await people.village.post(AT, planned)).body).toMatchObject({ code: 'NOT_IN_AREA', field: 'county' });
    expect((await people.school.post(AT, planned)).body).toMatchObject({ code: 'NOT_IN_AREA', field: 'county' });
    expect((await people.county.post(AT, { ...planned, villages: [VILLAGE, '430203101201'] })).body).toMatchObject({ code: 'NOT_IN_AREA', field: 'villages[1]' });
    expect((await people.county.post(AT, { ...planned, villages: [VILLAGE, VILLAGE] })).body).toMatchObject({ code: 'ITEM_TWICE', field: 'villages[1]' });
    expect((await people.county.post(AT, { ...planned, closesOn: '2026-04-30' })).body).toMatchObject({ code: 'PERIOD_INVALID' });
    const { id } = await plan();
    // A plan is the county's alone.
    const reads = async () => Promise.all(Object.values(people).slice(0, 5).map(async (who) => (await who.get(`${AT}/${id}`)).status));
    expect(await reads()).toEqual([200, 404, 404, 404, 404]);
    expect((await account(id, [{ childId: files[0], result: 'FOUND' }], people.county)).body).toMatchObject({ code: 'CAMPAIGN_NOT_RUNNING' });
    expect(await people.county.must(people.county.post(`${AT}/${id}/start`, {}, { ifMatch: 1 }))).toMatchObject({ state: 'RUNNING', version: 2, allowedActions: ['close'] });
    expect((await people.county.post(`${AT}/${id}/start`, {}, { ifMatch: 2 })).body).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['close'] } });
    expect(await reads()).toEqual([200, 404, 200, 200, 200]);
    expect((await people.village.post(`${AT}/${id}/close`, {}, { ifMatch: 2 })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await people.village.must<{ villages: JsonBody[] }>(people.village.get(`${AT}/${id}`))).villages).toMatchObject([{ code: VILLAGE, files: 2, accounted: 0, allowedActions: ['submit'] }]);
    expect((await people.township.must<{ villages: JsonBody[] }>(people.township.get(`${AT}/${id}`))).villages.map(({ code }) => code)).toEqual([VILLAGE, OTHER_VILLAGE, EMPTY]);
    expect(await harness.emitted(CampaignStarted)).toMatchObject([{ key: id, data: { campaignId: id, county: '430223', closesOn: '2026-05-31' } }]);
    expect((await harness.emitted(CampaignAsked)).filter(({ key }) => key === id)).toHaveLength(3);
    expect((await people.otherVillage.must<{ items: JsonBody[] }>(people.otherVillage.get(AT))).items.map((one) => one.id)).toEqual([id]);
  });

  it('are submitted when every active file of the village has a result (人账相符)', async () => {
    const id = await started();
    const submit = (body: object = houses, ifMatch = 1) => part(id, VILLAGE, 'submit', body, people.village, ifMatch);
    expect((await submit()).body).toMatchObject({ code: 'CAMPAIGN_FILES_UNACCOUNTED', facts: { count: 2 } });
    expect(await people.village.must(account(id, [{ childId: files[0], result: 'CHANGED' }]))).toEqual({ files: 2, accounted: 1 });
    expect((await submit()).body).toMatchObject({ code: 'CAMPAIGN_FILES_UNACCOUNTED', facts: { count: 1 } });
    await people.village.must(all(id));
    expect((await submit(houses, 4)).body).toMatchObject({ code: 'VERSION_STALE' });
    expect((await part(id, VILLAGE, 'submit', houses, people.otherVillage, 1)).status).toBe(404);
    expect((await submit({ ...houses, none: true })).body).toMatchObject({ code: 'CAMPAIGN_NONE_UNFIT', facts: { count: 3 } });
    expect(await people.village.must(submit())).toMatchObject({ state: 'SUBMITTED', version: 2, submittedOn: '2026-05-11', allowedActions: [] });
    expect((await all(id)).body).toMatchObject({ code: 'CAMPAIGN_VILLAGE_SUBMITTED' });
    expect((await part(id, VILLAGE, 'send-back', { reason: '漏户' }, people.village, 2)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect(await people.township.must(part(id, VILLAGE, 'send-back', { reason: '漏了三户' }, people.township, 2))).toMatchObject({ state: 'OPEN', submittedOn: null, sentBack: '漏了三户', version: 3 });
    expect(await people.village.must(submit(houses, 3))).toMatchObject({ state: 'SUBMITTED', version: 4 });
    // A village without children says so, and no other does.
    expect((await part(id, EMPTY, 'submit', { households: 9, visited: 9, found: 0 }, people.township, 1)).body).toMatchObject({ code: 'CAMPAIGN_NONE_UNFIT' });
    expect(await people.township.must(part(id, EMPTY, 'submit', { households: 9, visited: 9, found: 0, none: true }, people.township, 1))).toMatchObject({ state: 'SUBMITTED', none: true });
    expect((await harness.emitted(CampaignSubmitted)).filter(({ key }) => key === id)).toHaveLength(3);
    expect((await harness.emitted(CampaignSentBack)).filter(({ key }) => key === id)).toHaveLength(1);
    const figures = async (who: Caller) => who.must(who.get(`${AT}/${id}/figures`));
    expect(await figures(people.county)).toEqual({ villages: 3, submitted: 2, percent: 66.6, householdPercent: 95.9, late: [], missing: [], unaccounted: [] });
    expect(await figures(people.otherVillage)).toMatchObject({ villages: 1, submitted: 0, percent: 0 });
    harness.clock.set(instant('2026-06-01T00:20:00.000Z'));
    expect(await figures(people.county)).toMatchObject({ missing: [OTHER_VILLAGE] });
    await people.otherVillage.must(part(id, OTHER_VILLAGE, 'submit', { ...houses, found: 2 }, people.otherVillage, 1));
    expect(await figures(people.county)).toMatchObject({ submitted: 3, percent: 100, late: [OTHER_VILLAGE], missing: [] });
    harness.clock.set(instant('2026-05-11T00:20:00.000Z'));
    expect(await people.county.must(people.county.post(`${AT}/${id}/close`, {}, { ifMatch: 2 }))).toMatchObject({ state: 'CLOSED', allowedActions: [] });
    expect((await part(id, VILLAGE, 'send-back', { reason: '再看' }, people.township, 4)).body).toMatchObject({ code: 'CAMPAIGN_NOT_RUNNING' });
    expect((await harness.emitted(CampaignClosed)).map(({ key }) => key)).toEqual([id]);
    // Each part in time, in time again after it was sent back, or late.
    expect((await harness.look<{ state: string }>('SELECT state FROM duty WHERE case_id = $1 ORDER BY state', [id])).map(({ state }) => state)).toEqual(['MET', 'MET', 'MET', 'MET_LATE']);
  });

  it('count a file that whoever submits stepped aside from, and take no results for others’ files', async () => {
    const id = await started();
    const [first = '', second = ''] = files;
    const elsewhere = (await open(people.otherVillage, { careDivision: OTHER_VILLAGE, name: '测试·丁' })).id;
    expect((await account(id, [{ childId: first, result: 'FOUND' }, { childId: elsewhere, result: 'FOUND' }])).body).toMatchObject({ code: 'FILE_UNKNOWN', field: 'items[1].childId' });
    expect((await account(id, [{ childId: first, result: 'FOUND' }, { childId: first, result: 'LEFT' }])).body).toMatchObject({ code: 'ITEM_TWICE', field: 'items[1].childId' });
    expect((await account(id, [{ childId: first, result: 'FOUND' }], people.otherVillage)).status).toBe(404);
    await harness.look('UPDATE child SET recused = ARRAY[$1::uuid] WHERE id = $2', [harness.person('village.yx').staff, second]);
    await people.village.must(account(id, [{ childId: first, result: 'FOUND' }]));
    expect((await account(id, [{ childId: second, result: 'FOUND' }])).body).toMatchObject({ code: 'FILE_UNKNOWN' });
    expect((await part(id, VILLAGE, 'submit', houses, people.village, 1)).body).toMatchObject({ code: 'CAMPAIGN_FILES_UNACCOUNTED', facts: { count: 1 } });
    await people.township.must(account(id, [{ childId: second, result: 'FOUND' }], people.township));
    await people.village.must(part(id, VILLAGE, 'submit', houses, people.village, 1));
    await harness.look("UPDATE child SET recused = '{}' WHERE id = $1", [second]);
  });

  it('end nothing: a child that is not there is looked into, once', async () => {
    const id = await started();
    const [first = ''] = files;
    for (const result of ['LEFT', 'NOT_FOUND']) await people.village.must(account(id, [{ childId: first, result }]));
    const listed = await people.village.must<{ items: JsonBody[] }>(people.village.get(`${AT}/${id}/villages/${VILLAGE}/files`));
    const row = listed.items.find(({ childId }) => childId === first);
    expect(row).toMatchObject({ result: 'NOT_FOUND', on: '2026-05-11', candidate: expect.any(String) });
    expect(await people.village.must(people.village.get(`/api/child-registry/candidates/${row?.candidate}`))).toMatchObject({ file: first, kind: 'SELF_FOUND', state: 'ASSIGNED', assignedTo: VILLAGE, name: null });
    expect(await harness.look('SELECT FROM candidate WHERE file = $1', [first])).toHaveLength(1);
    expect(await people.village.must(people.village.get(`/api/child-registry/children/${first}`))).toMatchObject({ status: 'ACTIVE' });
    expect((await people.otherVillage.get(`${AT}/${id}/villages/${VILLAGE}/files`)).status).toBe(404);
  });
});
