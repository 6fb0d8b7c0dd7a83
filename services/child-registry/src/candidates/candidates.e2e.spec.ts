import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import type { Caller, JsonBody } from '@referrals/client';
import { CandidateAssigned, CandidateRecorded, CandidateReopened, CandidateReturned, CandidateSettled } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { ChangeDoor, idempotencySecrets } from '@referrals/service-kit';
import { CHILDREN, inventedIdNumber, open, OTHER_VILLAGE, startRegistry, VILLAGE } from '../../test/registry.js';
import { EraseCandidatesJob } from './erase-candidates.job.js';

const AT = '/api/child-registry/candidates';
const inOrder = (...ids: readonly string[]): string[] => ids.toSorted();
/** Invented people. */
const NAME = '试填某';
const FATHER = { name: NAME, idNumber: inventedIdNumber('1985-01-01'), phone: '13100000077' };
const CHILD_ID = inventedIdNumber('2016-03-05');

describe('candidates', () => {
  let harness: ServiceHarness;
  let people: Record<'police' | 'school' | 'county' | 'otherCounty' | 'city' | 'township' | 'village' | 'otherVillage', Caller>;
  beforeAll(async () => {
    harness = await startRegistry();
    const as = async (code: string) => harness.as(code);
    people = {
      police: await as('psb.yx'), school: await as('edu.yx'), county: await as('civ.yx'), otherCounty: await as('civ.ls'), city: await as('civ.city'), township: await as('township.yx'),
      village: await as('village.yx'), otherVillage: await as('village2.yx'),
    };
  });
  const doorOf = ({ running: { services: [service] } }: ServiceHarness) => new ChangeDoor(service!.runtime.database, harness.clock, idempotencySecrets(service!.runtime.keys));
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const tell = async (who: Caller, said: object): Promise<JsonBody> => who.must(who.post(AT, { division: VILLAGE, ...FATHER, ...said }));
  const move = (who: Caller, id: string, action: string, version: number, body: object = {}) => who.post(`${AT}/${id}/${action}`, body, { ifMatch: version });
  const sees = async (who: Caller, id: string) => (await who.must<{ items: JsonBody[] }>(who.get(`${AT}?limit=200`))).items.find((one) => one.id === id);
  const trailOf = async (id: string) => (await harness.look<{ action: string; facts: object }>('SELECT action, facts FROM trail WHERE case_id = $1 ORDER BY n', [id]));

  it('are told by the agency whose kind it is, go to the place at once, and are urgent where a child may be without care', async () => {
    expect((await people.school.post(AT, { kind: 'PARENT_DETAINED', division: VILLAGE, ...FATHER })).body).toMatchObject({ code: 'CANDIDATE_KIND_NOT_YOURS', field: 'kind' });
    expect((await people.police.post(AT, { kind: 'PARENT_DETAINED', division: VILLAGE })).body).toMatchObject({ code: 'CANDIDATE_PERSON_REQUIRED' });
    expect((await people.police.post(AT, { kind: 'PARENT_DETAINED', division: '510104', ...FATHER })).body).toMatchObject({ code: 'NOT_IN_AREA' });
    expect((await people.village.post(AT, { kind: 'SELF_FOUND', division: OTHER_VILLAGE, ...FATHER })).body).toMatchObject({ code: 'NOT_IN_AREA' });
    expect((await people.police.post(AT, { kind: 'PARENT_DETAINED', division: VILLAGE, since: '2026-05-12', ...FATHER })).body).toMatchObject({ code: 'DATE_IN_FUTURE' });
    const idempotencyKey = randomUUID();
    const body = { kind: 'PARENT_DETAINED', division: VILLAGE, ...FATHER };
    const told = await people.police.post(AT, body, { idempotencyKey });
    expect(told).toMatchObject({ status: 201, body: { state: 'ASSIGNED', version: 1 } });
    expect((await people.police.post(AT, body, { idempotencyKey })).body.id).toBe(told.body.id);
    expect(await tell(people.county, { kind: 'PARENT_IMPRISONED', agency: 'JUS', division: '430223' })).toMatchObject({ state: 'NEW' });
    expect(await tell(people.county, { kind: 'PARENT_DEAD', agency: 'PSB' })).toMatchObject({ state: 'ASSIGNED' });
    expect(await sees(people.county, told.body.id)).toMatchObject({ urgent: true, dueOn: '2026-05-12', kind: 'PARENT_DETAINED', about: 'PARENT', name: NAME, assignedTo: VILLAGE });
    const [first] = await harness.emitted(CandidateRecorded);
    expect(first).toMatchObject({ key: told.body.id, data: { candidateId: told.body.id, county: '430223', urgent: true, dueOn: '2026-05-12' } });
    expect(await harness.emitted(CandidateAssigned)).toHaveLength(2);
    expect(await harness.look('SELECT clock, state, owner FROM duty WHERE case_id = $1', [told.body.id])).toEqual([{ clock: 'CR-CANDIDATE-URGENT', state: 'OPEN', owner: harness.desk('village.yx') }]);
    expect(await trailOf(told.body.id)).toMatchObject([{ action: 'candidate.recorded', facts: { urgent: true } }, { action: 'candidate.assigned', facts: { to: VILLAGE } }]);
  });

  it('are seen by the county and the place that looks; which kind it is only where the county says so', async () => {
    const { id } = await tell(people.police, { kind: 'PARENT_DETAINED', document: '拘字1号', note: '父亲被拘留', since: '2026-05-01' });
    expect(await Promise.all([people.otherCounty, people.otherVillage].map((who) => sees(who, id)))).toEqual([undefined, undefined]);
    expect((await people.otherVillage.get(`${AT}/${id}`)).status).toBe(404);
    expect(await people.police.must(people.police.get(AT))).toMatchObject({ items: [] });
    expect((await people.police.get(`${AT}/${id}`)).status).toBe(404);
    const atVillage = await people.village.must(people.village.get(`${AT}/${id}`));
    expect(atVillage).toMatchObject({ kind: null, told: null, about: 'PARENT', name: NAME, phone: FATHER.phone, idNumber: `430299********${FATHER.idNumber.slice(-4)}`, allowedActions: ['return', 'conclude'] });
    expect(await people.county.must(people.county.get(`${AT}/${id}`))).toMatchObject({
      kind: 'PARENT_DETAINED', idNumber: FATHER.idNumber, told: { kind: 'PARENT_DETAINED', agency: 'PSB', since: '2026-05-01', document: '拘字1号', note: '父亲被拘留' },
    });
    // The city has lists without names.
    expect(await sees(people.city, id)).toMatchObject({ name: null });
    expect((await people.city.get(`${AT}/${id}`)).status).toBe(404);
    await people.county.must(move(people.county, id, 'return', 1, { reason: '村里没有这家' }));
    expect(await sees(people.village, id)).toBeUndefined();
    await people.county.must(move(people.county, id, 'assign', 2, { place: '430223104', showKind: true }));
    expect([await sees(people.village, id), await sees(people.township, id)]).toMatchObject([undefined, { kind: 'PARENT_DETAINED' }]);
    expect(await people.township.must(people.township.get(`${AT}/${id}`))).toMatchObject({ told: { document: '拘字1号' }, returned: '村里没有这家' });
  });

  it('are hidden by the database, too, whatever the service asks', async () => {
    const { id } = await tell(people.police, { kind: 'PARENT_DETAINED' });
    const rows = async (who: string) => harness.database.read(context(who), async (tx) => Promise.all(['candidate', 'candidate_source', 'candidate_content'].map(async (table) =>
      (await tx.query(`SELECT FROM ${table} WHERE ${table === 'candidate_content' ? 'candidate' : 'id'} = $1`, [id])).length)));
    expect(await Promise.all(['psb.yx', 'village.yx', 'village2.yx', 'township.yx', 'civ.yx', 'civ.ls', 'edu.yx'].map(rows)))
      .toEqual([[0, 1, 0], [1, 0, 1], [0, 0, 0], [1, 0, 1], [1, 1, 1], [0, 0, 0], [0, 0, 0]]);
  });

  /** As row security is told of them. */
  const context = (who: string) => {
    const { staff, organisation, desks } = harness.person(who);
    return { staff, organisation, desks: desks.map(({ id }) => id), prefixes: desks.map((desk) => `${desk.agency}:${desk.jurisdiction}`), roles: [], at: harness.clock.now() };
  };

  it('move as the table says, and nothing changes where it says nothing', async () => {
    const { id } = await tell(people.police, { kind: 'PARENT_DETAINED' });
    expect((await move(people.village, id, 'assign', 1, { place: VILLAGE })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(people.village, id, 'return', 7, { reason: '不在' })).body).toMatchObject({ code: 'VERSION_STALE' });
    expect((await move(people.village, id, 'return', 1)).body).toMatchObject({ code: 'REASON_REQUIRED', field: 'reason' });
    expect((await move(people.otherVillage, id, 'return', 1, { reason: '不在' })).status).toBe(404);
    expect(await people.village.must(move(people.village, id, 'return', 1, { reason: '不在' }))).toEqual({ id, state: 'NEW', version: 2 });
    expect((await move(people.village, id, 'conclude', 2, { outcome: 'NOT_ELIGIBLE', note: '无' })).status).toBe(404);
    expect((await move(people.county, id, 'conclude', 2, { outcome: 'NOT_ELIGIBLE', note: '无' })).body).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['assign'] } });
    expect((await move(people.county, id, 'assign', 2, { place: '430203' })).body).toMatchObject({ code: 'NOT_IN_AREA' });
    // The county looks itself.
    expect(await people.county.must(move(people.county, id, 'assign', 2, { place: '430223' }))).toMatchObject({ state: 'ASSIGNED' });
    expect(await sees(people.township, id)).toBeUndefined();
    await people.county.must(move(people.county, id, 'conclude', 3, { outcome: 'WRONG_DATA', note: '号码不对' }));
    expect((await move(people.county, id, 'conclude', 4, { outcome: 'WRONG_DATA', note: '号码不对' })).body).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['reopen'] } });
    expect(await people.county.must(move(people.county, id, 'reopen', 4, { reason: '警方更正' }))).toEqual({ id, state: 'NEW', version: 5 });
    expect(await sees(people.county, id)).toMatchObject({ outcome: null, dueOn: '2026-05-12' });
    expect((await trailOf(id)).map(({ action }) => action)).toEqual(
      ['candidate.recorded', 'candidate.assigned', 'candidate.returned', 'candidate.assigned', 'candidate.concluded', 'candidate.reopened']);
    expect(await harness.look('SELECT state, owner FROM duty WHERE case_id = $1 ORDER BY state', [id])).toEqual([{ state: 'MET', owner: harness.desk('civ.yx') }, { state: 'OPEN', owner: harness.desk('civ.yx') }]);
    for (const event of [CandidateReturned, CandidateSettled, CandidateReopened]) expect((await harness.emitted(event)).filter(({ key }) => key === id)).toHaveLength(1);
  });

  it('end in exactly one outcome with what belongs to it', async () => {
    const [{ id: mine }, { id: elsewhere }] = [await open(people.village), await open(people.otherCounty, { careDivision: '430203101201' })];
    const { id: other } = await tell(people.school, { kind: 'DROPOUT' });
    const { id } = await tell(people.school, { kind: 'DROPOUT' });
    const conclude = (body: object, who = people.village) => move(who, id, 'conclude', 1, body);
    expect((await conclude({ outcome: 'OPENED', childId: elsewhere })).body).toMatchObject({ code: 'FILE_UNKNOWN', field: 'childId' });
    expect((await conclude({ outcome: 'DUPLICATE', duplicateOf: id })).body).toMatchObject({ code: 'CANDIDATE_OTHER_UNKNOWN' });
    expect((await conclude({ outcome: 'ELSEWHERE', place: '430223', paper: '函1' })).body).toMatchObject({ code: 'CANDIDATE_NOT_ELSEWHERE' });
    expect((await conclude({ outcome: 'NOT_FOUND', tries: [{ on: '2026-05-10', how: '敲门无人' }] })).body).toMatchObject({ code: 'CANDIDATE_TRIES_REQUIRED' });
    expect((await conclude({ outcome: 'NOT_FOUND', tries: [{ on: '2026-05-10', how: '敲门无人' }, { on: '2026-05-12', how: '问邻居' }] })).body).toMatchObject({ code: 'DATE_IN_FUTURE', field: 'tries[1].on' });
    await people.village.must(conclude({ outcome: 'ON_FILE', childId: mine }));
    expect(await people.county.must(people.county.get(`${AT}/${id}`))).toMatchObject({ outcome: 'ON_FILE', childId: mine, same: expect.arrayContaining([other]) });
    expect((await harness.emitted(CandidateSettled)).at(-1)).toMatchObject({ key: id, data: { candidateId: id, outcome: 'ON_FILE' } });
    await people.township.must(move(people.township, other, 'conclude', 1, { outcome: 'DUPLICATE', duplicateOf: id }));
    const told = async () => (await people.school.must<{ items: JsonBody[] }>(people.school.get(`${AT}/told`))).items.filter((one) => [id, other].includes(one.id));
    // The source hears that it is done. That there is a file is not for it.
    expect(await told()).toEqual(inOrder(other, id).toReversed().map((one) => expect.objectContaining({ id: one, concluded: true, outcome: null })));
    expect((await told()).flatMap(Object.keys)).not.toContain('childId');
    expect((await people.police.must<{ items: JsonBody[] }>(people.police.get(`${AT}/told`))).items.map((one) => one.kind)).not.toContain('DROPOUT');
  });

  it('urgent ones are not given up by the village; the source hears of nobody found', async () => {
    const { id } = await tell(people.police, { kind: 'PARENT_DEAD' });
    const body = { outcome: 'NOT_FOUND', tries: [{ on: '2026-05-10', how: '敲门无人' }, { on: '2026-05-11', how: '问邻居' }] };
    expect((await move(people.village, id, 'conclude', 1, body)).body).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
    await people.county.must(move(people.county, id, 'conclude', 1, body));
    expect(await people.county.must(people.county.get(`${AT}/${id}`))).toMatchObject({ tries: [{ on: '2026-05-10', how: '敲门无人' }, { on: '2026-05-11', how: '问邻居' }] });
    expect((await people.police.must<{ items: JsonBody[] }>(people.police.get(`${AT}/told`))).items).toContainEqual(expect.objectContaining({ id, concluded: true, outcome: 'NOT_FOUND' }));
  });

  it('are held against the files that the viewer sees, by number, phone and name', async () => {
    const file = async (over: object, guardian?: object): Promise<string> => {
      const { id, version } = await open(people.county, over);
      if (guardian !== undefined) await people.county.must(people.county.post(`${CHILDREN}/${id}/guardians`, { relation: 'FATHER', legal: true, from: '2026-01-01', ...guardian }, { ifMatch: version }));
      return id;
    };
    const guardian = { name: NAME, idNumber: FATHER.idNumber };
    const files = {
      same: await file({ name: '测试·甲' }, guardian), elsewhere: await file({ name: '测试·乙', careDivision: OTHER_VILLAGE }, guardian),
      phone: await file({ name: '测试·丙' }, { name: '另一人', phone: '131 0000 0077' }), child: await file({ name: '试填童', noIdReason: undefined, idNumber: CHILD_ID, sex: undefined }),
    };
    const matches = async (who: Caller, id: string) => (await who.must<{ matches: JsonBody[] }>(who.get(`${AT}/${id}`))).matches;
    const { id } = await tell(people.police, { kind: 'PARENT_DEAD' });
    expect(await matches(people.village, id)).toEqual([{ childId: files.same, class: 'SAME' }, { childId: files.phone, class: 'LIKELY' }]);
    expect(inOrder(...(await matches(people.county, id)).filter((one) => one.class === 'SAME').map((one) => one.childId as string))).toEqual(inOrder(files.same, files.elsewhere));
    const { id: ofChild } = await people.school.must(people.school.post(AT, { kind: 'DROPOUT', division: VILLAGE, idNumber: CHILD_ID.toLowerCase() }));
    expect(await matches(people.village, ofChild)).toEqual([{ childId: files.child, class: 'SAME' }]);
    const { id: byName } = await people.school.must(people.school.post(AT, { kind: 'DROPOUT', division: VILLAGE, name: '试填 童' }));
    expect(await matches(people.village, byName)).toEqual([{ childId: files.child, class: 'POSSIBLE' }]);
  });

  it('leave an access each time that somebody sees whom they are about', async () => {
    const { id } = await tell(people.police, { kind: 'PARENT_DEAD' });
    await people.village.must(people.village.get(`${AT}/${id}`));
    await sees(people.county, id);
    const supervisor = await harness.as('supervisor.civ.yx');
    const { items } = await supervisor.must<{ items: JsonBody[] }>(supervisor.get(`${AT}/${id}/accesses`));
    expect(items).toMatchObject([{ what: 'CANDIDATES', staff: harness.person('civ.yx').staff }, { what: 'CANDIDATE', level: 'VILLAGE', staff: harness.person('village.yx').staff, desk: harness.desk('village.yx') }]);
    const other = await harness.as('supervisor.civ.ls');
    expect((await other.get(`${AT}/${id}/accesses`)).status).toBe(404);
  });

  it('are counted by the scope of their list', async () => {
    const counts = async (who: Caller) => (await who.must<{ total: number }>(who.get(`${AT}/counts`))).total;
    const listed = async (who: Caller) => (await who.must<{ items: JsonBody[] }>(who.get(`${AT}?limit=200`))).items.length;
    for (const who of [people.county, people.village, people.otherVillage, people.otherCounty]) expect(await counts(who)).toBe(await listed(who));
  });

  it('forget the person ninety days after it led to nothing, and keep the outcome', async () => {
    const { id: kept } = await tell(people.police, { kind: 'PARENT_LOST_CONTACT' });
    const { id } = await tell(people.police, { kind: 'PARENT_LOST_CONTACT', note: '某人失联' });
    const again = await tell(people.police, { kind: 'PARENT_LOST_CONTACT' });
    for (const one of [id, again.id]) await people.village.must(move(people.village, one, 'conclude', 1, { outcome: 'NOT_FOUND', tries: [{ on: '2026-05-10', how: '甲' }, { on: '2026-05-11', how: '乙' }] }));
    await people.county.must(move(people.county, again.id, 'reopen', 2, { reason: '再找' }));
    const job = new EraseCandidatesJob(doorOf(harness));
    const run = (at: string) => job.run({ at: instant(at), asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal });
    const left = async () => (await harness.look<{ id: string }>('SELECT candidate AS id FROM candidate_content WHERE candidate = ANY ($1)', [[kept, id, again.id]])).map((row) => row.id).toSorted();
    await run('2026-08-08T12:00:00.000Z');
    expect(await left()).toEqual(inOrder(kept, id, again.id));
    for (let turn = 0; turn < 2; turn += 1) await run('2026-08-08T16:00:00.000Z');
    expect(await left()).toEqual(inOrder(kept, again.id));
    expect(await harness.look('SELECT FROM candidate_try WHERE candidate = $1', [id])).toHaveLength(0);
    expect(await people.county.must(people.county.get(`${AT}/${id}`))).toMatchObject({ outcome: 'NOT_FOUND', name: null, phone: null, idNumber: null, matches: [], told: { note: null } });
    expect((await trailOf(id)).map(({ action }) => action).slice(-2)).toEqual(['candidate.concluded', 'candidate.erased']);
    expect((await move(people.county, id, 'reopen', 2, { reason: '再找' })).body).toMatchObject({ code: 'CANDIDATE_ERASED' });
  });

  it('say nothing personal in events and trail, and keep it sealed', async () => {
    const personal = [NAME, FATHER.idNumber, FATHER.phone, CHILD_ID, '拘留', '失联', '敲门', 'PARENT_DETAINED', VILLAGE];
    const events = JSON.stringify(await harness.emitted());
    const links = JSON.stringify(await harness.look("SELECT action, facts FROM trail WHERE action LIKE 'candidate.%'"));
    const rows = JSON.stringify(await harness.look('SELECT c.*, t.how FROM candidate_content c LEFT JOIN candidate_try t USING (candidate)'));
    expect(personal.filter((word) => events.includes(word))).toEqual([]);
    expect(personal.slice(0, -1).filter((word) => links.includes(word))).toEqual([]);
    expect(personal.filter((word) => rows.includes(word))).toEqual([]);
  });
});
