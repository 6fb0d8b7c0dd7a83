import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMillis, type Instant } from '@referrals/calendar';
import { REFERRAL_STATES, UnheardSupplementDue } from '@referrals/contracts';
import type { AskService } from '@referrals/service-kit';
import { context, DeskHarness, filedExample } from '../../test/support/desk-harness.js';
import { brokenOrder } from '../../test/support/look.js';
import { UnheardSupplementsJob } from '../case/unheard-supplements.job.js';
import { readCase } from '../case/read-case.js';
import type { CaseState, Referral } from '../case/case.domain.js';
import { AskReportOwner } from '../progress/ask-report-owner.js';
import { ReadProgress } from '../progress/read-progress.query.js';
import { CountReferrals } from '../worklist/count-referrals.query.js';
import { ListReferrals } from '../worklist/list-referrals.query.js';
import type { WorklistQuery } from '../worklist/worklist.dto.js';
import type { Action } from './moves.domain.js';

describe('what is told of a referral that is in hand or done', () => {
  let harness: DeskHarness;
  beforeAll(async () => { harness = await DeskHarness.open(); });
  afterAll(() => harness.close());

  const read = (reportId: string): Promise<CaseState> => harness.handle(async (tx) => (await readCase(tx, reportId)) as CaseState);
  const of = async (reportId: string, agency: string): Promise<Referral> => (await read(reportId)).referrals.find((one) => one.agency === agency)!;
  const move = async (reportId: string, agency: string, account: string, action: Action, body: object = {}, version?: number) => {
    const referral = await of(reportId, agency);
    return harness.move.move(action, { principal: harness.person(account), id: referral.id, version: version ?? referral.version, key: harness.key(), body });
  };
  const supplement = async (reportId: string): Promise<Instant> => {
    harness.clock.advance(60_000);
    const supplementedAt = harness.clock.now();
    await harness.handle((tx) => harness.cases.supplementReport({ ...filedExample, reportId, referrals: [filedExample.referrals[0]!], supplementedAt }, context(tx)));
    return supplementedAt;
  };
  const tellRead = async (reportId: string, agency: string, desk: string, at = harness.clock.now()): Promise<void> => {
    const referralId = (await of(reportId, agency)).id;
    const event = { reportId, referralId, desk: harness.desk(desk), staff: harness.person(desk).staff, part: 1, at };
    await harness.handle((tx) => harness.reading.endUnreadReferral(event, context(tx)));
  };
  const list = (account: string, query: Partial<WorklistQuery> = {}) =>
    new ListReferrals(harness.database, harness.clock).page(harness.person(account), { sort: '-filedAt', limit: 100, ...query });
  const counts = (account: string, query: object = {}) => new CountReferrals(harness.database, harness.clock).counts(harness.person(account), query);
  const progress = (reportId: string) =>
    new ReadProgress(harness.database, harness.clock, new AskReportOwner({} as AskService, harness.clock), harness.store).progress({ kind: 'ANONYMOUS_REPORTER', report: reportId }, reportId, '');

  it('is counted, listed and sorted as work, and its reporter sees that it was read', async () => {
    const old = await harness.file();
    await move(old, 'PSB', 'psb.yx', 'acknowledge');
    await move(old, 'PSB', 'psb.yx', 'conclude', { code: 'WARNING_LETTER' });
    const younger = await harness.file({ filedAt: addMillis(harness.clock.now(), 30_000) });
    expect((await counts('psb.yx')).unread).toBe(0);
    const told = await supplement(old);

    const { items } = await list('psb.yx', { sort: '-newsAt' });
    expect(items.map(({ reportId, state, unreadSince }) => [reportId, state, unreadSince])).toEqual([[old, 'accepted', told], [younger, 'routed', null]]);
    expect((await list('psb.yx', { sort: 'newsAt' })).items.map(({ reportId }) => reportId)).toEqual([younger, old]);
    expect((await list('psb.yx')).items.map(({ reportId }) => reportId)).toEqual([younger, old]);
    expect((await list('psb.yx', { unread: 'true' })).items.map(({ reportId }) => reportId)).toEqual([old]);
    expect((await list('psb.yx', { unread: 'false' })).items.map(({ reportId }) => reportId)).toEqual([younger]);
    expect(await counts('psb.yx')).toEqual({ total: 2, unread: 1, counts: [
      { state: 'accepted', agency: 'PSB', role: 'LEAD', count: 1, unread: 1 }, { state: 'routed', agency: 'PSB', role: 'LEAD', count: 1, unread: 0 },
    ] });
    const pages: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list('psb.yx', { sort: '-newsAt', limit: 1, ...(cursor ? { cursor } : {}) });
      pages.push(...page.items.map(({ reportId }) => reportId));
      cursor = page.next;
    }
    expect(pages).toEqual([old, younger]);

    const lead = async () => (await progress(old)).referrals[0];
    expect(await lead()).toMatchObject({ agency: 'PSB', role: 'LEAD', state: 'accepted', unreadSince: told });
    harness.clock.advance(60_000);
    await tellRead(old, 'PSB', 'psb.yx');
    expect(await lead()).toMatchObject({ agency: 'PSB', role: 'LEAD', state: 'accepted', readThrough: harness.clock.now() });
    expect(await lead()).not.toHaveProperty('unreadSince');
    expect((await counts('psb.yx')).unread).toBe(0);
    expect(await brokenOrder(harness, old)).toBeUndefined();
    const verbs = (await harness.events()).filter(({ key, data }) => key === old && data['agency'] === 'PSB' && 'state' in data).map(({ type }) => type.split('.')[2]);
    expect(verbs).toEqual(['routed', 'acknowledged', 'concluded', 'supplemented', 'reopened', 'read']);
  });

  it('meets a conclusion on its way with a refusal, not with a stale version; what was seen before stays good', async () => {
    const reportId = await harness.file();
    await move(reportId, 'CIV', 'civ.yx', 'acknowledge');
    const { version } = await of(reportId, 'CIV');
    await supplement(reportId);
    await expect(move(reportId, 'CIV', 'civ.yx', 'conclude', { code: 'AID' }, version)).rejects.toMatchObject({ code: 'SUPPLEMENT_UNREAD', facts: { allowedActions: expect.not.arrayContaining(['conclude']) } });
    expect((await move(reportId, 'CIV', 'civ.yx', 'decide', { code: 'VISITED' }, version)).allowedActions).toEqual(['open', 'decide', 'transfer', 'claim', 'recuse']);
    const opened = await move(reportId, 'CIV', 'civ.yx', 'open');
    expect(opened).toMatchObject({ state: 'accepted', version: version + 1, unreadSince: null });
    expect((await move(reportId, 'CIV', 'civ.yx', 'conclude', { code: 'AID' })).state).toBe('concluded');
  });

  it('is not ended by another desk’s reading, nor by one of what was told before', async () => {
    const reportId = await harness.file();
    const first = await supplement(reportId);
    const second = await supplement(reportId);
    await tellRead(reportId, 'EDU', 'psb.yx');
    await tellRead(reportId, 'EDU', 'edu.yx', first);
    expect((await of(reportId, 'EDU')).unreadSince).toBe(first);
    await tellRead(reportId, 'EDU', 'edu.yx', second);
    expect((await of(reportId, 'EDU')).unreadSince).toBeNull();
    await tellRead(reportId, 'EDU', 'edu.yx', second);
  });

  it('is told later where a release before took the supplement, once', async () => {
    const reportId = await harness.file();
    await move(reportId, 'EDU', 'edu.yx', 'acknowledge');
    await move(reportId, 'EDU', 'edu.yx', 'conclude', { code: 'UNFOUNDED' });
    harness.clock.advance(60_000);
    await harness.handle((tx) => tx.query('UPDATE referral SET supplemented_at = $2 WHERE report_id = $1', [reportId, harness.clock.now()]));
    await harness.handle((tx) => tx.query('UPDATE case_file SET supplemented_at = $2 WHERE report_id = $1', [reportId, harness.clock.now()]));
    harness.clock.advance(60_000);
    const job = new UnheardSupplementsJob(harness.database);
    const tasks = async (): Promise<number> => {
      const at = harness.clock.now();
      await job.run({ due: at, since: undefined, at, asWorker: (work) => harness.database.asWorker(work), stopping: new AbortController().signal });
      return (await harness.events()).filter(({ type, key }) => key === reportId && type === UnheardSupplementDue.type).length;
    };
    expect(await tasks()).toBe(1);
    await harness.handle((tx) => harness.cases.tellUnheard({ reportId }, context(tx)));
    expect((await of(reportId, 'EDU'))).toMatchObject({ state: 'accepted', unreadSince: expect.any(String) });
    expect(await tasks()).toBe(1);
  });

  it('lists equal counts whatever is asked: one that was merged is in neither, but for who asks for it', async () => {
    const { id, version } = await (async () => {
      const reportId = await harness.file({ referrals: [
        { agency: 'WF', site: 'NOW', role: 'SUPPORT', division: '430223' }, { agency: 'EDU', site: 'NOW', role: 'LEAD', division: '430223' },
      ] });
      await move(reportId, 'EDU', 'edu.yx', 'acknowledge');
      await move(reportId, 'EDU', 'edu.yx', 'return', { reason: 'NOT_HERE' });
      return of(reportId, 'EDU');
    })();
    await harness.move.move('reroute', { principal: harness.person('coord.yx'), id, version, key: harness.key(), body: { agency: 'WF', reason: '主管' } });
    expect((await list('wf.yx')).items.map(({ state }) => state)).toEqual(['routed']);
    expect((await list('wf.yx', { state: ['merged'] })).items.map((one) => one.id)).toEqual([id]);
    for (const query of [{}, { role: 'LEAD' as const }, { agency: 'EDU' as const }, { unread: 'false' as const }, ...REFERRAL_STATES.map((state) => ({ state: [state] }))]) {
      const { items } = await list('wf.yx', query);
      expect([query, (await counts('wf.yx', query)).total]).toEqual([query, items.length]);
    }
    expect((await counts('wf.yx')).total).toBe((await list('wf.yx')).items.length);
  });
});
