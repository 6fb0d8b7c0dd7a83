import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import { CategoryChanged, ChildChanged, ChildEnded, ChildIdentityCorrected, ChildRegistered, ChildReopened } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { CHILDREN, inventedIdNumber, newChild, open, startRegistry, VILLAGE, visit } from '../../test/registry.js';

describe('a child’s file', () => {
  let harness: ServiceHarness;
  let village: Caller;
  let township: Caller;
  let county: Caller;
  beforeAll(async () => {
    harness = await startRegistry();
    [village, township, county] = await Promise.all([harness.as('village.yx'), harness.as('township.yx'), harness.as('civ.yx')]);
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const told = async (id: string): Promise<string[]> => (await harness.emitted()).filter(({ key }) => key === id).map(({ type }) => type);
  const post = (caller: Caller, id: string, what: string, body: object, version: number) => caller.post(`${CHILDREN}/${id}/${what}`, body, { ifMatch: version });

  it('is opened once, by whoever answers for the place, and owes a contact and a first visit from that day', async () => {
    const idempotencyKey = randomUUID();
    const body = newChild({ categories: [{ code: 'LEFT_BEHIND', from: '2026-05-01', evidence: '父母均在外务工' }] });
    const opened = await village.post(CHILDREN, body, { idempotencyKey });
    expect(opened).toMatchObject({ status: 201, etag: '"1"', body: { status: 'ACTIVE', tier: 'BASIC', contactDueOn: '2026-06-30', visitDueOn: '2026-06-10' } });
    expect((await village.post(CHILDREN, body, { idempotencyKey })).body.id).toBe(opened.body.id);
    const file = await village.must<Record<string, unknown>>(village.get(`${CHILDREN}/${opened.body.id}`));
    expect(file).toMatchObject({
      number: expect.stringMatching(/^D-2605-\d{7}-[\dX]$/), name: '测试·童甲', age: 10, careDivision: VILLAGE, categories: ['LEFT_BEHIND'], tierBecause: ['LEFT_BEHIND'],
      contact: { state: 'PLANNED', dueOn: '2026-06-30', lastOn: null }, visit: { state: 'PLANNED', dueOn: '2026-06-10' }, allowedActions: ['correct'],
      allCategories: [{ status: 'PROPOSED', evidence: '父母均在外务工' }],
    });
    expect(await told(opened.body.id)).toEqual(expect.arrayContaining([ChildRegistered.type, CategoryChanged.type]));
  });

  it('is not opened outside of one’s place, without a name, for an adult, or against the ID number', async () => {
    const refused = async (over: object) => (await village.post(CHILDREN, newChild(over))).body;
    expect(await refused({ careDivision: '430223104209' })).toMatchObject({ code: 'NOT_IN_AREA', field: 'careDivision' });
    expect(await refused({ name: undefined })).toMatchObject({ code: 'NAME_REQUIRED' });
    expect(await refused({ birthDate: '2008-05-10' })).toMatchObject({ code: 'NOT_A_MINOR' });
    expect(await refused({ birthDate: '2026-05-12' })).toMatchObject({ code: 'DATE_IN_FUTURE' });
    expect(await refused({ idNumber: '430299201603050015', noIdReason: undefined })).toMatchObject({ code: 'ID_NUMBER_CHECK' });
    expect(await refused({ idNumber: inventedIdNumber('2016-03-06') })).toMatchObject({ code: 'BIRTH_DATE_MISMATCH' });
    expect(await refused({ idNumber: inventedIdNumber('2016-03-05', false) })).toMatchObject({ code: 'SEX_MISMATCH' });
    expect(await refused({ categories: [] })).toMatchObject({ field: 'categories' });
    expect(await refused({ birthDate: '2010-01-01' })).toMatchObject({ code: 'CATEGORY_AGE' });
  });

  it('of an ID number that is on file is refused: here it is named, of another place nothing is told', async () => {
    const idNumber = inventedIdNumber();
    const { id } = await open(village, { idNumber });
    expect((await township.post(CHILDREN, newChild({ idNumber: ` ${idNumber.toLowerCase()}` }))).body).toMatchObject({ code: 'CHILD_ON_FILE', facts: { childId: id } });
    const elsewhere = await (await harness.as('village.ls')).post(CHILDREN, newChild({ careDivision: '430203101201', idNumber }));
    expect(elsewhere.body).toMatchObject({ code: 'CHILD_ON_FILE_ELSEWHERE' });
    expect(JSON.stringify(elsewhere.body)).not.toContain(id);
    // Two at once: one waits for the other and finds it.
    const twin = inventedIdNumber();
    const both = await Promise.all([village.post(CHILDREN, newChild({ idNumber: twin })), township.post(CHILDREN, newChild({ idNumber: twin }))]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
  });

  it('is corrected by the village in what it says, by the township in who the child is: with a reason, and the old stays', async () => {
    const { id } = await open(village);
    const moved = await post(village, id, 'correct', { residence: { division: VILLAGE, address: '某组12号' }, phone: '１３７-0000-0000' }, 1);
    expect(moved).toMatchObject({ status: 200, etag: '"2"' });
    expect(await harness.emitted(ChildChanged)).toContainEqual(expect.objectContaining({ key: id, data: expect.objectContaining({ part: 'RESIDENCE' }) }));
    expect((await post(village, id, 'correct', { name: '测试·童乙', reason: '写错' }, 2)).body).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
    expect((await post(township, id, 'correct', { name: '测试·童乙' }, 2)).body).toMatchObject({ code: 'REASON_REQUIRED' });
    expect((await post(township, id, 'correct', { name: '测试·童乙', reason: '写错' }, 1)).body).toMatchObject({ code: 'VERSION_STALE' });
    expect((await post(township, id, 'correct', { name: '测试·童乙', reason: '写错' }, 2)).status).toBe(200);
    expect(await village.must(village.get(`${CHILDREN}/${id}`))).toMatchObject({ name: '测试·童乙', birthDate: '2016-03-05', detail: { phone: '137-0000-0000', residenceAddress: '某组12号' } });
    expect(await harness.look('SELECT field FROM correction WHERE child = $1', [id])).toEqual([{ field: 'name' }]);
    expect((await harness.emitted(ChildIdentityCorrected)).map(({ key }) => key)).toContain(id);
  });

  it('ends by the county, by the township only without a category, and owes nothing from then on', async () => {
    const { id } = await open(village);
    const end = (caller: Caller, over: object, version: number) => post(caller, id, 'end', { reason: 'OPENED_IN_ERROR', on: '2026-05-11', evidence: '重复登记', ...over }, version);
    expect((await end(village, {}, 1)).body).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['correct'] } });
    expect((await end(township, {}, 1)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await end(township, { reason: 'LEFT_CATEGORIES' }, 1)).body).toMatchObject({ code: 'CATEGORIES_IN_FORCE' });
    expect((await end(county, { on: '2026-05-12' }, 1)).body).toMatchObject({ code: 'DATE_IN_FUTURE' });
    expect((await end(county, { on: '2026-05-10' }, 1)).body).toMatchObject({ code: 'PERIOD_INVALID' });
    expect((await end(county, { evidence: undefined }, 1)).body).toMatchObject({ code: 'EVIDENCE_REQUIRED' });
    expect((await end(county, { reason: 'DIED' }, 1)).body).toMatchObject({ code: 'MANNER_REQUIRED' });
    expect((await end(county, {}, 1)).body).toMatchObject({ status: 'ENDED', version: 2 });
    expect(await village.must(village.get(`${CHILDREN}/${id}`))).toMatchObject({ contact: { state: 'NONE', dueOn: null }, visit: { state: 'NONE' }, endReason: 'OPENED_IN_ERROR' });
    expect((await end(county, {}, 2)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await post(village, id, 'categories', { code: 'ORPHAN', from: '2026-05-01' }, 2)).body).toMatchObject({ code: 'FILE_ENDED' });
    expect((await post(township, id, 'reopen', { reason: '误销' }, 2)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await post(county, id, 'reopen', { reason: '误销' }, 2)).body).toMatchObject({ status: 'ACTIVE', version: 3, visitDueOn: '2026-06-10' });
    expect(await told(id)).toEqual(expect.arrayContaining([ChildEnded.type, ChildReopened.type]));
    expect((await harness.look('SELECT from_on, to_on FROM span WHERE child = $1 ORDER BY to_on NULLS LAST', [id]))).toEqual([{ from_on: '2026-05-11', to_on: '2026-05-11' }, { from_on: '2026-05-11', to_on: null }]);
  });

  it('of a dead child is not opened again unless the day was wrong; of an adopted one nothing is left to see but the county’s number', async () => {
    const [died, adopted] = [await open(village), await open(village, { name: '测试·童收' })];
    await post(county, died.id, 'end', { reason: 'DIED', on: '2026-05-11', evidence: '死亡证明', manner: 'NATURAL' }, 1);
    expect((await post(county, died.id, 'reopen', { reason: '有误' }, 2)).body).toMatchObject({ code: 'REOPEN_NOT_ALLOWED' });
    expect((await post(county, died.id, 'reopen', { reason: '有误', wasWrong: true }, 2)).body).toMatchObject({ status: 'ACTIVE' });
    await post(county, adopted.id, 'end', { reason: 'ADOPTED', on: '2026-05-11', evidence: '收养登记' }, 1);
    expect((await village.get(`${CHILDREN}/${adopted.id}`)).status).toBe(404);
    const sealed = await county.must<Record<string, unknown>>(county.get(`${CHILDREN}/${adopted.id}`));
    expect(sealed).toMatchObject({ number: expect.stringMatching(/^D-/), name: null, birthDate: null, detail: null, allCategories: [] });
    expect(JSON.stringify(sealed)).not.toContain('童收');
  });

  it('has categories that are decided on by the township, or by the county with a document', async () => {
    const { id } = await open(village, { categories: [{ code: 'LEFT_BEHIND', from: '2026-05-01' }, { code: 'ORPHAN', from: '2026-05-02' }] });
    const { allCategories } = await village.must<{ allCategories: { id: string; code: string }[] }>(village.get(`${CHILDREN}/${id}`));
    const rid = (code: string) => allCategories.find((one) => one.code === code)?.id ?? '';
    const move = (caller: Caller, code: string, what: string, body: object, version: number) => post(caller, id, `categories/${rid(code)}/${what}`, body, version);
    expect((await post(village, id, 'categories', { code: 'ORPHAN', from: '2026-05-01' }, 1)).body).toMatchObject({ code: 'CATEGORY_IN_FORCE' });
    expect((await move(village, 'LEFT_BEHIND', 'confirm', { evidence: '核实' }, 1)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(township, 'ORPHAN', 'confirm', { evidence: '核实', documentNumber: 'X1' }, 1)).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    const allowed = async (caller: Caller) => Object.fromEntries((await caller.must<{ allCategories: { code: string; allowedActions: string[] }[] }>(caller.get(`${CHILDREN}/${id}`))).allCategories.map((one) => [one.code, one.allowedActions]));
    expect([await allowed(village), await allowed(township)]).toEqual([{ LEFT_BEHIND: ['end'], ORPHAN: ['end'] }, { LEFT_BEHIND: ['confirm', 'refuse', 'end'], ORPHAN: ['end'] }]);
    expect((await move(township, 'LEFT_BEHIND', 'confirm', { evidence: '核实' }, 1)).status).toBe(200);
    expect((await move(county, 'ORPHAN', 'confirm', { evidence: '核实' }, 2)).body).toMatchObject({ code: 'DOCUMENT_REQUIRED' });
    expect((await move(county, 'ORPHAN', 'confirm', { evidence: '核实', documentNumber: '攸民〔2026〕1号' }, 2)).status).toBe(200);
    // A village’s end waits for the township, and counts until then.
    expect((await move(village, 'LEFT_BEHIND', 'end', { to: '2026-05-11', evidence: '父亲返乡' }, 3)).status).toBe(200);
    expect(await village.must(village.get(`${CHILDREN}/${id}`))).toMatchObject({ categories: ['LEFT_BEHIND', 'ORPHAN'] });
    expect([await allowed(village), await allowed(township), await allowed(county)]).toEqual([{ LEFT_BEHIND: [], ORPHAN: ['end'] }, { LEFT_BEHIND: ['end', 'confirm-end', 'keep'], ORPHAN: ['end'] }, { LEFT_BEHIND: ['end', 'confirm-end', 'keep'], ORPHAN: ['end'] }]);
    expect((await move(township, 'LEFT_BEHIND', 'confirm-end', { evidence: '已返乡' }, 4)).status).toBe(200);
    expect(await village.must(village.get(`${CHILDREN}/${id}`))).toMatchObject({ categories: ['ORPHAN'] });
    expect((await harness.emitted(CategoryChanged)).filter(({ key }) => key === id).map(({ data }) => data['categories'])).toEqual([['LEFT_BEHIND', 'ORPHAN'], ['ORPHAN']]);
  });

  it('is called on more often for a factor, from the day it is recorded on, and never late in the past', async () => {
    const { id } = await open(village);
    expect((await post(village, id, 'factors', { code: 'COUNTY_WATCH', from: '2026-05-01' }, 1)).body).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
    const raised = await post(village, id, 'factors', { code: 'SINGLE_PARENT', from: '2025-01-01' }, 1);
    expect(raised.body).toMatchObject({ tier: 'RAISED', contactDueOn: '2026-05-31' });
    const watched = await post(county, id, 'factors', { code: 'COUNTY_WATCH', from: '2026-05-11', reason: '只有县里知道' }, 2);
    expect(watched.body).toMatchObject({ tier: 'HIGH', contactDueOn: '2026-05-24' });
    expect(JSON.stringify(await village.must(village.get(`${CHILDREN}/${id}`)))).not.toContain('只有县里知道');
    const factors = async (caller: Caller) => (await caller.must<{ factors: { code: string; allowedActions: string[] }[] }>(caller.get(`${CHILDREN}/${id}`))).factors.flatMap((one) => (one.allowedActions.includes('end') ? [one.code] : [])).sort();
    const addable = async (caller: Caller) => (await caller.must<{ addableFactors: string[] }>(caller.get(`${CHILDREN}/${(await open(village)).id}`))).addableFactors;
    expect([(await addable(village)).includes('COUNTY_WATCH'), (await addable(county)).includes('COUNTY_WATCH')]).toEqual([false, true]);
    expect((await village.must<{ addableFactors: string[] }>(village.get(`${CHILDREN}/${id}`))).addableFactors).not.toContain('SINGLE_PARENT');
    expect([await factors(village), await factors(township), await factors(county)]).toEqual([[], ['SINGLE_PARENT'], ['COUNTY_WATCH', 'SINGLE_PARENT']]);
    expect((await post(township, id, `factors/${watched.body.record}/end`, { to: '2026-05-11', evidence: '解除' }, 3)).body).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
    expect((await post(county, id, `factors/${watched.body.record}/end`, { to: '2026-05-11', evidence: '解除' }, 3)).body).toMatchObject({ tier: 'RAISED' });
    expect((await post(village, id, 'assessed', { tier: 'HIGH', from: '2026-05-11', to: '2026-11-12', reason: '近况不稳' }, 4)).body).toMatchObject({ code: 'PERIOD_INVALID' });
    expect((await post(village, id, 'assessed', { tier: 'HIGH', from: '2026-05-11', to: '2026-11-11', reason: '近况不稳' }, 4)).body).toMatchObject({ tier: 'HIGH' });
  });

  it('has guardians with their facts, who look after the child, and absences in which no visit is owed', async () => {
    const { id } = await open(village);
    const father = await post(village, id, 'guardians', { name: '测试·父', relation: 'FATHER', legal: true, from: '2016-03-05', idNumber: inventedIdNumber('1985-01-02'), facts: [{ code: 'AWAY_WORK', since: '2025-02-01' }] }, 1);
    expect(father.status).toBe(201);
    expect((await post(village, id, `guardians/${father.body.record}/facts`, { code: 'IMPRISONED', since: '2026-05-12' }, 2)).body).toMatchObject({ code: 'DATE_IN_FUTURE', field: 'since' });
    expect((await post(village, id, 'caregivers', { basis: 'INSTITUTION', name: '某院', from: '2026-01-01' }, 2)).body).toMatchObject({ code: 'CARER_REQUIRED' });
    expect((await post(village, id, 'caregivers', { basis: 'DELEGATED', name: '测试·祖母', relation: 'GRANDPARENT', phone: '13700000001', from: '2025-02-01' }, 2)).status).toBe(201);
    const away = await post(village, id, 'away', { kind: 'WITH_PARENTS', from: '2026-05-11' }, 3);
    expect(away.body).toMatchObject({ visitDueOn: '2100-12-31', contactDueOn: '2026-06-30' });
    const file = await village.must<Record<string, unknown>>(village.get(`${CHILDREN}/${id}`));
    expect(file).toMatchObject({
      visit: { state: 'PAUSED' }, guardians: [{ name: '测试·父', idNumber: expect.stringMatching(/^430299\*{8}\d{3}[\dX]$/), facts: [{ code: 'AWAY_WORK', since: '2025-02-01' }] }],
      caregivers: [{ name: '测试·祖母', phone: '13700000001' }], away: [{ kind: 'WITH_PARENTS', backOn: null, allowedActions: ['back'] }],
    });
    expect(await township.must(township.get(`${CHILDREN}/${id}`))).toMatchObject({ away: [{ allowedActions: ['back', 'confirm'] }] });
    expect((await post(village, id, 'away', { kind: 'HOSPITAL', from: '2026-05-11', backOn: '2026-05-20' }, 4)).body).toMatchObject({ code: 'PERIOD_OVERLAP' });
    harness.clock.set(instant('2026-05-20T00:00:00.000Z'));
    expect((await post(village, id, `away/${away.body.record}/back`, { backOn: '2026-05-20' }, 4)).body).toMatchObject({ visitDueOn: '2026-06-10' });
    expect((await village.post(`${CHILDREN}/${id}/acts`, visit('2026-05-20'))).body).toMatchObject({ visitDueOn: '2026-08-31' });
    harness.clock.set(instant('2026-05-11T00:20:00.000Z'));
  });
});
