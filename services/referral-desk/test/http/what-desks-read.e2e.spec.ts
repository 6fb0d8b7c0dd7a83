import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReportFiled } from '@referrals/contracts';
import { decisionCode, receiptNumber } from '@referrals/policy';
import { ServiceHarness } from '@referrals/service-harness';
import { instant } from '@referrals/calendar';
import { referralDesk } from '../../src/index.js';
import { filedExample } from '../support/desk-harness.js';

const WORKLIST = '/api/referral-desk/worklist';
const REFERRALS = '/api/referral-desk/referrals';

describe('what desks read', () => {
  let harness: ServiceHarness;
  let count = 0;
  beforeAll(async () => { harness = await ServiceHarness.start(referralDesk); });
  afterAll(async () => { await harness[Symbol.asyncDispose](); });

  async function filed(): Promise<{ reportId: string; number: string }> {
    const reportId = randomUUID();
    const number = receiptNumber(count += 1, instant('2026-05-11T00:20:00.000Z'));
    await harness.deliver(ReportFiled, { ...filedExample, reportId, number }, { key: reportId });
    return { reportId, number };
  }
  const itemOf = async (reportId: string, account = 'psb.yx') => {
    const officer = await harness.as(account);
    return (await officer.must(officer.get(`${WORKLIST}?limit=200`))).items.find((one: { reportId: string }) => one.reportId === reportId);
  };

  it('finds a report by its number, however it is typed, and says of one that is none that it is none', async () => {
    const { reportId, number } = await filed();
    const officer = await harness.as('psb.yx');
    const wide = number.replaceAll(/[\dX-]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
    for (const typed of [number, number.replaceAll('-', ''), number.replaceAll('-', ' '), ` ${number.toLowerCase()}\t`, wide, number.replaceAll('-', '—'), number.replaceAll('-', '\u200b')]) {
      const query = `number=${encodeURIComponent(typed)}`;
      expect((await officer.must(officer.get(`${WORKLIST}?${query}`))).items).toMatchObject([{ reportId }]);
      expect((await officer.must(officer.get(`${WORKLIST}/counts?${query}`))).total).toBe(1);
    }
    const mistyped = number.replace(/.$/, (last) => (last === '1' ? '2' : '1'));
    for (const path of [WORKLIST, `${WORKLIST}/counts`]) {
      expect(await officer.get(`${path}?number=${mistyped}`)).toMatchObject({ status: 400, body: { code: 'RECEIPT_NUMBER_INVALID', field: 'number' } });
    }
  });

  it('finds what lies in a place, in every spelling of its code', async () => {
    await filed();
    const officer = await harness.as('psb.yx');
    const found = async (division: string) => ({
      items: (await officer.must(officer.get(`${WORKLIST}?division=${encodeURIComponent(division)}`))).items.length,
      total: (await officer.must(officer.get(`${WORKLIST}/counts?division=${encodeURIComponent(division)}`))).total,
    });
    const plain = await found('430223');
    expect(plain.items).toBeGreaterThan(0);
    for (const spelling of ['430223000', '430223000000', '４３０２２３', ' 430 223 ', '4302', '430200', '430200000000', '43', '430000']) expect(await found(spelling)).toEqual(plain);
    for (const elsewhere of ['430221', '430212', '430224000000']) expect((await found(elsewhere)).items).toBe(0);
    expect(await officer.get(`${WORKLIST}?division=x`)).toMatchObject({ status: 400, body: { code: 'DIVISION_CODE_INVALID', field: 'division' } });
  });

  it('refuses a cursor of the worklist sorted or filtered otherwise', async () => {
    for (let n = 0; n < 3; n += 1) await filed();
    const officer = await harness.as('psb.yx');
    const { next } = await officer.must(officer.get(`${WORKLIST}?limit=2`));
    expect(next).not.toBeNull();
    for (const query of ['sort=filedAt', 'state=routed', 'role=LEAD', 'mine=true', 'from=2026-01-01']) {
      expect(await officer.get(`${WORKLIST}?limit=2&${query}&cursor=${next}`)).toMatchObject({ status: 400, body: { code: 'INVALID_CURSOR', field: 'cursor' } });
    }
    for (const query of ['limit=1', 'limit=2&sort=due']) expect((await officer.get(`${WORKLIST}?${query}&cursor=${next}`)).status).toBe(200);
  });

  it('asks for several states, and offers codes of one referral as it stands', async () => {
    const { reportId } = await filed();
    const [officer, stranger] = [await harness.as('psb.yx'), await harness.as('psb.ls')];
    expect((await officer.must(officer.get(`${WORKLIST}?state=routed&state=opened&limit=200`))).items.map((one: { reportId: string }) => one.reportId)).toContain(reportId);
    expect((await officer.must(officer.get(`${WORKLIST}?state=concluded&state=ended`))).items).toEqual([]);
    expect(await officer.get(`${WORKLIST}?state=routed&state=NONE`)).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    const { id } = await itemOf(reportId);
    expect(await officer.must(officer.get(`${REFERRALS}/${id}/codes`))).toEqual({ decide: [], conclude: [], returnReasons: [], toAgencies: [], mayWithhold: false });
    await officer.must(officer.post(`${REFERRALS}/${id}/acknowledge`, {}, { ifMatch: 1 }));
    const { decide, conclude, toAgencies, mayWithhold } = await officer.must(officer.get(`${REFERRALS}/${id}/codes`));
    expect(decide).toContainEqual({ code: 'CRIM_FILED', label: '立案', tell: 'A', reporterReads: '公安机关：立案。', needsProof: false, asksNumber: true });
    expect(conclude).toContainEqual(expect.objectContaining({ code: 'NOT_POLICE', handsOverTo: 'NAMED' }));
    expect([toAgencies.includes('PSB'), toAgencies.includes('CIV'), mayWithhold]).toEqual([false, true, true]);
    expect(await stranger.get(`${REFERRALS}/${id}/codes`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('answers 304 to who has it already, and the whole again once anything is another', async () => {
    const { reportId } = await filed();
    const { id } = await itemOf(reportId);
    const ask = (path: string, tag?: string) => harness.raw('GET', path, tag === undefined ? {} : { headers: { 'If-None-Match': tag } }, harness.person('psb.yx'));
    const paths = [`${REFERRALS}/${id}`, `${WORKLIST}/counts`];
    const tags = await Promise.all(paths.map(async (path) => (await ask(path)).headers.get('etag') ?? ''));
    const again = await Promise.all(paths.map((path, n) => ask(path, tags[n])));
    expect(again.map(({ status, body, headers }) => [status, body, headers.get('etag')])).toEqual(tags.map((tag) => [304, undefined, tag]));
    expect(tags[0]).toMatch(/^"1\./);
    const [shown, listed] = [(await ask(paths[0] ?? '')).body, await itemOf(reportId)];
    expect([shown.nextDuty.clock, shown.dueAt]).toEqual([listed.nextDuty.clock, listed.dueAt]);
    const headers = { 'If-Match': tags[0] ?? '', 'Idempotency-Key': randomUUID() };
    expect((await harness.raw('POST', `${REFERRALS}/${id}/acknowledge`, { body: '{}', headers }, harness.person('psb.yx'))).status).toBe(200);
    expect((await Promise.all(paths.map((path, n) => ask(path, tags[n])))).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('tells which codes the moves take, with their labels, and in each refusal which are allowed', async () => {
    const officer = await harness.as('psb.yx');
    const { agencies, returnReasons } = await officer.must(officer.get('/api/referral-desk/codes'));
    const police = agencies.find((one: { agency: string }) => one.agency === 'PSB');
    expect(police).toMatchObject({ mayReturn: false, decisions: expect.arrayContaining([
      { code: 'CRIM_FILED', label: '立案', decide: true, conclude: false, needsProof: false },
      { code: 'NOT_POLICE', label: '不属公安机关职责，移送主管机关', decide: false, conclude: true, needsProof: false, handsOverTo: 'NAMED' },
    ]) });
    expect(returnReasons).toContainEqual({ code: 'NOT_HERE', label: '不在本辖区', needsNote: false, agencies: expect.not.arrayContaining(['PSB', 'PROC', 'COURT']) });
    for (const { agency, decisions } of agencies) for (const { code } of decisions) expect(decisionCode(agency, code)).toBeDefined();

    const { reportId } = await filed();
    const { id } = await itemOf(reportId);
    const opened = await officer.must(officer.post(`${REFERRALS}/${id}/acknowledge`, {}, { ifMatch: 1 }));
    const refused = await officer.post(`${REFERRALS}/${id}/decide`, { code: 'WARNING_LETTER' }, { ifMatch: opened.version });
    expect(refused).toMatchObject({ status: 422, body: { code: 'CODE_NOT_ALLOWED', field: 'code', facts: { allowed: expect.arrayContaining(['CRIM_FILED', 'RECEIVED']) } } });
    expect(refused.body.facts.allowed).not.toContain('WARNING_LETTER');
    const clerk = await harness.as('civ.yx');
    const support = await itemOf(reportId, 'civ.yx');
    await clerk.must(clerk.post(`${REFERRALS}/${support.id}/open`, {}, { ifMatch: support.version }));
    expect(await clerk.post(`${REFERRALS}/${support.id}/return`, { reason: 'WHATEVER' }, { ifMatch: support.version }))
      .toMatchObject({ body: { code: 'INVALID_INPUT', field: 'reason', facts: { allowed: returnReasons.map(({ code }: { code: string }) => code) } } });
    const { components } = await officer.must(officer.get('/api/referral-desk/openapi.json'));
    expect(components.schemas.DecisionBody.properties.code).toMatchObject({ enum: expect.arrayContaining(['CRIM_FILED', 'AID']), description: expect.stringContaining('CRIM_FILED 立案') });
    expect(components.schemas.ReturnBody.properties.reason).toMatchObject({ enum: expect.arrayContaining(['NOT_HERE']), description: expect.stringContaining('NOT_HERE 不在本辖区') });
  });

  it('leaves an access record where it is words of the case, and none where nothing was read', async () => {
    const { reportId } = await filed();
    const { id } = await itemOf(reportId);
    const [officer, supervisor, auditor] = [await harness.as('psb.yx'), await harness.as('supervisor.psb.yx'), await harness.as(harness.person('auditor', ['AUDITOR']))];
    const looks = async (who = auditor) => (await who.must(who.get(`/api/referral-desk/reports/${reportId}/accesses`))).items
      .map(({ staff, desk, what }: { staff: string; desk: string; what: string }) => ({ staff, desk, what }));
    await officer.must(officer.get(`${REFERRALS}/${id}`));
    expect([await looks(), await looks(supervisor)]).toEqual([[], []]);
    const { version } = await officer.must(officer.post(`${REFERRALS}/${id}/acknowledge`, {}, { ifMatch: 1 }));
    await officer.must(officer.post(`${REFERRALS}/${id}/conclude`, { code: 'NOT_FILED', text: '经查不予立案。', note: '内部情况' }, { ifMatch: version }));
    await officer.must(officer.get(`${REFERRALS}/${id}`));
    await officer.must(officer.get(`/api/referral-desk/reports/${reportId}/progress`));
    expect((await officer.call('HEAD', `${REFERRALS}/${id}`, {})).status).toBe(200);
    expect((await officer.call('HEAD', `/api/referral-desk/reports/${reportId}/progress`, {})).status).toBe(200);
    const { staff } = harness.person('psb.yx');
    const expected = ['FEEDBACK', 'DECISIONS'].map((what) => ({ staff, desk: harness.desk('psb.yx'), what }));
    for (const who of [auditor, supervisor]) expect((await looks(who)).sort((a: { what: string }, b: { what: string }) => (a.what < b.what ? 1 : -1))).toEqual(expected);
    for (const stranger of ['supervisor.psb.ls']) {
      const other = await harness.as(stranger);
      expect((await other.get(`/api/referral-desk/reports/${reportId}/accesses`)).status).toBe(404);
    }
    expect((await auditor.get(`/api/referral-desk/reports/${randomUUID()}/accesses`)).status).toBe(404);
  });
});
