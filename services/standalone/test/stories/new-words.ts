import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist, type Caller, type JsonBody } from '@referrals/client';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../exchange.js';

const REPORTS = '/api/mandatory-reporting/reports';
const DESKS = '/api/referral-desk';

/** A report is closed, and its reporter has something new to say: on an exchange started in whatever way. */
export function describeNewWords(start: () => Promise<Exchange>): void {
  let exchange: Exchange;
  let report: string;
  let referral: string;
  let [teacher, desk]: Caller[] = [];
  beforeAll(async () => {
    exchange = await start();
    [teacher, desk] = ['teacher.yx', 'proc.yx'].map((account) => exchange.person(account));
  }, 120_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  const progress = (): Promise<JsonBody> => teacher!.must(teacher!.get(`${DESKS}/reports/${report}/progress`));
  const item = async (query = ''): Promise<JsonBody> => (await readWorklist(desk!, query)).find(({ reportId }) => reportId === report);
  const move = async (action: string, body: object = {}): Promise<JsonBody> => {
    const { version } = await desk!.must(desk!.get(`${DESKS}/referrals/${referral}`));
    return desk!.post(`${DESKS}/referrals/${referral}/${action}`, body, { ifMatch: version });
  };
  const receiveAll = async (): Promise<void> => {
    const ids = (await progress()).feedback.filter((one: JsonBody) => one.receivedAt === undefined).map((one: JsonBody) => one.id);
    await teacher!.must(teacher!.post(`${DESKS}/reports/${report}/feedback/receipt`, { ids }));
  };
  const conclude = async (): Promise<void> => {
    expect((await move('conclude', { code: 'LEAD_LOGGED' })).status).toBe(200);
    await receiveAll();
    expect((await progress()).state).toBe('closed');
  };

  it('is worked to its end', async () => {
    const filed = { concerns: ['UNIT_FAILED_DUTY'], childNow: '430223', residence: '430223', child: { unknown: true }, narrative: '演示：单位未履行职责。' };
    ({ id: report } = await teacher!.must(teacher!.post(REPORTS, filed)));
    await eventually(async () => { referral = (await item()).id; });
    expect((await move('acknowledge')).status).toBe(200);
    await conclude();
  }, 30_000);

  it('takes nothing that says nothing', async () => {
    for (const nothing of [{}, { child: {} }, { situations: [] }, { reporter: {} }, { child: { guardian: { } } }, { evidence: [] }, { child: { unknown: true } }]) {
      expect((await teacher!.post(`${REPORTS}/${report}/supplements`, nothing)).body.code).toBe('NOTHING_SAID');
    }
    expect((await teacher!.post(`${REPORTS}/${report}/supplements`, { narrative: '\u200b \u2060' })).body.code).toBe('NOTHING_SAID');
    expect((await progress()).state).toBe('closed');
  });

  it('goes on when something new is told, is read, and is answered anew', async () => {
    const before = await progress();
    const { supplementedAt } = await teacher!.must(teacher!.post(`${REPORTS}/${report}/supplements`, { narrative: '演示：今天又发生了。' }));
    await eventually(async () => {
      expect(await progress()).toMatchObject({ state: 'in_handling', referrals: [{ agency: 'PROC', state: 'accepted', unreadSince: supplementedAt }], feedback: before.feedback });
    });
    expect(await item('&unread=true')).toMatchObject({ id: referral, state: 'accepted', unreadSince: supplementedAt });
    const counts = await desk!.must(desk!.get(`${DESKS}/worklist/counts`));
    expect(counts.unread).toBe(1);

    const refused = await move('conclude', { code: 'LEAD_LOGGED' });
    expect([refused.status, refused.body.code, refused.body.facts.allowedActions]).toEqual([409, 'SUPPLEMENT_UNREAD', expect.arrayContaining(['open', 'decide'])]);
    // What lets the desk read may still be on its way.
    await eventually(() => desk!.must(desk!.get(`${REPORTS}/${report}`)), { timeoutMs: 30_000 });
    await eventually(async () => {
      const { referrals: [{ unreadSince, readThrough }] } = await progress();
      expect([unreadSince, readThrough >= supplementedAt]).toEqual([undefined, true]);
    });
    await conclude();
    expect((await progress()).feedback).toHaveLength(before.feedback.length + 1);
    const { entries } = await exchange.person('auditor.city').must(exchange.person('auditor.city').get(`${DESKS}/cases/${report}/trail`));
    expect(entries.filter((one: JsonBody) => one.action === 'referral.read')).toMatchObject([{ actorRole: 'MEMBER' }]);
  }, 60_000);

  it('may be opened instead of read', async () => {
    await teacher!.must(teacher!.post(`${REPORTS}/${report}/supplements`, { danger: 'POSSIBLE' }));
    await eventually(async () => { expect((await item()).unreadSince).toBeTruthy(); });
    expect((await move('open')).body).toMatchObject({ state: 'accepted', unreadSince: null });
    await conclude();
  }, 30_000);
}
