import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import { DelegationDoubted, ProblemFound } from '@referrals/contracts';
import type { ServiceHarness } from '@referrals/service-harness';
import type { Job } from '@referrals/service-kit';
import { CHILDREN, open, startRegistry } from '../../test/registry.js';
import { DoubtJob } from './doubt.job.js';

const grandmother = { name: '测试·祖母', relation: 'GRANDPARENT', from: '2026-01-01', capacity: 'FULL', exclusions: [], signedOn: '2026-01-01', childHeard: 'YES' };

describe('委托照护', () => {
  let harness: ServiceHarness;
  let village: Caller;
  let township: Caller;
  beforeAll(async () => {
    harness = await startRegistry();
    [village, township] = await Promise.all([harness.as('village.yx'), harness.as('township.yx')]);
  });
  beforeEach(() => on('2026-05-11'));
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const on = (day: string): void => harness.clock.set(instant(`${day}T04:00:00.000Z`));
  const version = async (id: string) => (await village.must<{ version: number }>(village.get(`${CHILDREN}/${id}`))).version;
  const post = async (caller: Caller, id: string, path: string, body: object) => caller.post(`${CHILDREN}/${id}/delegations${path}`, body, { ifMatch: await version(id) });
  const care = (id: string) => village.must<{ delegations: { id: string; state: string; expired: boolean; offersReport: boolean; allowedActions: string[] }[]; gaps: { code: string }[] }>(village.get(`${CHILDREN}/${id}/care`));
  const state = async (id: string) => (await care(id)).delegations.map((one) => one.state);
  const problems = (id: string) => harness.look<{ kind: string; cause: string; state: string }>('SELECT kind, split_part(cause, \' \', 1) AS cause, state FROM problem WHERE child = $1 ORDER BY id', [id]);
  const delegated = async (over: object = {}) => {
    const { id } = await open(village);
    const { body, status } = await post(village, id, '', { ...grandmother, ...over });
    expect(status).toBe(201);
    return { id, rid: body.record as string, tier: body.tier, asksHarm: body.asksHarm };
  };
  const runDoubtJob = (day: string): Promise<void> => {
    on(day);
    const at = harness.clock.now();
    return harness.running.app.get<Job>(DoubtJob, { strict: false }).run({ at, due: at, since: undefined, asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal });
  };

  it('is in force as it was made; doubted it raises the tier until the township clears it', async () => {
    const { id, rid, tier, asksHarm } = await delegated();
    expect([tier, asksHarm]).toEqual(['BASIC', false]);
    expect((await post(village, id, `/${rid}/help`, { what: '谈话', reviewOn: '2026-05-20' })).body).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: ['doubt', 'reselect', 'end'] } });
    expect((await post(village, id, `/${rid}/doubt`, { because: 'NEGLECT', evidence: '常不在家' })).body).toMatchObject({ tier: 'HIGH' });
    expect((await post(village, id, `/${rid}/reselect`, { ...grandmother, name: '测试·姨' })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await post(village, id, `/${rid}/tell-parents`, { on: '2026-05-11', how: '电话', whom: '父亲', answer: 'HELP' })).status).toBe(200);
    expect((await post(village, id, `/${rid}/help`, { what: '家庭教育指导', reviewOn: '2026-06-11' })).body).toMatchObject({ code: 'PERIOD_INVALID', field: 'reviewOn' });
    expect((await post(village, id, `/${rid}/help`, { what: '家庭教育指导', reviewOn: '2026-06-10' })).status).toBe(200);
    expect(await state(id)).toEqual(['HELPED']);
    expect((await post(village, id, `/${rid}/clear`, { evidence: '已改善' })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await post(township, id, `/${rid}/clear`, { evidence: '已改善' })).body).toMatchObject({ tier: 'BASIC' });
    expect(await state(id)).toEqual(['IN_FORCE']);
    expect(await problems(id)).toEqual([]);
  });

  it('that the law does not let be is recorded as it is, and in doubt from the start; an offence is the county’s to read', async () => {
    const unfit = await delegated({ capacity: 'LIMITED' });
    expect([await state(unfit.id), unfit.tier, unfit.asksHarm]).toEqual([['DOUBTED'], 'HIGH', false]);
    const offender = await delegated({ exclusions: ['OFFENCE'], exclusionReason: '只有县里知道的案情' });
    expect([await state(offender.id), offender.tier, offender.asksHarm]).toEqual([['DOUBTED'], 'HIGH', true]);
    expect((await harness.emitted(DelegationDoubted)).slice(-2).map(({ data }) => [data['because'], data['urgent']])).toEqual([['NO_ABILITY', false], ['EXCLUDED', true]]);
    const seen = async (who: string) => {
      const { desks, staff } = harness.person(who);
      return (await harness.database.read({ staff, desks: desks.map(({ id }) => id), prefixes: desks.map(({ agency, jurisdiction }) => `${agency}:${jurisdiction}`), roles: [], at: harness.clock.now() },
        (tx) => tx.query('SELECT 1 AS one FROM exclusion_reason WHERE child = $1', [offender.id]))).length;
    };
    expect(await Promise.all(['village.yx', 'township.yx', 'civ.yx', 'civ.ls'].map(seen))).toEqual([0, 0, 1, 0]);
    // What is in doubt is not written over, nor another one laid beside it.
    expect((await post(village, offender.id, '', { ...grandmother, supersedes: offender.rid })).body).toMatchObject({ code: 'ILLEGAL_MOVE' });
    expect((await post(village, offender.id, '', grandmother)).body).toMatchObject({ code: 'PERIOD_OVERLAP' });
  });

  it('whose parents choose another one is replaced in the same change, and so is who looks after the child', async () => {
    const { id, rid } = await delegated();
    await village.post(`${CHILDREN}/${id}/caregivers`, { basis: 'DELEGATED', name: '测试·祖母', relation: 'GRANDPARENT', from: '2026-01-01' }, { ifMatch: await version(id) });
    await post(village, id, `/${rid}/doubt`, { because: 'ILL' });
    await post(village, id, `/${rid}/tell-parents`, { on: '2026-05-11', how: '视频', whom: '母亲', answer: 'RESELECT' });
    expect((await post(village, id, `/${rid}/reselect`, { ...grandmother, name: '测试·姑', relation: 'OTHER', from: '2026-05-11' })).body).toMatchObject({ tier: 'BASIC' });
    expect(await state(id)).toEqual(['IN_FORCE', 'REPLACED']);
    const file = await village.must<{ caregivers: { name: string; from: string; to: string | null }[] }>(village.get(`${CHILDREN}/${id}`));
    expect(file.caregivers.map(({ name, from, to }) => [name, from, to])).toEqual([['测试·祖母', '2026-01-01', '2026-05-11'], ['测试·姑', '2026-05-11', null]]);
  });

  it('whose parents refuse, cannot be reached on two days, or do nothing for fifteen is a problem of guardianship, once', async () => {
    const refused = await delegated();
    await post(village, refused.id, `/${refused.rid}/doubt`, { because: 'NO_ABILITY' });
    await post(village, refused.id, `/${refused.rid}/tell-parents`, { on: '2026-05-11', how: '电话', whom: '父亲', answer: 'REFUSED' });
    expect([await problems(refused.id), (await care(refused.id)).delegations[0]?.offersReport]).toEqual([[{ kind: 'GUARDIANSHIP', cause: 'DELEGATION', state: 'OPEN' }], true]);

    const silent = await delegated();
    await post(village, silent.id, `/${silent.rid}/doubt`, { because: 'LEFT' });
    const tried = (day: string) => post(village, silent.id, `/${silent.rid}/tell-parents`, { on: day, how: '电话', whom: '父亲', answer: 'UNREACHABLE' });
    await tried('2026-05-11');
    await tried('2026-05-11');
    expect([await state(silent.id), await problems(silent.id)]).toEqual([['DOUBTED'], []]);
    on('2026-05-12');
    await tried('2026-05-12');
    expect(await problems(silent.id)).toHaveLength(1);

    on('2026-05-11');
    const forgotten = await delegated();
    await post(village, forgotten.id, `/${forgotten.rid}/doubt`, { because: 'NEGLECT' });
    await runDoubtJob('2026-05-25');
    expect(await problems(forgotten.id)).toEqual([]);
    await runDoubtJob('2026-05-26');
    await runDoubtJob('2026-05-27');
    expect(await problems(forgotten.id)).toEqual([{ kind: 'GUARDIANSHIP', cause: 'DELEGATION', state: 'OPEN' }]);
    expect((await harness.emitted(ProblemFound)).filter(({ key }) => key === forgotten.id)).toHaveLength(1);
  });

  it('whose last day has passed stays in force and covers nothing; it is renewed ahead, and ends when the village says so', async () => {
    const { id, rid } = await delegated({ to: '2026-06-01' });
    expect((await post(village, id, '', { ...grandmother, from: '2026-06-01' })).status).toBe(201);
    expect((await care(id)).gaps.map(({ code }) => code)).not.toContain('DELEGATION_MISSING');
    on('2026-06-02');
    expect((await care(id)).delegations.map(({ state: one, expired }) => [one, expired])).toEqual([['IN_FORCE', false], ['IN_FORCE', true]]);
    expect((await post(village, id, `/${rid}/end`, { because: 'PARENT_BACK', to: '2026-06-03' })).body).toMatchObject({ code: 'DATE_IN_FUTURE' });
    expect((await post(village, id, `/${rid}/end`, { because: 'PARENT_BACK', to: '2026-06-02' })).status).toBe(200);
    expect((await post(village, id, `/${rid}/doubt`, { because: 'ILL' })).body).toMatchObject({ code: 'ILLEGAL_MOVE', facts: { allowedActions: [] } });
  });
});
