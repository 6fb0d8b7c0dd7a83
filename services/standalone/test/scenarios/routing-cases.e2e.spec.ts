import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { JsonBody } from '@referrals/client';
import type { Exchange } from '../exchange.js';
import { describeInEveryMode } from '../in-every-mode.js';

interface Case { readonly name: string; readonly facts: Record<string, JsonBody>; readonly expected: { referrals: JsonBody[]; warnings: string[] } }

const cases = readFileSync(join(import.meta.dirname, '../../../../libs/policy/test/cases/routing.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);

describeInEveryMode('the worked cases of the routing pack, through the product', (start) => {
  let exchange: Exchange;
  beforeAll(async () => { exchange = await start(); }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const preview = (facts: object) => exchange.person('policy.city').call('POST', '/api/referral-desk/routing/preview', { body: facts });

  it('has them all', () => expect(cases.length).toBe(46));

  it.each(cases)('previews: $name', async ({ facts, expected }) => {
    const first = await preview(facts);
    expect(first.status).toBe(200);
    expect(first.body.referrals.map(({ agency, site, role, rows }: JsonBody) => ({ agency, site, role, rows }))).toEqual(expected.referrals);
    expect(first.body.warnings).toEqual(expected.warnings);
    for (const { desk, because } of first.body.referrals) expect([typeof desk.id, typeof desk.name, typeof because]).toEqual(['string', 'string', 'string']);
    expect(JSON.stringify((await preview(facts)).body)).toBe(JSON.stringify(first.body));
  });

  it.each(cases)('files the same referrals: $name', async ({ facts: { reporter, ...dated } }) => {
    const facts: Record<string, JsonBody> = { ...dated, at: undefined };
    const doctor = exchange.person('doctor.ls');
    const told = { ...facts, child: facts.child ?? { unknown: true }, narrative: '演示', onBehalf: true, reporter: reporter ?? {} };
    const receipt = await doctor.must(doctor.post('/api/mandatory-reporting/reports', told));
    // Filed now and by somebody for somebody: the same facts are previewed without a date; the teller defaults to PUBLIC.
    const { body } = await preview({ ...facts, reporter: { kind: 'PUBLIC', ...reporter } });
    const pairs = (referrals: JsonBody[]): string[] => referrals.map(({ agency, role }) => `${agency} ${role}`).sort();
    expect(pairs(receipt.referrals)).toEqual(pairs(body.referrals));
  });
});
