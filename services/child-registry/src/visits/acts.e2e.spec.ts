import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import { ActRecorded, ActVoided } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { compareDuties } from '@referrals/service-kit';
import { CHILDREN, open, OTHER_VILLAGE, startRegistry, visit } from '../../test/registry.js';
import { childRegistryDuties } from '../duties.js';

const ACTS = '/api/child-registry/acts';
const NOON = 'T04:00:00.000Z';

describe('contacts and visits', () => {
  let harness: ServiceHarness;
  let village: Caller;
  let township: Caller;
  beforeAll(async () => {
    harness = await startRegistry();
    [village, township] = await Promise.all([harness.as('village.yx'), harness.as('township.yx')]);
  });
  beforeEach(() => on('2026-05-11'));
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const on = (day: string): void => harness.clock.set(instant(`${day}${NOON}`));
  const act = (id: string, body: object, caller = village) => caller.post(`${CHILDREN}/${id}/acts`, body);
  const read = (id: string) => village.must<{ version: number; missed: { contact: string[]; visit: string[] }; contact: object; visit: object; tier: string }>(village.get(`${CHILDREN}/${id}`));

  it('set the next ones on: by a call the contact, by a visit both; what is missed stays missed', async () => {
    const { id } = await open(village);
    expect((await act(id, visit('2026-05-11', { kind: 'CONTACT', place: 'PHONE', childSeen: false }))).body).toMatchObject({ contactDueOn: '2026-06-30', visitDueOn: '2026-06-10' });
    on('2026-06-09');
    expect((await act(id, visit('2026-06-09'))).body).toMatchObject({ contactDueOn: '2026-07-31', visitDueOn: '2026-09-30' });
    on('2026-08-02');
    expect(await read(id)).toMatchObject({ contact: { state: 'OVERDUE', dueOn: '2026-07-31', lastOn: '2026-06-09' }, missed: { contact: ['2026-07-31'] }, visit: { state: 'PLANNED' } });
    await act(id, visit('2026-08-02', { kind: 'CONTACT', place: 'PHONE', childSeen: false }));
    expect(await read(id)).toMatchObject({ contact: { state: 'PLANNED', dueOn: '2026-09-30' }, missed: { contact: ['2026-07-31'] } });
    expect((await harness.emitted(ActRecorded)).filter(({ key }) => key === id).map(({ data }) => data['counts'])).toEqual(['CONTACT', 'BOTH', 'CONTACT']);
  });

  it('are one, however often a phone sends them; another child’s id is refused', async () => {
    const [one, other] = [await open(village), await open(village)];
    const sent = visit('2026-05-10');
    const first = await act(one.id, sent);
    const again = await act(one.id, sent);
    expect([first.status, again.status, again.body.version]).toEqual([201, 201, first.body.version]);
    expect((await act(other.id, sent)).body).toMatchObject({ code: 'ACT_EXISTS', field: 'id' });
    expect(await harness.look('SELECT count(*) FROM act WHERE id = $1', [sent.id])).toEqual([{ count: 1 }]);
    expect((await village.post(`${ACTS}/known`, { ids: [sent.id, randomUUID()] })).body).toEqual({ known: [sent.id] });
    expect((await (await harness.as('village2.yx')).post(`${ACTS}/known`, { ids: [sent.id] })).body).toEqual({ known: [] });
  });

  it('are refused in the future, after a year, without anybody met or a reason, and on an ended file’s later days', async () => {
    const { id } = await open(village);
    const code = async (body: object) => (await act(id, body)).body.code;
    expect(await code(visit('2026-05-12'))).toBe('DATE_IN_FUTURE');
    expect(await code(visit('2025-05-09'))).toBe('ACT_TOO_OLD');
    expect(await code(visit('2026-05-11', { childSeen: false, childSpoken: false }))).toBe('ACT_MET_OR_NOT');
    on('2026-05-20');
    await (await harness.as('civ.yx')).post(`${CHILDREN}/${id}/end`, { reason: 'OPENED_IN_ERROR', on: '2026-05-15', evidence: '重复' }, { ifMatch: 1 });
    expect(await code(visit('2026-05-16'))).toBe('FILE_ENDED');
    // Written without a line while the file was active.
    expect((await act(id, visit('2026-05-14'))).status).toBe(201);
  });

  it('of a house are recorded together: each child by itself, and the same key finishes what is left', async () => {
    const [one, other, foreign] = [await open(village), await open(village), await open(await harness.as('village2.yx'), { careDivision: OTHER_VILLAGE })];
    const items = [one, other, foreign].map(({ id }) => ({ ...visit('2026-05-11', { kind: 'CONTACT', place: 'PHONE', childSeen: false }), childId: id }));
    const idempotencyKey = randomUUID();
    const send = () => village.post(`${ACTS}/bulk`, { items }, { idempotencyKey });
    const { body } = await send();
    expect(body.items.map(({ status, code }: { status: number; code?: string }) => [status, code])).toEqual([[201, undefined], [201, undefined], [404, 'NOT_FOUND']]);
    expect((await send()).body.items.slice(0, 2)).toEqual(body.items.slice(0, 2));
    expect(await harness.look('SELECT count(*) FROM act WHERE id = ANY ($1)', [items.map(({ id }) => id)])).toEqual([{ count: 2 }]);
    expect(await read(one.id)).toMatchObject({ contact: { dueOn: '2026-06-30' }, version: 2 });
  });

  it('are owed by the desk that answers, as duties that follow from the file’s own events', async () => {
    const { id } = await open(village);
    const owed = async (caller: Caller) => (await caller.must<{ items: { caseId: string; clock: string; dueAt: string; number: string; state: string }[] }>(caller.get('/api/child-registry/duties?limit=200')))
      .items.filter(({ caseId }) => caseId === id).map(({ clock, dueAt, state }) => [clock, dueAt, state]);
    expect(await owed(village)).toEqual([['CR-VISIT', '2026-06-10T16:00:00.000Z', 'OPEN'], ['CR-CONTACT', '2026-06-30T16:00:00.000Z', 'OPEN']]);
    expect(await owed(await harness.as('village2.yx'))).toEqual([]);
    await act(id, visit('2026-05-11'));
    expect(await owed(village)).toEqual([['CR-CONTACT', '2026-06-30T16:00:00.000Z', 'OPEN'], ['CR-VISIT', '2026-08-31T16:00:00.000Z', 'OPEN']]);
    await (await harness.as('civ.yx')).post(`${CHILDREN}/${id}/end`, { reason: 'OPENED_IN_ERROR', on: '2026-05-11', evidence: '重复' }, { ifMatch: 2 });
    expect(await owed(village)).toEqual([]);
    expect(await harness.database.asWorker((tx) => compareDuties(tx, id, childRegistryDuties))).toEqual([]);
  });

  it('that were written late wait for somebody else to stand for them', async () => {
    const { id } = await open(village);
    on('2026-08-20');
    const late = visit('2026-06-09');
    expect((await act(id, late, township)).body).toMatchObject({ visitDueOn: '2026-06-10' });
    const confirm = async (caller: Caller) => caller.post(`${ACTS}/${late.id}/confirm`, {}, { ifMatch: (await read(id)).version });
    const allowed = async (caller: Caller) => (await caller.must<{ items: { allowedActions: string[] }[] }>(caller.get(`${CHILDREN}/${id}/acts`))).items.map(({ allowedActions }) => allowedActions);
    expect([await allowed(village), await allowed(township), await allowed(await harness.as('supervisor.township.yx'))]).toEqual([[[]], [['void']], [['confirm', 'void']]]);
    expect((await confirm(village)).body).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
    expect((await confirm(township)).body).toMatchObject({ code: 'SAME_PERSON' });
    expect((await confirm(await harness.as('supervisor.township.yx'))).body).toMatchObject({ visitDueOn: '2026-09-30' });
    expect((await confirm(await harness.as('supervisor.township.yx'))).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
  });

  it('are taken back by their maker within a day, by the township after, and then owed again', async () => {
    const { id } = await open(village);
    const [own, other] = [visit('2026-05-11'), visit('2026-05-11', { kind: 'CONTACT', place: 'PHONE' })];
    await act(id, own);
    await act(id, other);
    const take = async (caller: Caller, actId: string) => caller.post(`${ACTS}/${actId}/void`, { reason: '填错人' }, { ifMatch: (await read(id)).version });
    expect((await take(village, own.id)).body).toMatchObject({ visitDueOn: '2026-06-10', contactDueOn: '2026-06-30' });
    on('2026-05-13');
    expect((await take(village, other.id)).body).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
    expect((await take(township, other.id)).status).toBe(200);
    expect((await take(township, other.id)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await harness.emitted(ActVoided)).filter(({ key }) => key === id)).toHaveLength(2);
    expect((await village.must<{ items: { state: string }[] }>(village.get(`${CHILDREN}/${id}/acts`))).items.map(({ state }) => state)).toEqual(['VOID', 'VOID']);
  });

  it('in vain on two days make the child one that nobody saw, until somebody finds it', async () => {
    const { id } = await open(village);
    const inVain = (day: string) => visit(day, { childSeen: false, childSpoken: false, notMet: 'NOBODY_HOME' });
    on('2026-05-12');
    expect((await act(id, inVain('2026-05-11'))).body).toMatchObject({ tier: 'BASIC' });
    expect((await act(id, inVain('2026-05-12'))).body).toMatchObject({ tier: 'HIGH' });
    expect(await harness.look('SELECT kind, severity, state FROM problem WHERE child = $1', [id])).toEqual([{ kind: 'NOT_SEEN', severity: 'H', state: 'OPEN' }]);
    on('2026-05-13');
    expect((await act(id, visit('2026-05-13', { kind: 'CONTACT', place: 'PHONE', childSeen: false }))).body).toMatchObject({ tier: 'BASIC' });
    expect(await harness.look('SELECT state FROM problem WHERE child = $1', [id])).toEqual([{ state: 'CLOSED' }]);
  });

  it('propose by their answers, and leave harm to whoever saw it: in no list, trail, event or other account', async () => {
    const { id } = await open(village);
    const sent = visit('2026-05-11', { alone: true, attendsSchool: false, mood: 'SELF_HARM_TALK', harm: { seen: '只有写的人看到', concerns: ['DOMESTIC_VIOLENCE'], danger: 'POSSIBLE' } });
    expect((await act(id, sent)).body).toMatchObject({ tier: 'BASIC', proposes: ['LIVES_ALONE', 'OUT_OF_SCHOOL', 'SELF_HARM_RISK'], asksHarm: true });
    const seen = async (who: string, day = '2026-05-11T04:30:00.000Z') => {
      const person = harness.person(who);
      return (await harness.database.read({
        staff: person.staff, desks: person.desks.map((desk) => desk.id), prefixes: person.desks.map((desk) => `${desk.agency}:${desk.jurisdiction}`), roles: [], at: instant(day),
      }, (tx) => tx.query('SELECT act FROM harm WHERE act = $1', [sent.id]))).length;
    };
    expect(await Promise.all(['village.yx', 'supervisor.village.yx', 'township.yx', 'civ.yx'].map((who) => seen(who)))).toEqual([1, 0, 0, 0]);
    // Its hour has passed unreported.
    expect(await Promise.all(['supervisor.village.yx', 'township.yx', 'civ.yx', 'civ.ls'].map((who) => seen(who, '2026-05-11T05:01:00.000Z')))).toEqual([0, 0, 1, 0]);
    const trail = await village.must(village.get(`/api/child-registry/cases/${id}/trail`));
    expect(JSON.stringify([trail, await harness.emitted()])).not.toMatch(/harm|DOMESTIC_VIOLENCE/i);
    // A child under sixteen alone is asked for without another word.
    const quiet = visit('2026-05-11', { alone: true });
    await act(id, quiet);
    expect(await harness.look('SELECT seen FROM harm WHERE act = $1', [quiet.id])).toEqual([{ seen: null }]);
  });
});
