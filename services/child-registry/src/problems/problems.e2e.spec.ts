import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import { ProblemHandedOver, ProblemPassedOn } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import { CHILDREN, open, startRegistry, visit } from '../../test/registry.js';

describe('发现问题—解决方案', () => {
  let harness: ServiceHarness;
  let village: Caller;
  let township: Caller;
  beforeAll(async () => {
    harness = await startRegistry();
    [village, township] = await Promise.all([harness.as('village.yx'), harness.as('township.yx')]);
  });
  beforeEach(() => harness.clock.set(instant('2026-05-11T04:00:00.000Z')));
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const version = async (id: string) => (await village.must<{ version: number }>(village.get(`${CHILDREN}/${id}`))).version;
  const post = async (caller: Caller, id: string, path: string, body: object) => caller.post(`${CHILDREN}/${id}/${path}`, body, { ifMatch: await version(id) });
  const view = (id: string) => village.must<{ problems: { id: string; kind: string; cause: string; state: string; severity: string; allowedActions: string[] }[]; helps: object[] }>(village.get(`${CHILDREN}/${id}/problems`));
  const found = async (kind: string, over: object = {}) => {
    const { id } = await open(village);
    const { body } = await post(village, id, 'problems', { kind, found: '楼梯无栏杆', ...over });
    return { id, rid: body.record as string };
  };
  const move = (caller: Caller, { id, rid }: { id: string; rid: string }, action: string, body: object) => post(caller, id, `problems/${rid}/${action}`, body);

  it('is found once of a kind, planned, done, and closed by another person', async () => {
    const one = await found('SAFETY');
    expect((await post(village, one.id, 'problems', { kind: 'SAFETY', found: '还是楼梯' })).body).toMatchObject({ code: 'PROBLEM_OPEN' });
    expect((await move(village, one, 'do', { done: '装好了' })).body).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['plan', 'hand-over'] } });
    expect((await move(village, one, 'plan', { solution: '装栏杆', who: '村委会', by: '2026-11-12' })).body).toMatchObject({ code: 'PERIOD_INVALID', field: 'by' });
    expect((await move(village, one, 'plan', { solution: '装栏杆', who: '村委会', by: '2026-05-20' })).status).toBe(200);
    expect((await move(township, one, 'do', { done: '装好了' })).status).toBe(200);
    expect((await move(village, one, 'close', { checked: '看过' })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(township, one, 'close', { checked: '看过' })).body).toMatchObject({ code: 'SAME_PERSON' });
    expect((await move(await harness.as('supervisor.township.yx'), one, 'not-solved', { reason: '松动' })).status).toBe(200);
    expect((await move(village, one, 'do', { done: '加固' })).status).toBe(200);
    expect((await move(township, one, 'close', { checked: '摇过' })).status).toBe(200);
    expect(await view(one.id)).toMatchObject({ problems: [{ state: 'CLOSED', closedAs: 'SOLVED', checked: '摇过', allowedActions: [] }] });
    expect((await post(village, one.id, 'problems', { kind: 'SAFETY', found: '又坏了' })).status).toBe(201);
  });

  it('that is grave the township plans; what is none it closes with a reason', async () => {
    const grave = await found('GUARDIANSHIP');
    expect((await move(village, grave, 'plan', { solution: '找亲属', who: '村', by: '2026-05-12' })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(township, grave, 'plan', { solution: '找亲属', who: '乡镇', by: '2026-05-12' })).status).toBe(200);
    expect((await move(village, grave, 'no-problem', { reason: '误会' })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await move(township, grave, 'no-problem', { reason: '误会' })).status).toBe(200);
    expect(await view(grave.id)).toMatchObject({ problems: [{ closedAs: 'NOT_A_PROBLEM' }] });
  });

  it('goes by its need to whoever has it, by event; without one by the person’s own report, of which no event tells', async () => {
    const school = await found('SCHOOLING');
    expect((await move(village, school, 'hand-over', { need: 'SCHOOLING' })).body.concern).toBeUndefined();
    expect((await harness.emitted(ProblemHandedOver)).map(({ key, data }) => [key, data['problemId'], data['need'], data['county']])).toEqual([[school.id, school.rid, 'SCHOOLING', '430223']]);
    const psych = await found('PSYCH');
    expect((await move(village, psych, 'hand-over', {})).body).toMatchObject({ concern: 'MENTAL_HEALTH' });
    expect([await harness.emitted(ProblemHandedOver), await harness.emitted(ProblemPassedOn)].map((all) => all.length)).toEqual([1, 1]);
    expect((await move(township, school, 'not-solved', { reason: '教育局未受理' })).status).toBe(200);
    expect((await view(school.id)).problems[0]).toMatchObject({ state: 'PLANNED', need: null });
  });

  it('is what a visit finds lacking in the care of a child, once for each gap; nothing else is decided by an answer', async () => {
    const { id } = await open(village, { birthDate: '2019-03-05' });
    await post(village, id, 'guardians', { name: '测试·父', relation: 'FATHER', legal: true, from: '2019-03-05', facts: [{ code: 'AWAY_WORK', since: '2025-02-01' }] });
    await post(village, id, 'guardians', { name: '测试·母', relation: 'MOTHER', legal: true, from: '2019-03-05', facts: [{ code: 'AWAY_WORK', since: '2025-02-01' }] });
    const call = await village.post(`${CHILDREN}/${id}/acts`, visit('2026-05-11', { kind: 'CONTACT', place: 'PHONE', childSeen: false }));
    expect([call.body.gaps, (await view(id)).problems]).toEqual([[], []]);
    const answers = { alone: true, unattended: true, caregiverSays: 'NOBODY', parentsCalled: '2026-05-01' };
    const { body } = await village.post(`${CHILDREN}/${id}/acts`, visit('2026-05-11', answers));
    expect(body.gaps).toEqual([
      { code: 'ALONE_UNDER_16', level: 'ACT' }, { code: 'DELEGATION_MISSING', level: 'ACT' }, { code: 'NO_CAREGIVER', level: 'ACT' }, { code: 'PARENT_CONTACT_LATE', level: 'WARN' }, { code: 'UNATTENDED', level: 'ACT' },
    ]);
    expect(body).toMatchObject({ tier: 'BASIC', proposes: ['LIVES_ALONE'], suggests: [] });
    await village.post(`${CHILDREN}/${id}/acts`, visit('2026-05-11', answers));
    expect((await view(id)).problems.map(({ kind, cause, severity, state }) => [kind, cause, severity, state].join(' ')).toSorted()).toEqual([
      'DELEGATION DELEGATION_MISSING M OPEN', 'GUARDIANSHIP ALONE_UNDER_16 H OPEN', 'GUARDIANSHIP NO_CAREGIVER H OPEN', 'SAFETY UNATTENDED M OPEN',
    ]);
    expect(await village.must(village.get(`${CHILDREN}/${id}/care`))).toMatchObject({ gaps: [{ code: 'CAREGIVER_NOT_ASKED' }, { code: 'DELEGATION_MISSING' }, { code: 'PARENT_CONTACT_LATE' }], suggests: [] });
  });

  it('is in the log of the work with every move and note, by day and person; helps stand beside it', async () => {
    const one = await found('OTHER');
    await village.post(`${CHILDREN}/${one.id}/notes`, { on: '2026-05-10', text: '与班主任谈过' });
    await village.post(`${CHILDREN}/${one.id}/helps`, { kind: 'GOODS', on: '2026-05-11', what: '书包' });
    const { lines } = await village.must<{ lines: { on: string; what: string; text: string | null }[] }>(village.get(`${CHILDREN}/${one.id}/work-log?month=2026-05`));
    expect(lines.map(({ on, what, text }) => [on, what, text])).toEqual([
      ['2026-05-10', 'note', '与班主任谈过'], ['2026-05-11', 'child.registered', null], ['2026-05-11', 'category.proposed', null], ['2026-05-11', 'problem.found', null], ['2026-05-11', 'help.recorded', null],
    ]);
    expect((await view(one.id)).helps).toMatchObject([{ kind: 'GOODS', what: '书包' }]);
    expect((await (await harness.as('village2.yx')).get(`${CHILDREN}/${one.id}/problems`)).status).toBe(404);
    expect((await (await harness.as('village2.yx')).get(`${CHILDREN}/${one.id}/work-log?month=2026-05`)).status).toBe(404);
    expect((await (await harness.as('civ.city')).get(`${CHILDREN}/${one.id}/care`)).body).toMatchObject({ code: 'REASON_REQUIRED' });
  });
});
