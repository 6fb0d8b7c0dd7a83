import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist, type JsonBody, type WorklistItem } from '@referrals/client';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../exchange.js';
import { describeInEveryMode } from '../in-every-mode.js';

const REPORTS = '/api/mandatory-reporting/reports';
const DESKS = '/api/referral-desk';
const VILLAGE = '430223103208';
const IN_THE_COUNTY = ['psb-pcs.yx', 'psb.yx', 'civ.yx', 'edu.yx', 'rpi.yx', 'proc.yx', 'wf.yx', 'township.yx', 'village.yx', 'coord.yx', 'coord.city', 'psb.city', 'civ.city'];

interface Held extends WorklistItem { readonly because: string; readonly keepFrom: readonly string[] }

describeInEveryMode('a report is kept from whom its reporter asks', (start) => {
  let exchange: Exchange;
  let place: string;
  beforeAll(async () => {
    exchange = await start();
    const village = (await exchange.person('admin').must(exchange.person('admin').get(`/api/directory/desks?limit=200`))).items.find((desk: JsonBody) => desk.code === 'village.yx');
    place = village?.jurisdiction ?? VILLAGE;
  }, 180_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const held = async (id: string, account: string): Promise<Held[]> =>
    (await readWorklist(exchange.person(account)) as Held[]).filter((item) => item.reportId === id);
  const everywhere = async (id: string): Promise<string[]> =>
    (await Promise.all(IN_THE_COUNTY.map(async (account) => (await held(id, account)).map((item) => `${account} ${item.role} ${item.agency} ${item.because}`)))).flat().sort();
  /** Waits until as many referrals lie on desks as the receipt names. */
  async function file(account: string, body: object): Promise<{ id: string; referrals: JsonBody[] }> {
    const reporter = exchange.person(account);
    const receipt = await reporter.must(reporter.post(REPORTS, { child: { unknown: true }, childNow: place, residence: place, ...body }));
    await eventually(async () => expect((await everywhere(receipt.id)).length).toBeGreaterThanOrEqual(receipt.referrals.length), { timeoutMs: 30_000 });
    return receipt;
  }
  const refusal = async (answer: Promise<{ status: number; body: JsonBody }>): Promise<string> => (({ status, body }) => `${status} ${body?.code} ${body?.field}`)(await answer);
  async function itemOf(id: string, account: string): Promise<Held> {
    const [item] = await held(id, account);
    if (item === undefined) throw new Error(`${account} holds nothing of it`);
    return item;
  }

  it('gives the township no notice, and tells every desk at work of the wish, never whose it is', async () => {
    const { id, referrals } = await file('director.yx', { situations: ['MR04'], reporter: { hideFrom: ['TOWNSHIP', 'VILLAGE'] } });
    expect(referrals.map((one) => one.agency)).not.toContain('TOWNSHIP');
    expect(await held(id, 'township.yx')).toEqual([]);
    for (const account of ['psb.yx', 'civ.yx']) {
      const item = await itemOf(id, account);
      expect([account, item.keepFrom]).toEqual([account, ['TOWNSHIP', 'VILLAGE']]);
      const desk = exchange.person(account);
      expect((await desk.must(desk.get(`${DESKS}/referrals/${item.id}`))).keepFrom).toEqual(['TOWNSHIP', 'VILLAGE']);
      await eventually(async () => {
        const content = await desk.must(desk.get(`${REPORTS}/${id}`));
        expect(content.keepFrom).toEqual(['TOWNSHIP', 'VILLAGE']);
        expect(JSON.stringify(content)).not.toMatch(/hideFrom|UNIT/);
      });
    }
  });

  it('gives what the village would lead to the coordinator, who can give it to neither', async () => {
    const { id } = await file('teacher.yx', { concerns: ['NEGLECT_MILD'], reporter: { hideFrom: ['TOWNSHIP', 'VILLAGE'] } });
    const coordinator = exchange.person('coord.yx');
    let item = await itemOf(id, 'coord.yx');
    expect([item.agency, item.role, item.because]).toEqual(['VILLAGE', 'LEAD', 'CONFLICT']);
    const move = (path: string, body: object) => coordinator.post(`${DESKS}${path}`, body, { ifMatch: item.version });
    for (const agency of ['TOWNSHIP', 'VILLAGE']) {
      expect(await refusal(move(`/referrals/${item.id}/reroute`, { agency, reason: '试' }))).toBe('422 AGENCY_KEPT_FROM agency');
      expect(await refusal(coordinator.post(`${DESKS}/reports/${id}/referrals`, { agency, role: 'SUPPORT', reason: '试' }))).toBe('422 AGENCY_KEPT_FROM agency');
    }
    const desks = (await coordinator.must(coordinator.get('/api/directory/desks?limit=200'))).items;
    const township = desks.find((desk: JsonBody) => desk.code === 'township.yx').id;
    expect(await refusal(move(`/referrals/${item.id}/reroute`, { desk: township, reason: '试' }))).toBe('422 AGENCY_KEPT_FROM desk');
    // To another agency it goes on as ever, and that one cannot hand it over to them either.
    await coordinator.must(move(`/referrals/${item.id}/reroute`, { agency: 'WF', reason: '由妇联办理' }));
    const federation = exchange.person('wf.yx');
    item = await itemOf(id, 'wf.yx');
    const noticed = item.role === 'NOTICE';
    expect(noticed).toBe(false);
    const opened = await federation.must(federation.post(`${DESKS}/referrals/${item.id}/acknowledge`, {}, { ifMatch: item.version }));
    expect(await refusal(federation.post(`${DESKS}/referrals/${item.id}/conclude`, { code: 'NOT_OURS', toAgency: 'TOWNSHIP' }, { ifMatch: opened.version }))).toBe('422 AGENCY_KEPT_FROM toAgency');
  });

  it('takes it away from them when the wish comes later, and forgets it never', async () => {
    const { id } = await file('teacher.yx', { concerns: ['NEGLECT_MILD'] });
    const [village, township] = [exchange.person('village.yx'), exchange.person('township.yx')];
    const notice = await itemOf(id, 'township.yx');
    await township.must(township.post(`${DESKS}/referrals/${notice.id}/open`, {}, { ifMatch: notice.version }));
    const led = await itemOf(id, 'village.yx');
    await eventually(async () => expect((await village.get(`${REPORTS}/${id}`)).status).toBe(200));
    const reporter = exchange.person('teacher.yx');
    await reporter.must(reporter.post(`${REPORTS}/${id}/supplements`, { reporter: { hideFrom: ['TOWNSHIP', 'VILLAGE'] } }));
    // At its owner at once; on the desks when the event is there.
    for (const caller of [village, township]) expect((await caller.get(`${REPORTS}/${id}`)).status).toBe(404);
    await eventually(async () => expect([await held(id, 'village.yx'), await held(id, 'township.yx')]).toEqual([[], []]));
    for (const [caller, referral] of [[village, led], [township, notice]] as const) {
      expect((await caller.get(`${DESKS}/referrals/${referral.id}`)).status).toBe(404);
      expect((await caller.get(`${DESKS}/cases/${id}/trail`)).status).toBe(404);
    }
    const atCoordinator = await held(id, 'coord.yx');
    expect(atCoordinator.map((item) => `${item.role} ${item.agency} ${item.because} ${item.state}`).sort()).toEqual(['LEAD VILLAGE CONFLICT routed', 'NOTICE TOWNSHIP CONFLICT ended']);
    // Saying nothing of it, or less, changes nothing.
    await reporter.must(reporter.post(`${REPORTS}/${id}/supplements`, { concerns: ['BENEFIT_NEED'], reporter: { hideFrom: ['VILLAGE'] } }));
    await eventually(async () => expect((await everywhere(id)).filter((line) => line.includes(' TOWNSHIP '))).toEqual(['coord.yx LEAD TOWNSHIP CONFLICT']));
    expect((await reporter.must(reporter.get(`${REPORTS}/${id}`))).reporter.hideFrom.sort()).toEqual(['TOWNSHIP', 'VILLAGE']);
  });

  it('goes past the desk of the unit a reporter hides from, and says so nowhere', async () => {
    const { id } = await file('civ.yx', { situations: ['MR04'], reporter: { hideFrom: ['UNIT'] } });
    expect(await held(id, 'civ.yx')).toEqual([]);
    const item = await itemOf(id, 'civ.city');
    expect([item.because, item.keepFrom]).toEqual(['LONGEST_PREFIX', []]);
    const coordinator = exchange.person('coord.yx');
    const desks = (await coordinator.must(coordinator.get('/api/directory/desks?limit=200'))).items;
    const own = desks.find((desk: JsonBody) => desk.code === 'civ.yx').id;
    const police = exchange.person('psb.yx');
    for (const path of [`${REPORTS}/${id}`, `${REPORTS}/${id}/routing`, '/api/mandatory-reporting/cases/' + id + '/trail', `${DESKS}/cases/${id}/trail`]) {
      await eventually(async () => expect((await police.get(path)).status).toBe(200));
      const text = JSON.stringify((await police.get(path)).body);
      expect([path, text.includes(own), text.includes('CONFLICT'), /excludedDesks|untold|UNIT/.test(text)]).toEqual([path, false, false, false]);
    }
    // It cannot be sent there either, for a reason that says nothing.
    const civil = exchange.person('civ.city');
    const opened = await civil.must(civil.post(`${DESKS}/referrals/${item.id}/open`, {}, { ifMatch: item.version }));
    expect(await refusal(civil.post(`${DESKS}/referrals/${item.id}/transfer`, { desk: own, reason: '试' }, { ifMatch: opened.version }))).toBe('422 DESK_NOT_AVAILABLE desk');
  });

  it('shows what came before as of a hidden reporter, once they hide', async () => {
    const { id } = await file('teacher.yx', { situations: ['MR04'], teacher: { heardBy: '演示' }, reporter: {} });
    const civil = exchange.person('civ.yx');
    await eventually(async () => expect((await civil.must(civil.get(`${REPORTS}/${id}/routing`))).referrals.some((pair: JsonBody) => pair.rows?.length > 0)).toBe(true));
    const reporter = exchange.person('teacher.yx');
    await reporter.must(reporter.post(`${REPORTS}/${id}/supplements`, { narrative: '请保密', reporter: { hideFrom: ['UNIT'] } }));
    const explained = await civil.must(civil.get(`${REPORTS}/${id}/routing`));
    expect(JSON.stringify(explained)).not.toMatch(/rows|whatIf|EDU|SCHOOL/);
    expect(JSON.stringify(await civil.must(civil.get(`${REPORTS}/${id}`)))).not.toMatch(/heardBy/);
    const kept = await civil.must(civil.get(`/api/mandatory-reporting/cases/${id}/trail`));
    expect(JSON.stringify(kept)).not.toMatch(/SCHOOL|excluded[D]|"tell"/);
    expect(kept.entries[0].withheld).toBe(true);
    await eventually(async () => expect(JSON.stringify(await civil.must(civil.get(`${DESKS}/cases/${id}/trail`)))).not.toMatch(/SCHOOL|SUPERVISOR/));
    const auditor = exchange.person('auditor.city');
    expect(JSON.stringify(await auditor.must(auditor.get(`/api/mandatory-reporting/cases/${id}/trail`)))).toMatch(/SCHOOL/);
  });
});
