import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceHarness, smallDirectory, LAST_RESORT } from '@referrals/service-harness';
import { eventually } from '@referrals/testing';
import { childRegistry } from '../index.js';

describe('a demonstration of the registry', () => {
  let harness: ServiceHarness;
  beforeAll(async () => { harness = await ServiceHarness.start(childRegistry, { directory: [...smallDirectory, LAST_RESORT], environment: { DEMO_CHILDREN: '60' } }); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  it('has children with visits kept and missed, made by the registry’s own changes, each once', async () => {
    const count = async (sql: string): Promise<number> => Number((await harness.look<{ n: string }>(sql))[0]?.n);
    await eventually(async () => { expect(await count("SELECT count(*) AS n FROM child WHERE contact_last_on >= '2026-04-01'")).toBe(36); }, { timeoutMs: 60_000 });
    expect(await count('SELECT count(*) AS n FROM child')).toBe(60);
    expect(await count("SELECT count(*) AS n FROM child WHERE visit_due_on < '2026-05-11'")).toBeGreaterThan(3);
    expect(await count("SELECT count(*) AS n FROM child WHERE visit_due_on >= '2026-05-11'")).toBeGreaterThan(30);
    expect(await count('SELECT count(*) AS n FROM child c WHERE NOT EXISTS (SELECT FROM trail t WHERE t.case_id = c.id)')).toBe(0);
    const county = await harness.as('civ.yx');
    expect(await county.must(county.get('/api/child-registry/children?limit=5'))).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ name: expect.stringMatching(/^演示/) })]) });
  });
});
