import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext } from '@referrals/auth';
import { SchoolRequestAnswered, SchoolRequestAsked } from '@referrals/contracts';
import { idOf, LAST_RESORT, ServiceHarness, smallDirectory } from '@referrals/service-harness';
import { compareDuties } from '@referrals/service-kit';
import { CHILDREN, open, OTHER_VILLAGE } from '../../test/registry.js';
import { childRegistryDuties } from '../duties.js';
import { childRegistry } from '../index.js';

const SCHOOL = '/api/child-registry/school';
const schoolOf = (code: string): string => idOf(`organisation ${code}`);

describe('a school', () => {
  let harness: ServiceHarness;
  let pupil: string;
  let elsewhere: string;
  let without: string;
  beforeAll(async () => {
    harness = await ServiceHarness.start(childRegistry, { directory: [
      ...smallDirectory, { code: 'village2.yx', agency: 'VILLAGE', jurisdiction: OTHER_VILLAGE }, { code: 'school.yx', agency: 'SCHOOL', jurisdiction: '430223104' },
      { code: 'school2.yx', agency: 'KINDERGARTEN', jurisdiction: '430223104' }, LAST_RESORT,
    ] });
    const village = await harness.as('village.yx');
    const at = (code: string) => ({ schooling: { state: 'IN_SCHOOL', organisation: schoolOf(code), name: '测试小学', grade: '三', className: '2' } });
    [{ id: pupil }, { id: elsewhere }, { id: without }] = [await open(village, { name: '测试·学生', ...at('school.yx') }), await open(village, at('school2.yx')), await open(village)];
    await village.must(village.post(`${CHILDREN}/${pupil}/caregivers`, { name: '测试·奶奶', relation: 'GRANDPARENT', basis: 'GUARDIAN', phone: '13700003333', from: '2026-05-01' }, { ifMatch: 1 }));
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const pupils = async (who: string): Promise<object[]> => {
    const caller = await harness.as(who);
    return (await caller.must<{ items: object[] }>(caller.get(`${SCHOOL}/pupils`))).items;
  };
  const ask = async (who: string, id = pupil) => (await harness.as(who)).post(`${CHILDREN}/${id}/school-requests`, { ask: '测试：最近到校情况？' });

  it('sees name, class and who looks after its own pupils on the care list, and nothing of a file', async () => {
    expect(await pupils('school.yx')).toEqual([{ id: pupil, name: '测试·学生', grade: '三', className: '2', caregivers: [{ name: '测试·奶奶', relation: 'GRANDPARENT', phone: '13700003333' }] }]);
    expect((await pupils('school2.yx')).map((one) => (one as { id: string }).id)).toEqual([elsewhere]);
    const school = await harness.as('school.yx');
    for (const path of [`${CHILDREN}/${pupil}`, `${CHILDREN}/${pupil}/care`, `${CHILDREN}/${pupil}/acts`, `${CHILDREN}/${pupil}/school-requests`, `/api/child-registry/cases/${pupil}/trail`]) {
      expect([path, (await school.get(path)).status]).toEqual([path, 404]);
    }
    expect(await school.must(school.get(CHILDREN))).toMatchObject({ items: [] });
    const rows = await harness.database.read(databaseContext(harness.person('school.yx'), harness.clock.now()), async (tx) => (await Promise.all([
      tx.query('SELECT id FROM child'), tx.query('SELECT child FROM child_detail'), tx.query('SELECT child FROM caregiver'), tx.query('SELECT id FROM pupils()'),
    ])).map(({ length }) => length));
    expect(rows).toEqual([0, 0, 0, 1]);
    for (const who of ['edu.yx', 'village.yx', 'civ.yx', 'psb.yx']) {
      expect([who, (await (await harness.as(who)).get(`${SCHOOL}/pupils`)).status]).toEqual([who, 403]);
      expect(await harness.database.read(databaseContext(harness.person(who), harness.clock.now()), (tx) => tx.query('SELECT id FROM pupils()'))).toEqual([]);
    }
    const supervisor = await harness.as('supervisor.civ.yx');
    const { items } = await supervisor.must<{ items: { what: string; level: string }[] }>(supervisor.get(`${CHILDREN}/${pupil}/accesses`));
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'PUPILS', level: 'C' })]));
  });

  it('owes an answer to whoever answers for the child, and tells unasked; another school hears and says nothing', async () => {
    for (const [who, status] of [['school.yx', 404], ['edu.yx', 404], ['village2.yx', 404], ['civ.ls', 404]] as const) expect([who, (await ask(who)).status]).toEqual([who, status]);
    expect((await ask('village.yx', without)).body).toMatchObject({ code: 'SCHOOL_WITHOUT_DESK' });
    const { id } = (await ask('village.yx')).body as { id: string };
    const school = await harness.as('school.yx');
    const owed = async () => (await school.must<{ items: { clock: string; caseId: string; dueAt: string }[] }>(school.get('/api/child-registry/duties'))).items.map(({ clock, caseId, dueAt }) => [clock, caseId, dueAt]);
    // Ten working days after 11 May.
    expect(await owed()).toEqual([['CR-SCHOOL', id, '2026-05-25T16:00:00.000Z']]);
    expect(await school.must(school.get(`${SCHOOL}/requests?state=ASKED`))).toMatchObject({ items: [{ id, childId: pupil, ask: '测试：最近到校情况？', answer: null }] });
    const answer = async (who: string, version = 1) => (await harness.as(who)).post(`${SCHOOL}/requests/${id}/answer`, { answer: '测试：全勤。' }, { ifMatch: version });
    expect([(await answer('school2.yx')).status, (await answer('village.yx')).status, (await answer('school.yx', 2)).status, (await answer('school.yx')).status, (await answer('school.yx', 2)).body.code])
      .toEqual([404, 403, 412, 200, 'ILLEGAL_MOVE']);
    expect(await owed()).toEqual([]);
    expect(await harness.database.asWorker((tx) => compareDuties(tx, id, childRegistryDuties))).toEqual([]);
    const tell = async (who: string, child: string) => (await (await harness.as(who)).post(`${SCHOOL}/pupils/${child}/notes`, { answer: '测试：近日情绪低落。' })).status;
    expect([await tell('school.yx', pupil), await tell('school2.yx', pupil), await tell('school.yx', without)]).toEqual([201, 404, 404]);
    const village = await harness.as('village.yx');
    expect((await village.must<{ items: { ask: string | null; answer: string }[] }>(village.get(`${CHILDREN}/${pupil}/school-requests`))).items.map((one) => [one.ask, one.answer]))
      .toEqual([[null, '测试：近日情绪低落。'], ['测试：最近到校情况？', '测试：全勤。']]);
    expect((await (await harness.as('school2.yx')).get(`${SCHOOL}/requests`)).body).toMatchObject({ items: [] });
    const told = JSON.stringify([await harness.emitted(SchoolRequestAsked), await harness.emitted(SchoolRequestAnswered), await harness.look("SELECT * FROM trail WHERE action LIKE 'school-request.%'")]);
    expect(told).not.toContain('测试');
    // Row security alone: a request of another school is neither read nor written, nor is a note made of a child that is no pupil.
    const as = databaseContext(harness.person('school2.yx'), harness.clock.now());
    expect(await harness.database.read(as, (tx) => tx.query('SELECT id FROM school_request'))).toEqual([]);
  });
});
