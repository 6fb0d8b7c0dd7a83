import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist, workReferral, type Caller, type JsonBody } from '@referrals/client';
import { CONCERNS, HIDE_FROM, SITUATIONS } from '@referrals/contracts';
import { eventually } from '@referrals/testing';
import fc from 'fast-check';
import type { Exchange } from '../exchange.js';
import { describeInEveryMode } from '../in-every-mode.js';
import { eventsUnderWay } from '../look-behind.js';
import { plain, type Told } from '../plain-answer.js';

const PLACES = ['430223', '430223104', '430223104208', '430203', '430203100', '430281'];
const AREAS = ['yx', 'ls', 'city'];
const AGENCIES = ['psb', 'edu', 'civ', 'rpi', 'proc', 'wf', 'hlth', 'hrss', 'cac', 'supv', 'coord'];
const ACCOUNTS = [
  ...AREAS.flatMap((area) => AGENCIES.map((agency) => `${agency}.${area}`)), ...['yx', 'ls'].flatMap((area) => [`township.${area}`, `village.${area}`]),
  'psb-pcs.yx', ...AREAS.flatMap((area) => ['psb', 'edu', 'civ'].map((agency) => `supervisor.${agency}.${area}`)),
];
/** None of their units has a desk: where one has, the place may differ (`libs/policy/test/hidden-reporter.unit.spec.ts`). */
const REPORTERS = ['teacher.yx', 'doctor.ls', undefined];

const place = fc.option(fc.constantFrom(...PLACES), { nil: undefined });
const anyReport = fc.record({
  situations: fc.subarray([...SITUATIONS], { maxLength: 2 }), concerns: fc.subarray([...CONCERNS], { minLength: 1, maxLength: 3 }),
  childNow: place, residence: place, harmPlace: place,
  danger: fc.constantFrom('NONE', 'IMMINENT'), caregiver: fc.constantFrom('PRESENT', 'ABSENT'),
  suspects: fc.option(fc.array(fc.record({ relation: fc.constantFrom('GUARDIAN', 'PEER', 'VILLAGE_CADRE', 'STAFF') }), { maxLength: 2 }), { nil: undefined }),
  hideFrom: fc.subarray([...HIDE_FROM]),
});

describeInEveryMode('two reports that differ in a hidden reporter alone', (start) => {
  let exchange: Exchange;
  let desks: ReadonlyMap<string, string>;
  beforeAll(async () => {
    exchange = await start();
    const admin = exchange.person('admin');
    const { items } = await admin.must(admin.get('/api/directory/desks?limit=200'));
    desks = new Map(items.map((desk: JsonBody) => [desk.id, desk.code]));
  }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const reads = (id: string, number: string): string[] => [
    `/api/mandatory-reporting/reports/${id}`, `/api/mandatory-reporting/reports/${id}/routing`, `/api/mandatory-reporting/reports/${id}/accesses`,
    `/api/mandatory-reporting/cases/${id}/trail`, `/api/referral-desk/cases/${id}/trail`, `/api/referral-desk/reports/${id}/progress`,
    `/api/referral-desk/worklist?number=${number}`, `/api/referral-desk/worklist/counts?number=${number}&open=false`,
  ];

  async function file(account: string | undefined, { hideFrom, ...facts }: JsonBody, name: string): Promise<Told> {
    const reporter = account === undefined ? exchange.anybody() : exchange.person(account);
    const body = { ...facts, child: { name }, narrative: '演示', reporter: { hideFrom, confidential: true } };
    const receipt = await reporter.must(reporter.post('/api/mandatory-reporting/reports', body));
    return { id: receipt.id, number: receipt.number, name };
  }

  /** All that an account can read of one report, as plain text. */
  async function seenBy(caller: Caller, told: Told): Promise<string[]> {
    const { id, number, name } = told;
    const seen: string[] = [];
    const items = await readWorklist(caller, `&number=${number}`);
    // Whoever holds nothing of it is asked for the content alone: strangers' reads have a scenario of their own.
    for (const path of items.length === 0 ? reads(id, number).slice(0, 1) : reads(id, number)) {
      const { status, body } = await caller.get(path);
      seen.push(`${path.replaceAll(id, 'R').replaceAll(number, 'N')} ${status} ${plain(body, told, desks)}`);
    }
    for (const item of items) {
      seen.push(`referral ${plain((await caller.get(`/api/referral-desk/referrals/${item.id}`)).body, told, desks)}`);
    }
    const found = await caller.call('POST', '/api/mandatory-reporting/reports/search', { body: { name } });
    seen.push(`search ${found.status} ${plain(found.body, told, desks)}`);
    return seen;
  }

  it('look the same to every desk, whatever is told and by whom', async () => {
    const reports = fc.sample(anyReport, { numRuns: 2, seed: Number(process.env.FC_SEED ?? Date.now() % 1_000_000) });
    for (const [index, facts] of reports.entries()) {
      const told = await Promise.all(REPORTERS.map((account, who) => file(account, facts, `同名${index}${'甲乙丙'[who]}`)));
      await openAll(told);
      const [first = [], ...others] = await Promise.all(told.map(async (report) => {
        const all: string[] = [];
        for (const account of ACCOUNTS) all.push(...(await seenBy(exchange.person(account), report)).map((line) => `${account} ${line}`));
        return all;
      }));
      for (const [who, other] of others.entries()) expect({ facts, reporter: REPORTERS[who + 1], seen: other }).toEqual({ facts, reporter: REPORTERS[who + 1], seen: first });
    }
  }, 300_000);

  it('go on looking the same while desks work on them', async () => {
    const facts = { situations: ['MR04'], concerns: ['MENTAL_HEALTH'], childNow: '430223', residence: '430223', hideFrom: ['TOWNSHIP'] };
    const told = [await file('teacher.yx', facts, '同样甲'), await file('doctor.ls', facts, '同样乙')];
    await quiet();
    const seen: string[][] = [];
    for (const report of told) {
      for (const account of ['psb.yx', 'civ.yx']) {
        for (const item of await readWorklist(exchange.person(account), `&number=${report.number}`)) await workReferral(exchange.person(account), item);
      }
    }
    await openAll(told);
    for (const report of told) {
      const all: string[] = [];
      for (const account of ['psb.yx', 'civ.yx', 'supervisor.psb.yx', 'coord.yx']) all.push(...(await seenBy(exchange.person(account), report)).map((line) => `${account} ${line}`));
      seen.push(all);
    }
    expect(seen[1]).toEqual(seen[0]);
  }, 120_000);

  /** Reading is what opens, by event: everybody reads once before anything is compared. */
  async function openAll(told: readonly Told[]): Promise<void> {
    await quiet();
    await Promise.all(told.map(async ({ id }) => {
      for (const account of ACCOUNTS) await exchange.person(account).get(`/api/mandatory-reporting/reports/${id}`);
    }));
    await quiet();
  }

  /** Until every event has been handled: then no grant is on its way any more. */
  async function quiet(): Promise<void> {
    await eventually(async () => expect(await eventsUnderWay(exchange.databases)).toBe(0), { timeoutMs: 60_000 });
  }
});
