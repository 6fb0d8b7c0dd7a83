import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, instant, plainDate } from '@referrals/calendar';
import type { JsonBody } from '@referrals/client';
import { PostAppointed, PostFilled, PostHandedOver, PostHoldingEnded, PostReceived, PostRecordChecked, PostRelieved, PostVacant } from '@referrals/contracts';
import { idOf, type ServiceHarness } from '@referrals/service-harness';
import { compareDuties } from '@referrals/service-kit';
import { ADULT, inventedIdNumber, makePost, newChild, newHolder, open as openFile, POSTS, startRegistry, withoutDesk } from '../../test/registry.js';
import { childRegistryDuties } from '../duties.js';
import { DatePostsJob } from './date-posts.job.js';
import { CRITERIA } from './codes.domain.js';

const APPOINTMENTS = '/api/child-registry/appointments';
const TODAY = plainDate('2026-05-11');
const VILLAGE = '430223104208';

describe('posts', () => {
  let harness: ServiceHarness;
  beforeAll(async () => { harness = await startRegistry(); });
  afterEach(() => { harness.clock.set(instant('2026-05-11T00:20:00.000Z')); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const open = async (division: string, who = 'township.yx', since?: string): Promise<string> => makePost(await harness.as(who), division, since);
  const read = async (id: string, who = 'township.yx'): Promise<JsonBody> => {
    const caller = await harness.as(who);
    return caller.must(caller.get(`${POSTS}/${id}`));
  };
  /** As the version of it stands. */
  const act = async (id: string, action: string, body: object, who = 'township.yx', idempotencyKey = randomUUID()) => {
    const { version } = await read(id, 'civ.yx');
    return (await harness.as(who)).post(`${POSTS}/${id}/${action}`, body, { ifMatch: version, idempotencyKey });
  };
  const appoint = (id: string, more: object = {}, who = 'township.yx') => act(id, 'appointments', newHolder(more), who);
  const move = async (appointment: string, action: string, body: object | undefined, version: number, who: Parameters<ServiceHarness['as']>[0] = 'township.yx') =>
    (await harness.as(who)).post(`${APPOINTMENTS}/${appointment}/${action}`, body ?? {}, { ifMatch: version });
  const told = async (event: { type: string }, key: string) => (await harness.emitted(event as never)).filter((one) => one.key === key).map(({ data }) => data);
  const settle = async (day: string): Promise<void> => {
    harness.clock.set(instant(`${day}T00:20:00.000Z`));
    await harness.running.app.get(DatePostsJob, { strict: false }).run({ due: instant(`${day}T00:05:00.000Z`), since: undefined, at: harness.clock.now(), asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal });
  };

  it('are vacant from their first day, filled by an appointment, vacant again when it ends', async () => {
    const id = await open(`${VILLAGE.slice(0, 9)}301`, 'township.yx', '2026-05-01');
    expect(await told(PostVacant, id)).toEqual([{ postId: id, county: '430223', since: '2026-05-01', dueOn: '2026-05-16', owner: harness.desk('township.yx'), at: expect.anything() }]);
    expect(await read(id)).toMatchObject({ kind: 'DIRECTOR', vacantSince: '2026-05-01', appointBy: '2026-05-16', holders: [] });
    const made = await appoint(id, { from: '2026-05-10' });
    expect(made).toMatchObject({ status: 201, etag: '"2"', body: { vacantSince: null } });
    expect([(await told(PostFilled, id)).length, (await told(PostAppointed, id)).length]).toEqual([1, 1]);
    const appointment = made.body.record;
    expect((await move(appointment, 'end', { on: '2026-05-11', reason: 'RESIGNED' }, 1)).body).toMatchObject({ state: 'ENDED', to: '2026-05-11' });
    expect((await told(PostVacant, id)).at(-1)).toMatchObject({ since: '2026-05-11', dueOn: '2026-05-26' });
    expect(await told(PostRelieved, id)).toHaveLength(1);
    // It had no account.
    expect(await told(PostHoldingEnded, id)).toEqual([]);
    const { entries } = (await (await harness.as('township.yx')).get(`/api/child-registry/cases/${id}/trail`)).body;
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(
      ['post.opened', 'post.vacated', 'post.appointed', 'post.handed-over', 'post.filled', 'post.relieved', 'post.vacated']);
  });

  it('are owed by the township’s desk while vacant, as their own events say', async () => {
    const id = await open(`${VILLAGE.slice(0, 9)}313`);
    const owed = async (who: string) => (await (await harness.as(who)).get('/api/child-registry/duties?limit=200')).body.items
      .filter(({ caseId }: { caseId: string }) => caseId === id).map(({ clock, dueAt }: { clock: string; dueAt: string }) => [clock, dueAt]);
    expect([await owed('township.yx'), await owed('civ.ls'), await owed('village.yx')]).toEqual([[['CR-POST', '2026-05-26T16:00:00.000Z']], [], []]);
    const { record } = (await appoint(id)).body;
    expect(await owed('township.yx')).toEqual([['CR-RECORD', '2026-05-26T16:00:00.000Z']]);
    await move(record, 'check-record', { on: '2026-05-11', found: false }, 1);
    expect(await owed('township.yx')).toEqual([['CR-RECORD-YEARLY', '2027-05-11T16:00:00.000Z']]);
    expect(await harness.database.asWorker((tx) => compareDuties(tx, id, childRegistryDuties))).toEqual([]);
  });

  it('of one village speak with one voice: vacant when none of them is held', async () => {
    const division = `${VILLAGE.slice(0, 9)}302`;
    const [first, second] = [await open(division, 'township.yx', '2026-05-01'), await open(division)];
    expect([await told(PostVacant, first), await told(PostVacant, second)]).toMatchObject([[{ since: '2026-05-01' }], []]);
    await appoint(second);
    expect(await told(PostFilled, first)).toHaveLength(1);
    const clerk = await harness.as('civ.yx');
    const list = async (vacant: string) => (await clerk.must<{ items: { id: string }[] }>(clerk.get(`${POSTS}?place=${division}&vacant=${vacant}`))).items.map(({ id }) => id);
    expect([await list('true'), await list('false')]).toEqual([[], [first, second]]);
    expect((await act(first, 'close', {})).body).toMatchObject({ state: 'CLOSED', vacantSince: null });
    expect((await act(second, 'close', {})).body).toMatchObject({ code: 'POST_MANNED' });
  });

  it('are filled once per key and as they stand', async () => {
    const id = await open(`${VILLAGE.slice(0, 9)}303`);
    const [body, key] = [newHolder(), randomUUID()];
    const township = await harness.as('township.yx');
    const ask = (ifMatch: number) => township.post(`${POSTS}/${id}/appointments`, body, { ifMatch, idempotencyKey: key });
    const first = await ask(1);
    expect((await ask(1)).body).toEqual(first.body);
    expect((await township.post(`${POSTS}/${id}/appointments`, newHolder(), { ifMatch: 1 })).body).toMatchObject({ code: 'VERSION_STALE' });
    expect((await appoint(id)).body).toMatchObject({ code: 'POST_HELD' });
    expect((await read(id)).appointments).toHaveLength(1);
  });

  it('are the township’s to make and fill in villages, the county’s in townships, and nobody else’s', async () => {
    const made = async (who: string, division: string) => { const answer = await (await harness.as(who)).post(POSTS, { division }); return answer.body.code ?? answer.status; };
    expect([
      await made('village.yx', VILLAGE), await made('township.yx', '430223104'), await made('civ.yx', '430223104'), await made('township.yx', '430223105201'),
      await made('civ.ls', VILLAGE), await made('edu.yx', VILLAGE), await made('township.yx', '430223'),
    ]).toEqual(['NOT_YOURS_TO_DO', 'NOT_YOURS_TO_DO', 201, 'NOT_IN_AREA', 'NOT_IN_AREA', 'FORBIDDEN', 'DIVISION_CODE_INVALID']);
    const id = await open(VILLAGE);
    expect((await appoint(id, {}, 'village.yx')).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await (await harness.as('civ.ls')).post(`${POSTS}/${id}/appointments`, newHolder(), { ifMatch: 1 })).status).toBe(404);
    expect((await (await harness.as('edu.yx')).get(`${POSTS}/${id}`)).status).toBe(403);
    expect((await read(id, 'village.yx'))).toMatchObject({ allowedActions: [] });
    const offered = async (who: string) => { const { body } = await (await harness.as(who)).get(POSTS); return body.allowedActions; };
    expect([await offered('village.yx'), await offered('township.yx'), await offered('civ.yx')]).toEqual([[], ['make'], ['make']]);
  });

  it('are for whoever meets all five, else OTHER with a reason, by the county; never for whom a record bars', async () => {
    const id = await open(`${VILLAGE.slice(0, 9)}304`);
    const refused = async (more: object, who?: string) => (await appoint(id, more, who)).body.code;
    expect([
      await refused({ criteria: CRITERIA.slice(1) }), await refused({ capacity: 'OTHER', reason: '本村无其他合适人选' }), await refused({ capacity: 'OTHER', criteria: [] }, 'civ.yx'),
      await refused({ recordFound: true }), await refused({ idNumber: inventedIdNumber('2010-01-01') }), await refused({ recordCheckedOn: addDays(TODAY, 1) }),
      await refused({ from: '2026-05-12', to: '2026-05-12' }), await refused({ from: '2026-05-10' }), await refused({ staff: idOf('staff township.yx') }),
    ]).toEqual([
      'CRITERIA_NOT_MET', 'NOT_YOURS_TO_DO', 'REASON_REQUIRED', 'APPOINTMENT_BARRED', 'NOT_OF_AGE', 'DATE_IN_FUTURE', 'PERIOD_INVALID', 'PERIOD_INVALID', 'SAME_PERSON',
    ]);
    expect((await read(id)).appointments).toEqual([]);
    expect((await appoint(id, { capacity: 'OTHER', criteria: CRITERIA.slice(1), reason: '本村无其他合适人选' }, 'civ.yx')).status).toBe(201);
  });

  it('lose at once whom a record bars, who is then barred everywhere', async () => {
    const [id, elsewhere] = [await open(`${VILLAGE.slice(0, 9)}305`), await open('430203104201', 'civ.ls')];
    const idNumber = inventedIdNumber(ADULT);
    const { record } = (await appoint(id, { idNumber })).body;
    expect((await move(record, 'check-record', { on: '2026-05-12', found: false }, 1)).body).toMatchObject({ code: 'DATE_IN_FUTURE' });
    expect((await move(record, 'check-record', { on: '2026-05-11', found: false }, 1)).body).toMatchObject({ state: 'ACTIVE', version: 2 });
    expect(await told(PostRecordChecked, id)).toMatchObject([{ appointmentId: record, checkedOn: '2026-05-11' }]);
    expect((await move(record, 'check-record', { on: '2026-05-11', found: true }, 2)).body).toMatchObject({ state: 'ENDED' });
    expect((await read(id)).appointments).toMatchObject([{ endReason: 'BARRED' }]);
    const ls = await harness.as('civ.ls');
    expect((await ls.post(`${POSTS}/${elsewhere}/appointments`, newHolder({ idNumber }), { ifMatch: 1 })).body).toMatchObject({ code: 'APPOINTMENT_BARRED' });
  });

  it('know a person by the ID number, whatever post they hold', async () => {
    const [one, other] = [await open(`${VILLAGE.slice(0, 9)}306`), await open(`${VILLAGE.slice(0, 9)}307`)];
    const idNumber = inventedIdNumber(ADULT);
    await appoint(one, { idNumber });
    await appoint(other, { idNumber });
    const persons = [(await read(one)).appointments[0].person, (await read(other)).appointments[0].person];
    expect(persons[0]).toBe(persons[1]);
  });

  it('hand their files over to a new holder, who receives the list', async () => {
    const division = `${VILLAGE.slice(0, 9)}308`;
    const [id, { id: child, contactDueOn }] = [await open(division), await openFile(await harness.as('township.yx'), newChild({ careDivision: division }))];
    const director = withoutDesk('director.308');
    const { record } = (await appoint(id, { staff: director.staff })).body;
    expect(await told(PostHandedOver, id)).toMatchObject([{ appointmentId: record, files: 1 }]);
    const holder = await harness.as(director);
    expect((await holder.get(`${APPOINTMENTS}/${record}/hand-over`)).body).toMatchObject({ total: 1, receivedAt: null, files: [{ child, problems: 0, contactDueOn, name: '测试·童甲' }] });
    expect((await move(record, 'receive', undefined, 1)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(record, 'receive', undefined, 1, director)).body).toMatchObject({ version: 2 });
    expect((await move(record, 'receive', undefined, 2, director)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect(await told(PostReceived, id)).toHaveLength(1);
    expect((await holder.get(`${POSTS}/${id}`)).body.appointments).toMatchObject([{ handOver: { files: 1, receivedAt: expect.anything() }, idNumber: expect.stringMatching(/^430299/) }]);
    expect((await move(record, 'end', { on: '2026-05-11', reason: 'RESIGNED' }, 2)).status).toBe(200);
    expect(await told(PostHoldingEnded, id)).toMatchObject([{ staff: director.staff }]);
  });

  it('are held by the day: terms begin and end without anybody doing anything, and twice is once', async () => {
    const id = await open(`${VILLAGE.slice(0, 9)}309`);
    await appoint(id, { from: '2026-05-20', to: '2026-05-25' });
    expect(await read(id)).toMatchObject({ vacantSince: '2026-05-11', holders: [] });
    await settle('2026-05-20');
    expect(await read(id)).toMatchObject({ vacantSince: null, holders: [{ from: '2026-05-20' }] });
    await settle('2026-05-25');
    await settle('2026-05-25');
    expect(await read(id)).toMatchObject({ vacantSince: '2026-05-25', holders: [], appointments: [{ state: 'ENDED', endReason: 'TERM' }] });
    expect(await told(PostVacant, id)).toMatchObject([{ since: '2026-05-11' }, { since: '2026-05-25' }]);
  });

  it('have deputies for six months at most, ended before if need be', async () => {
    const id = await open(`${VILLAGE.slice(0, 9)}310`);
    const staff = idOf('staff deputy.310');
    const name = async (body: object, who?: string) => (await act(id, 'deputies', { staff, ...body }, who)).body;
    expect([(await name({ to: '2026-11-12' })).code, (await name({ to: '2026-05-11' })).code, (await name({ to: '2026-06-01' }, 'village.yx')).code, (await name({ staff: idOf('staff township.yx'), to: '2026-06-01' })).code])
      .toEqual(['DEPUTY_TOO_LONG', 'PERIOD_INVALID', 'NOT_FOUND', 'SAME_PERSON']);
    const { record } = await name({ name: '示例代理人', to: '2026-11-11' });
    expect((await act(id, 'close', {})).body).toMatchObject({ code: 'POST_MANNED' });
    expect((await read(id)).deputies).toMatchObject([{ allowedActions: ['end'] }]);
    expect((await act(id, `deputies/${record}/end`, {})).status).toBe(200);
    expect(await told(PostHoldingEnded, id)).toMatchObject([{ staff }]);
    expect((await act(id, `deputies/${record}/end`, {})).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await read(id)).deputies).toMatchObject([{ name: '示例代理人', from: '2026-05-11', to: '2026-05-11', allowedActions: [] }]);
    expect(JSON.stringify(await harness.look('SELECT name FROM deputy'))).not.toContain('示例');
  });

  it('have holders who are evaluated once a year, by somebody else', async () => {
    const id = await open(`${VILLAGE.slice(0, 9)}311`, 'township.yx', '2025-01-01');
    const { record } = (await appoint(id, { from: '2025-06-01', staff: idOf('staff civ.yx') })).body;
    const evaluate = async (year: number, who?: string) => (await act(id, 'evaluations', { appointment: record, year, result: 'GOOD', contactPercent: 97, note: '履职良好' }, who)).body;
    expect([(await evaluate(2024)).code, (await evaluate(2027)).code, (await evaluate(2025, 'civ.yx')).code, (await evaluate(2025, 'village.yx')).code]).toEqual(['EVALUATION_YEAR', 'EVALUATION_YEAR', 'SAME_PERSON', 'NOT_FOUND']);
    expect((await evaluate(2025)).code).toBeUndefined();
    expect((await evaluate(2025)).code).toBe('EVALUATION_EXISTS');
    expect((await read(id)).evaluations).toMatchObject([{ year: 2025, result: 'GOOD', contactPercent: 97, visitPercent: null, note: '履职良好' }]);
  });

  it('tell who looked at whom, and nothing personal leaves', async () => {
    const id = await open(`${VILLAGE.slice(0, 9)}312`);
    await appoint(id, { name: '示例主任甲', phone: '13700000012' });
    await read(id, 'civ.yx');
    const supervisor = await harness.as('supervisor.civ.yx');
    expect((await supervisor.get(`${POSTS}/${id}/accesses`)).body.items).toContainEqual(expect.objectContaining({ what: 'POST', staff: idOf('staff civ.yx'), desk: harness.desk('civ.yx') }));
    const outside = JSON.stringify([await harness.emitted(), await harness.look('SELECT facts FROM trail'), await harness.look('SELECT name, id_number, phone, birth_date FROM appointment')]);
    for (const word of ['示例', '430299', '1370000', '1985-03-12']) expect(outside.includes(word)).toBe(false);
  });
});
