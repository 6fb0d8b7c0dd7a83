import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseContext } from '@referrals/auth';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import { ChildEnded, ChildMoved } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { CHILDREN, inventedIdNumber, newChild, open, OTHER_VILLAGE, startRegistry, VILLAGE, visit } from '../../test/registry.js';

const MOVES = '/api/child-registry/moves';
const FAR = '430203101201';

describe('a file that moves', () => {
  let harness: ServiceHarness;
  let village: Caller;
  let other: Caller;
  let far: Caller;
  let county: Caller;
  let city: Caller;
  beforeAll(async () => {
    harness = await startRegistry();
    [village, other, far, county, city] = await Promise.all(['village.yx', 'village2.yx', 'village.ls', 'civ.yx', 'civ.city'].map((who) => harness.as(who))) as [Caller, Caller, Caller, Caller, Caller];
  });
  beforeEach(() => on('2026-05-11'));
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const on = (day: string): void => harness.clock.set(instant(`${day}T04:00:00.000Z`));
  const version = async (id: string, who = village) => (await who.must<{ version: number }>(who.get(`${CHILDREN}/${id}`))).version;
  const propose = async (id: string, body: object, who = village) => who.post(`${CHILDREN}/${id}/moves`, { kind: 'PUSH', toDivision: OTHER_VILLAGE, reason: '随祖母居住', ...body }, { ifMatch: await version(id, who) });
  const pushed = async (toDivision = OTHER_VILLAGE) => {
    const { id } = await open(village, { name: '测试·童己' });
    const { body, status } = await propose(id, { toDivision });
    expect(status).toBe(201);
    return { id, move: body.record as string };
  };
  const move = (who: Caller, id: string, action: string, body: object = {}, ifMatch = 1) => who.post(`${MOVES}/${id}/${action}`, body, { ifMatch });
  const moves = async (who: Caller, state = '') => (await who.must<{ items: { id: string; childId: string | null; state: string; allowedActions: string[] }[] }>(who.get(`${MOVES}${state}`))).items;
  const sees = async (id: string) => Promise.all([village, other, far].map(async (who) => (await who.get(`${CHILDREN}/${id}`)).status));

  it('stays the giver’s until the taker accepts; then place, sight and dates change in one transaction', async () => {
    const { id, move: rid } = await pushed();
    await village.post(`${CHILDREN}/${id}/acts`, visit('2026-05-11'));
    expect(await sees(id)).toEqual([200, 404, 404]);
    expect((await propose(id, { toDivision: FAR })).body).toMatchObject({ code: 'MOVE_OPEN' });
    expect((await county.post(`${CHILDREN}/${id}/end`, { reason: 'OPENED_IN_ERROR', on: '2026-05-11', evidence: '误' }, { ifMatch: await version(id) })).body).toMatchObject({ code: 'MOVE_OPEN' });
    // The taker sees the move, and nothing of the child.
    const [shown] = (await moves(other)).filter((one) => one.id === rid);
    expect(shown).toMatchObject({ childId: null, state: 'PROPOSED', reason: '随祖母居住', allowedActions: ['accept', 'refuse'] });
    expect((await moves(village)).find((one) => one.id === rid)).toMatchObject({ childId: id, allowedActions: ['withdraw'] });
    expect((await moves(far)).filter((one) => one.id === rid)).toEqual([]);
    expect((await move(far, rid, 'accept')).status).toBe(404);
    expect((await move(village, rid, 'accept')).body).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['withdraw'] } });
    expect((await move(other, rid, 'accept', {}, 2)).body).toMatchObject({ code: 'VERSION_STALE' });
    on('2026-05-20');
    expect((await move(other, rid, 'accept')).body).toMatchObject({ state: 'ACCEPTED', childId: id, allowedActions: [] });
    expect(await sees(id)).toEqual([404, 200, 404]);
    const file = await other.must<Record<string, unknown>>(other.get(`${CHILDREN}/${id}`));
    expect(file).toMatchObject({ careDivision: OTHER_VILLAGE, visit: { dueOn: '2026-06-19', lastOn: '2026-05-11' }, contact: { dueOn: '2026-06-30', lastOn: '2026-05-11' } });
    expect(await harness.look('SELECT division, from_on::text AS "from", to_on::text AS "to" FROM span WHERE child = $1 ORDER BY to_on', [id])).toEqual([
      { division: VILLAGE, from: '2026-05-11', to: '2026-05-20' }, { division: OTHER_VILLAGE, from: '2026-05-20', to: null },
    ]);
    expect((await harness.emitted(ChildMoved)).filter(({ key }) => key === id).map(({ data }) => [data['fromCounty'], data['county']])).toEqual([['430223', '430223']]);
    const parts = await Promise.all(['village.yx', 'village2.yx'].map((who) => harness.database.read(databaseContext(harness.person(who), harness.clock.now()), (tx) => tx.query('SELECT id FROM act WHERE child = $1', [id]))));
    expect(parts.map(({ length }) => length)).toEqual([0, 1]);
  });

  it('that is refused goes to the desk of civil affairs above both, and what it says binds', async () => {
    const near = await pushed();
    expect((await move(other, near.move, 'refuse')).body).toMatchObject({ code: 'REASON_REQUIRED', field: 'reason' });
    expect((await move(other, near.move, 'refuse', { reason: '不住本村' })).body).toMatchObject({ state: 'REFUSED', allowedActions: [] });
    expect((await moves(county, '?state=REFUSED')).filter(({ id }) => id === near.move)).toMatchObject([{ allowedActions: ['settle'] }]);
    expect((await move(village, near.move, 'withdraw', {}, 2)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(await harness.as('township.yx'), near.move, 'settle', { decision: 'ACCEPTED', reason: '常住' }, 2)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(county, near.move, 'settle', { decision: 'ACCEPTED', reason: '常住该村' }, 2)).body).toMatchObject({ state: 'ACCEPTED' });
    expect(await sees(near.id)).toEqual([404, 200, 404]);

    const across = await pushed(FAR);
    expect((await move(far, across.move, 'refuse', { reason: '查无此人' })).status).toBe(200);
    // Neither county is above both.
    expect((await move(county, across.move, 'settle', { decision: 'KEPT', reason: '未迁' }, 2)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(await harness.as('civ.ls'), across.move, 'settle', { decision: 'KEPT', reason: '未迁' }, 2)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(city, across.move, 'settle', { decision: 'KEPT', reason: '未迁' }, 2)).body).toMatchObject({ state: 'KEPT', answer: '未迁' });
    expect(await sees(across.id)).toEqual([200, 404, 404]);
    expect((await propose(across.id, {})).status).toBe(201);
  });

  it('that nobody answers for a week is settled above, too; who asked for it withdraws it before', async () => {
    const { id, move: rid } = await pushed();
    const settle = () => move(county, rid, 'settle', { decision: 'KEPT', reason: '未迁' });
    on('2026-05-17');
    expect((await settle()).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    on('2026-05-18');
    expect((await settle()).body).toMatchObject({ state: 'KEPT' });
    const again = (await propose(id, {})).body.record;
    expect((await move(other, again, 'withdraw')).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(village, again, 'withdraw')).body).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('is asked to come by opening a file of a child that has one elsewhere, of which nothing else is told', async () => {
    const idNumber = inventedIdNumber();
    const { id } = await open(village, { idNumber, noIdReason: undefined });
    const opening = () => far.post(CHILDREN, newChild({ careDivision: FAR, idNumber, noIdReason: undefined }));
    const { status, body } = await opening();
    expect([status, body]).toMatchObject([409, { code: 'CHILD_ON_FILE_ELSEWHERE', facts: { moveId: expect.any(String) } }]);
    expect(JSON.stringify(body)).not.toContain(id);
    expect((await opening()).body.facts.moveId).toBe(body.facts.moveId);
    expect((await moves(far)).find((one) => one.id === body.facts.moveId)).toMatchObject({ kind: 'PULL', childId: null, allowedActions: ['withdraw'] });
    expect((await move(far, body.facts.moveId, 'accept')).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(village, body.facts.moveId, 'accept')).body).toMatchObject({ state: 'ACCEPTED', childId: null });
    expect(await sees(id)).toEqual([404, 404, 200]);
    expect((await harness.emitted(ChildMoved)).filter(({ key }) => key === id).map(({ data }) => [data['fromCounty'], data['county']])).toEqual([['430223', '430203']]);
    expect((await village.post(CHILDREN, newChild({ idNumber, noIdReason: undefined }))).body).toMatchObject({ code: 'CHILD_ON_FILE_ELSEWHERE' });
  });

  it('out of the area stays ours until the other place says that it took it', async () => {
    const { id } = await open(village);
    const out = { kind: 'OUT', toDivision: '110101001001', reason: '随父母迁京', letterNumber: '攸民函〔2026〕1号' };
    expect((await propose(id, { toDivision: '110101001001' })).body).toMatchObject({ code: 'NOT_IN_AREA', field: 'toDivision' });
    expect((await propose(id, { toDivision: VILLAGE })).body).toMatchObject({ code: 'MOVE_SAME_PLACE' });
    expect((await propose(id, { kind: 'PULL' })).body).toMatchObject({ code: 'NOT_IN_AREA' });
    expect((await propose(id, out)).body).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
    expect((await propose(id, { ...out, letterNumber: undefined }, county)).body).toMatchObject({ code: 'DOCUMENT_REQUIRED' });
    expect((await propose(id, { ...out, toDivision: FAR }, county)).body).toMatchObject({ code: 'NOT_IN_AREA' });
    const first = (await propose(id, out, county)).body.record;
    expect((await move(village, first, 'proof', { receipt: '收到' })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(county, first, 'came-back', { reason: '退回' })).body).toMatchObject({ state: 'KEPT' });
    const second = (await propose(id, out, county)).body.record;
    expect((await move(county, second, 'proof', { receipt: '东城民函〔2026〕9号' })).body).toMatchObject({ state: 'GONE' });
    expect(await village.must(village.get(`${CHILDREN}/${id}`))).toMatchObject({ status: 'ENDED', endReason: 'MOVED_OUT', visit: { state: 'NONE' } });
    expect((await harness.emitted(ChildEnded)).some(({ key }) => key === id)).toBe(true);
    expect(await harness.look('SELECT receipt FROM move WHERE id = $1', [second])).not.toEqual([{ receipt: '东城民函〔2026〕9号' }]);
  });
});
