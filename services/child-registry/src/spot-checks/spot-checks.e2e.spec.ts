import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller, JsonBody } from '@referrals/client';
import { FindingConfirmed, FindingCorrected, FindingMade, FindingSentBack, SpotCheckDone, SpotCheckDrawn } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { eventually } from '@referrals/testing';
import { open, OTHER_VILLAGE, startRegistry, VILLAGE } from '../../test/registry.js';

const AT = '/api/child-registry/spot-checks';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('spot checks', () => {
  let harness: ServiceHarness;
  let people: Record<'county' | 'otherClerk' | 'otherCounty' | 'township' | 'village' | 'otherVillage', Caller>;
  beforeAll(async () => {
    harness = await startRegistry();
    const as = (code: string) => harness.as(code);
    people = { county: await as('civ.yx'), otherClerk: await as('supervisor.civ.yx'), otherCounty: await as('civ.ls'), township: await as('township.yx'), village: await as('village.yx'), otherVillage: await as('village2.yx') };
    for (let n = 0; n < 7; n += 1) await open(people.county, { name: `测试·${n}`, careDivision: n % 2 === 0 ? VILLAGE : OTHER_VILLAGE });
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const draw = (over: object = {}, who = people.county) => who.post(AT, { county: '430223', ...over });
  const drawn = async (): Promise<string> => (await people.county.must(draw({ reason: '补抽' }))).id as string;
  const items = async (id: string): Promise<JsonBody[]> => (await people.county.must<{ items: JsonBody[] }>(people.county.get(`${AT}/${id}/items?limit=200`))).items;
  const move = (id: string, item: JsonBody, action: string, body: object = {}, who = people.county, ifMatch = item.version as number) => who.post(`${AT}/${id}/items/${item.childId}/${action}`, body, { ifMatch });
  const finding = { method: 'CALL_BACK', result: 'FINDING', codes: ['VISIT_NOT_HELD'], note: '家长说没有来过' };

  it('are drawn by the county, with seed and digest in the trail of the same change; a second one needs a reason', async () => {
    expect((await draw({}, people.township)).body).toMatchObject({ code: 'NOT_IN_AREA' });
    expect((await draw({ county: '430203' })).body).toMatchObject({ code: 'NOT_IN_AREA' });
    expect((await draw({ county: '430203' }, people.otherCounty)).body).toMatchObject({ code: 'SAMPLE_EMPTY' });
    // Two are both at work before either is done: one comes first, and the other sees it.
    const both = await harness.database.asWorker(async (tx) => {
      await tx.query('LOCK TABLE spot_check IN SHARE MODE');
      const drawing = [draw({ min: 3 }), draw({ min: 3 })];
      await eventually(async () => expect(await harness.look('SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())')).toHaveLength(2));
      return { drawing };
    });
    const [{ body }, late] = (await Promise.all(both.drawing)).toSorted((one, other) => one.status - other.status) as [JsonBody, JsonBody];
    expect(late).toMatchObject({ status: 409, body: { code: 'SAMPLE_REASON_REQUIRED', field: 'reason' } });
    expect(body).toMatchObject({ half: '2026H1', state: 'DRAWN', rate: 5, min: 3, frameSize: 7, drawn: 3, reason: null });
    const [link] = await harness.look<{ action: string; facts: JsonBody }>('SELECT action, facts FROM trail WHERE case_id = $1', [body.id]);
    expect(link).toMatchObject({ action: 'spot-check.drawn', facts: { half: '2026H1', seed: body.seed, frameDigest: body.frameDigest, frameSize: 7, drawn: 3, again: false } });
    expect(await harness.emitted(SpotCheckDrawn)).toMatchObject([{ key: body.id, data: { county: '430223', half: '2026H1', dueOn: '2026-06-30', owner: harness.desk('civ.yx') } }]);
    expect(await people.county.must(draw({ reason: '上次抽样有误' }))).toMatchObject({ reason: '上次抽样有误', drawn: 5 });
    expect((await people.county.must<{ items: JsonBody[] }>(people.county.get(AT))).items).toHaveLength(2);
  });

  it('can be drawn again by anybody from seed and frame', async () => {
    const id = await drawn();
    const frame = await people.county.must(people.county.get(`${AT}/${id}/frame`));
    const ids = (frame.villages as { files: string[] }[]).flatMap(({ files }) => files);
    expect(sha256(ids.toSorted().join('\n'))).toBe(frame.frameDigest);
    // By the specification's words, without the product's function: one township, so all of it in one order.
    const again = ids.toSorted((a, b) => (sha256(`${frame.seed}:${a}`) < sha256(`${frame.seed}:${b}`) ? -1 : 1)).slice(0, 5);
    expect((await items(id)).map(({ childId }) => childId)).toEqual(again);
  });

  it('draw from files that whoever draws stepped aside from, too', async () => {
    const staff = harness.person('civ.yx').staff;
    await harness.look('UPDATE child SET recused = ARRAY[$1::uuid]', [staff]);
    expect(await people.county.must(draw({ reason: '再抽' }))).toMatchObject({ frameSize: 7 });
    await harness.look("UPDATE child SET recused = '{}'");
  });

  it('are the county’s: village and township know of a file only when something was found', async () => {
    const id = await drawn();
    const [item] = await items(id);
    const [mine, other] = item?.village === VILLAGE ? [people.village, people.otherVillage] : [people.otherVillage, people.village];
    const findings = async (who: Caller) => (await who.must<{ items: JsonBody[] }>(who.get(`${AT}/findings`))).items.filter(({ spotCheck }) => spotCheck === id);
    const reads = async () => Promise.all([people.county, people.otherCounty, people.township, mine].flatMap((who) => ['', '/items', '/frame'].map(async (what) => (await who.get(`${AT}/${id}${what}`)).status)));
    expect(await reads()).toEqual([200, 200, 200, ...Array<number>(9).fill(404)]);
    expect([await findings(mine), await findings(people.township)]).toEqual([[], []]);
    expect((await move(id, item, 'result', finding, mine)).status).toBe(404);
    expect((await move(id, item, 'result', { ...finding, codes: [] })).body).toMatchObject({ code: 'FINDING_UNFIT' });
    expect((await move(id, item, 'result', { ...finding, result: 'OK' })).body).toMatchObject({ code: 'FINDING_UNFIT' });
    expect(await people.county.must(move(id, item, 'result', finding))).toMatchObject({ state: 'FINDING', version: 2, checkedOn: '2026-05-11', allowedActions: ['correct'] });
    expect(await findings(mine)).toMatchObject([{ childId: item?.childId, codes: ['VISIT_NOT_HELD'], note: '家长说没有来过', allowedActions: ['correct'] }]);
    expect([(await findings(people.township)).length, await findings(other), await findings(people.otherCounty)]).toEqual([1, [], []]);
    // With the finding they see its own trail, and nothing of the check that would tell who else was drawn.
    expect((await mine.get(`/api/child-registry/cases/${item?.id}/trail`)).status).toBe(200);
    expect((await mine.get(`/api/child-registry/cases/${id}/trail`)).status).toBe(404);
    expect(await reads()).toEqual([200, 200, 200, ...Array<number>(9).fill(404)]);
    expect((await harness.emitted(FindingMade)).filter(({ key }) => key === item?.id)).toMatchObject([{ data: { findingId: item?.id, dueOn: '2026-05-26', owner: harness.desk(item?.village === VILLAGE ? 'village.yx' : 'village2.yx') } }]);
  });

  it('are hidden by the database, too', async () => {
    const id = await drawn();
    const [item] = await items(id);
    const seen = async (who: string) => {
      const { staff, organisation, desks } = harness.person(who);
      const context = { staff, organisation, desks: desks.map((desk) => desk.id), prefixes: desks.map((desk) => `${desk.agency}:${desk.jurisdiction}`), roles: [], at: harness.clock.now() };
      return harness.database.read(context, async (tx) => Promise.all([
        tx.query('SELECT FROM spot_check WHERE id = $1', [id]), tx.query('SELECT FROM spot_check_frame WHERE spot_check = $1', [id]), tx.query('SELECT FROM spot_check_item WHERE id = $1', [item?.id]),
        tx.query("SELECT FROM files_to_check('430223')"),
      ]).then((rows) => rows.map(({ length }) => length)));
    };
    const village = item?.village === VILLAGE ? 'village.yx' : 'village2.yx';
    expect(await Promise.all([village, 'township.yx', 'civ.ls', 'edu.yx', 'civ.yx'].map(seen))).toEqual([[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [1, 2, 1, 7]]);
    await people.county.must(move(id, item, 'result', finding));
    expect(await Promise.all([village, 'township.yx', 'civ.ls'].map(seen))).toEqual([[0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0]]);
  });

  it('are done when every item is: what was found is put right by the one and confirmed by the other', async () => {
    const id = await drawn();
    const [found, ...rest] = await items(id);
    if (found === undefined) throw new Error('Nothing was drawn');
    const mine = found.village === VILLAGE ? people.village : people.otherVillage;
    expect((await move(id, found, 'correct', { correction: '已补' })).body).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['pass', 'find'] } });
    await people.county.must(move(id, found, 'result', finding));
    expect((await move(id, found, 'result', finding, people.county, 2)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(id, found, 'confirm', {}, people.county, 2)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    for (const item of rest) await people.county.must(move(id, item, 'result', { method: 'PAPERS', result: 'OK' }));
    const state = async () => (await people.county.must(people.county.get(`${AT}/${id}`))).state;
    expect(await state()).toBe('DRAWN');
    expect((await move(id, found, 'correct', { correction: '已作废' }, mine, 9)).body).toMatchObject({ code: 'VERSION_STALE' });
    expect(await mine.must(move(id, found, 'correct', { correction: '走访记录已作废，重新走访' }, mine, 2))).toMatchObject({ state: 'CORRECTED', version: 3, allowedActions: [] });
    expect((await move(id, found, 'confirm', {}, mine, 3)).status).toBe(404);
    expect(await people.county.must(move(id, found, 'send-back', { reason: '没有附照片说明' }, people.county, 3))).toMatchObject({ state: 'FINDING', sentBack: '没有附照片说明' });
    // The county may put it right itself; then somebody else confirms.
    await people.county.must(move(id, found, 'correct', { correction: '县里更正' }, people.county, 4));
    expect((await move(id, found, 'confirm', {}, people.county, 5)).body).toMatchObject({ code: 'SAME_PERSON' });
    expect(await people.otherClerk.must(move(id, found, 'confirm', {}, people.otherClerk, 5))).toMatchObject({ state: 'CONFIRMED', confirmedOn: '2026-05-11', allowedActions: [] });
    expect(await state()).toBe('DONE');
    expect((await harness.emitted(SpotCheckDone)).map(({ key }) => key)).toEqual([id]);
    const told = async () => Promise.all([FindingMade, FindingCorrected, FindingSentBack, FindingConfirmed].map(async (event) => (await harness.emitted(event)).filter(({ key }) => key === found.id).length));
    expect(await told()).toEqual([1, 2, 1, 1]);
    expect(await harness.look('SELECT clock, state FROM duty WHERE case_id = ANY ($1) ORDER BY clock', [[id, found.id]])).toEqual([{ clock: 'CR-CORRECT', state: 'MET' }, { clock: 'CR-SPOT', state: 'MET' }]);
    const words = ['家长说', '走访记录已作废', '没有附照片', '测试·'];
    const left = JSON.stringify([await harness.emitted(), await harness.look('SELECT action, facts FROM trail'), await harness.look('SELECT * FROM spot_check_item')]);
    expect(words.filter((word) => left.includes(word))).toEqual([]);
  });
});
