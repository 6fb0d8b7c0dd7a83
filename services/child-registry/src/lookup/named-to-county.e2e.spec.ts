import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databaseContext } from '@referrals/auth';
import { LAST_RESORT, ServiceHarness, smallDirectory } from '@referrals/service-harness';
import { v7 } from 'uuid';
import { CHILDREN, open, VILLAGE } from '../../test/registry.js';
import { childRegistry } from '../index.js';

describe('names for education, health and the federation of the county', () => {
  let harness: ServiceHarness;
  let child: string;
  beforeAll(async () => {
    harness = await ServiceHarness.start(childRegistry, { directory: [...smallDirectory, { code: 'dpf.yx', agency: 'DPF', jurisdiction: '430223' }, LAST_RESORT] });
    child = (await open(await harness.as('village.yx'), { name: '测试·点名' })).id;
  });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  const of = v7();
  const lookup = async (who: string, purpose: object) => {
    const caller = await harness.as(who);
    return caller.must<{ items: object[]; missing: string[] }>(caller.post(`${CHILDREN}/lookup`, { ids: [child], for: purpose }));
  };

  it.each(['edu.yx', 'hlth.yx', 'dpf.yx'])('%s is given number, name and age of an id that a case of their work names, and who asked for what is told to the county', async (who) => {
    const { items, missing } = await lookup(who, { service: 'dropout-tracking', case: of });
    expect([items, missing]).toEqual([[{ id: child, number: expect.stringMatching(/^D-/), name: '测试·点名', sex: 'MALE', age: 10, county: VILLAGE.slice(0, 6), status: 'ACTIVE' }], []]);
    const supervisor = await harness.as('supervisor.civ.yx');
    const accesses = await supervisor.must<{ items: { desk: string | null; staff: string; forService: string; forCase: string }[] }>(supervisor.get(`${CHILDREN}/${child}/accesses`));
    expect(accesses.items).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'NAMES', staff: harness.person(who).staff, forService: 'dropout-tracking', forCase: of })]));
  });

  it.each([
    ['edu.yx', { service: 'dropout-tracking' }], ['edu.yx', { service: 'referral-desk', case: of }], ['edu.ls', { service: 'dropout-tracking', case: of }], ['edu.city', { service: 'dropout-tracking', case: of }],
    ['psb.yx', { service: 'dropout-tracking', case: of }], ['wf.yx', { service: 'assistance-eligibility', case: of }],
  ])('%s is given none for %j', async (who, purpose) => {
    expect(await lookup(who, purpose)).toEqual({ items: [], missing: [child] });
  });

  it('opens neither list nor search nor file, nor a row to row security', async () => {
    const education = await harness.as('edu.yx');
    expect(await education.must(education.get(CHILDREN))).toMatchObject({ items: [] });
    expect(await education.must(education.post(`${CHILDREN}/search`, { name: '测试·点名' }))).toEqual({ items: [] });
    expect((await education.get(`${CHILDREN}/${child}`)).status).toBe(404);
    expect(await harness.database.read(databaseContext(harness.person('edu.yx'), harness.clock.now()), (tx) => tx.query('SELECT id FROM child'))).toEqual([]);
  });
});
