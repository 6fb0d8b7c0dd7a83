import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StaffPrincipal } from '@referrals/auth';
import { instant } from '@referrals/calendar';
import type { Caller } from '@referrals/client';
import { ReportFiled } from '@referrals/contracts';
import { receiptNumber } from '@referrals/policy';
import { ServiceHarness } from '@referrals/service-harness';
import { eventually } from '@referrals/testing';
import { referralDesk } from '../../src/index.js';
import { filedExample } from '../support/desk-harness.js';

const AT = '/api/referral-desk';
const HOUR = 3_600_000;

describe('duties over HTTP', () => {
  let harness: ServiceHarness;
  let count = 500;
  let weeks = 0;
  beforeAll(async () => { harness = await ServiceHarness.start(referralDesk); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });
  // Each test has a Monday of its own: what earlier ones left is late and in nobody's way.
  beforeEach(() => { harness.clock.set(instant(`2026-${['05-11', '05-18', '05-25', '06-01', '06-08'][weeks++ % 5]}T00:20:00.000Z`)); });

  async function filed(): Promise<{ reportId: string; number: string }> {
    const reportId = randomUUID();
    const number = receiptNumber(count += 1, harness.clock.now());
    expect(await harness.deliver(ReportFiled, { ...filedExample, reportId, number, filedAt: harness.clock.now() }, { key: reportId })).toEqual({ state: 'DONE' });
    return { reportId, number };
  }
  const dutiesOf = async (who: Caller, reportId: string) => (await who.must(who.get(`${AT}/cases/${reportId}/duties`))).items;
  const one = async (who: Caller, reportId: string, clock: string) => (await dutiesOf(who, reportId)).find((duty: { clock: string }) => duty.clock === clock);
  const listed = async (who: Caller, reportId: string, query = '') =>
    (await who.must(who.get(`${AT}/duties?limit=200${query}`))).items.filter((duty: { caseId?: string; number: string }) => duty.caseId === reportId);

  it('says to the desk what it owes by when, on what ground, and on its worklist what is next', async () => {
    const { reportId } = await filed();
    const officer = await harness.as('psb.yx');
    expect(await one(officer, reportId, 'RD-OPEN-PSB')).toMatchObject({
      zh: '查看', owner: harness.desk('psb.yx'), dueAt: new Date(Date.parse(harness.clock.now()) + HOUR).toISOString(), state: 'OPEN', overdue: false, status: 'design', allowedActions: [], version: 1,
    });
    expect(await one(officer, reportId, 'RD-POLICE')).toMatchObject({ status: 'statutory', article: expect.stringContaining('32号'), extensions: [{ code: 'CRIMINAL', zh: '刑事立案审查' }], allowedActions: ['extend'] });
    const [item] = (await officer.must(officer.get(`${AT}/worklist?sort=due&limit=200`))).items.filter((row: { reportId: string }) => row.reportId === reportId);
    expect(item).toMatchObject({ nextDuty: { clock: 'RD-OPEN-PSB', zh: '查看' }, overdue: false });
    harness.clock.advance(2 * HOUR);
    const late = (await officer.must(officer.get(`${AT}/worklist?overdue=true&limit=200`))).items;
    expect(late.map((row: { reportId: string }) => row.reportId)).toContain(reportId);
    expect((await listed(officer, reportId, '&state=OVERDUE')).map(({ clock, lateBy }: { clock: string; lateBy: number }) => [clock, lateBy])).toEqual([['RD-OPEN-PSB', 60]]);
  });

  it('brings the worklist in the order of what is due, also page by page, and last what owes nothing', async () => {
    await filed();
    await filed();
    const officer = await harness.as('psb.yx');
    const dues: (string | null)[] = [];
    for (let cursor = '';;) {
      const { items, next } = await officer.must(officer.get(`${AT}/worklist?limit=1${cursor}`));
      dues.push(...items.map(({ dueAt }: { dueAt: string | null }) => dueAt));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(dues.length).toBeGreaterThan(2);
    expect(dues).toEqual(dues.toSorted((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1)));
    const differs = await harness.look(`SELECT r.id FROM referral_desk.referral r WHERE r.due_at <> coalesce((SELECT min(due_at) FROM referral_desk.duty d WHERE d.place_key = r.id AND d.state = 'OPEN'), '2100-12-31T00:00:00Z')`);
    expect(differs).toEqual([]);
  });

  it('climbs: the coordinator sees it, the procuratorate number, desk, clock, date and lateness and nothing else, others nothing', async () => {
    const { reportId, number } = await filed();
    const stranger = await harness.as('psb.ls');
    expect(await listed(stranger, reportId)).toEqual([]);
    harness.clock.advance(30 * HOUR);
    await eventually(async () => {
      const steps = (await one(await harness.as('psb.yx'), reportId, 'RD-OPEN-PSB')).steps.map(({ step }: { step: string }) => step);
      expect(steps).toEqual(['REMIND', 'DUE', 'COORD', 'ABOVE', 'PROC']);
    }, { timeoutMs: 20_000 });
    expect((await listed(await harness.as('coord.yx'), reportId)).length).toBeGreaterThan(1);
    const proc = await harness.as('proc.yx');
    const seen = (await proc.must(proc.get(`${AT}/duties?limit=200&clock=RD-OPEN-PSB`))).items.filter((duty: { number: string }) => duty.number === number);
    expect(seen).toEqual([{ number, owner: harness.desk('psb.yx'), clock: 'RD-OPEN-PSB', dueAt: expect.any(String), lateBy: 29 * 60 }]);
    expect(await listed(stranger, reportId)).toEqual([]);
    expect((await stranger.get(`${AT}/cases/${reportId}/duties`)).status).toBe(404);
  });

  it('is extended by whom its row names, on a document, before it is due and only to later; the same request twice is one', async () => {
    const { reportId } = await filed();
    const [member, supervisor] = [await harness.as('psb.yx'), await harness.as('supervisor.psb.yx')];
    const { id, version, dueAt } = await one(member, reportId, 'RD-POLICE');
    const extend = (who: Caller, body: object, key = randomUUID(), ifMatch = version) => who.post(`${AT}/duties/${id}/extend`, body, { ifMatch, idempotencyKey: key });
    expect(await extend(member, { code: 'CRIMINAL_MAJOR', authority: '批〔2026〕3号' })).toMatchObject({ status: 403, body: { code: 'NOT_YOURS_TO_DECIDE' } });
    expect(await extend(member, { code: 'CRIMINAL' })).toMatchObject({ status: 400, body: { field: 'authority' } });
    expect(await extend(member, { code: 'WHY_NOT', authority: '批〔2026〕3号' })).toMatchObject({ status: 422, body: { code: 'UNKNOWN_CODE', field: 'code' } });
    const key = randomUUID();
    const extended = await extend(member, { code: 'CRIMINAL', authority: '批〔2026〕3号', note: '涉及两地' }, key);
    expect(extended).toMatchObject({ status: 200, body: { extension: 'CRIMINAL', version: version + 1 } });
    expect(extended.body.dueAt > dueAt).toBe(true);
    expect((await extend(member, { code: 'CRIMINAL', authority: '批〔2026〕3号', note: '涉及两地' }, key)).body).toEqual(extended.body);
    expect(await extend(supervisor, { code: 'CRIMINAL_MAJOR', authority: '批〔2026〕9号' })).toMatchObject({ status: 412, body: { code: 'VERSION_STALE' } });
    const longest = await extend(supervisor, { code: 'CRIMINAL_MAJOR', authority: '批〔2026〕9号' }, randomUUID(), version + 1);
    expect(longest).toMatchObject({ status: 200, body: { extension: 'CRIMINAL_MAJOR' } });
    expect(await one(member, reportId, 'RD-POLICE')).toMatchObject({ dueAt: longest.body.dueAt, extension: 'CRIMINAL_MAJOR', version: version + 2 });
    expect(await harness.look('SELECT act, authority, note FROM referral_desk.duty_note WHERE duty_id = $1 ORDER BY at', [id])).toEqual([
      { act: 'extend', authority: '批〔2026〕3号', note: '涉及两地' }, { act: 'extend', authority: '批〔2026〕9号', note: null },
    ]);
    expect(JSON.stringify(await harness.emitted())).not.toContain('批〔2026〕');
    expect((await extend(await harness.as('psb.ls'), { code: 'CRIMINAL_MAJOR', authority: '批〔2026〕9号' })).status).toBe(404);
  });

  it('is not extended once it is due', async () => {
    const { reportId } = await filed();
    const member = await harness.as('psb.yx');
    harness.clock.advance(26 * HOUR);
    const { id, version, allowedActions } = await one(member, reportId, 'RD-POLICE');
    expect(allowedActions).toEqual([]);
    expect(await member.post(`${AT}/duties/${id}/extend`, { code: 'CRIMINAL', authority: '批〔2026〕3号' }, { ifMatch: version })).toMatchObject({ status: 409, body: { code: 'DUTY_OVERDUE' } });
  });

  it('counts are those of the list, for each who sees any', async () => {
    await filed();
    const auditor: StaffPrincipal = harness.person('auditor.city', ['AUDITOR']);
    for (const who of [await harness.as('psb.yx'), await harness.as('coord.yx'), await harness.as('civ.yx'), await harness.as(auditor)]) {
      const { counts } = await who.must(who.get(`${AT}/duties/counts?by=clock`));
      const { items } = await who.must(who.get(`${AT}/duties?limit=200`));
      const of = (clock: string) => items.filter((duty: { clock: string }) => duty.clock === clock);
      expect(counts.map(({ of: clock, open, overdue }: { of: string; open: number; overdue: number }) => [clock, open, overdue]))
        .toEqual([...new Set<string>(items.map(({ clock }: { clock: string }) => clock))].sort().map((clock) => [clock, of(clock).length, of(clock).filter((duty: { lateBy: number | null }) => duty.lateBy !== null).length]));
    }
  });
});
