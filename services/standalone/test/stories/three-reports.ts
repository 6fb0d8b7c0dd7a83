import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readWorklist, workReferral, type Caller } from '@referrals/client';
import { verifyChain } from '@referrals/database';
import { demoReports } from '@referrals/operate';
import { caseServices } from '@referrals/services';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../exchange.js';

const DESKS = ['psb', 'psb-pcs', 'edu', 'civ', 'rpi', 'proc', 'wf', 'hlth', 'hrss', 'cac', 'supv', 'coord', 'court', 'township', 'village']
  .flatMap((agency) => ['yx', 'ls', 'city'].map((area) => `${agency}.${area}`))
  .filter((account) => !/^(psb-pcs\.(ls|city)|(township|village)\.city)$/.test(account));

/** Each answer, and that each desk that works on it read it, are in the reporter's inbox once. */
async function toldWhatCame(reporter: Caller, report: string): Promise<void> {
  const at = `/api/referral-desk/reports/${report}/progress`;
  const { referrals, feedback } = await reporter.must(reporter.get(at));
  const { items } = await reporter.must(reporter.get('/api/mandatory-reporting/inbox?limit=200'));
  const told: string[] = items.filter(({ link }: { link: string }) => link === at.replace('/api', '')).map(({ reason }: { reason: string }) => reason);
  const read = referrals.filter(({ role }: { role: string }) => role !== 'NOTICE').map(() => 'READ');
  const answered = feedback.map(() => 'ANSWERED');
  expect(told.sort()).toEqual([...answered, ...read]);
}

/** Three reports, told from different places, come back to those who told them: on an exchange started in whatever way. */
export function describeThreeReports(start: () => Promise<Exchange>): void {
  let exchange: Exchange;
  beforeAll(async () => { exchange = await start(); }, 120_000);
  afterAll(() => exchange?.[Symbol.asyncDispose]());

  for (const story of demoReports) {
    it(story.title, async () => {
      const teller = exchange.person(story.account ?? '');
      const receipt = await teller.must(teller.post('/api/mandatory-reporting/reports', story.body));
      expect(receipt.referrals.length).toBeGreaterThan(0);
      const token = story.readsByCode
        ? (await exchange.anybody().must(exchange.anybody().call('POST', '/api/mandatory-reporting/follow-up', { body: { number: receipt.number, verificationCode: receipt.verificationCode } }))).token
        : undefined;
      const reporter = token ? exchange.anybody(token) : teller;

      await eventually(async () => {
        for (const account of DESKS) {
          const desk = exchange.person(account);
          for (const item of await readWorklist(desk)) {
            if (item.reportId === receipt.id) await workReferral(desk, item);
          }
        }
        const progress = await reporter.must(reporter.get(`/api/referral-desk/reports/${receipt.id}/progress`));
        const unread = progress.feedback.filter((one: { receivedAt?: string }) => !one.receivedAt).map((one: { id: string }) => one.id);
        if (unread.length > 0) await reporter.must(reporter.post(`/api/referral-desk/reports/${receipt.id}/feedback/receipt`, { ids: unread }));
        const now = await reporter.must(reporter.get(`/api/referral-desk/reports/${receipt.id}/progress`));
        expect(now.state).toBe('closed');
        expect(now.feedback.length).toBeGreaterThan(0);
      }, { timeoutMs: 45_000 });

      if (story.account !== undefined) await eventually(() => toldWhatCame(teller, receipt.id));
      for (const service of caseServices) {
        const auditor = exchange.person('auditor.city');
        const { entries } = await auditor.must(auditor.get(`/api/${service}/cases/${receipt.id}/trail`));
        expect(verifyChain(entries)).toBeUndefined();
      }
    }, 60_000);
  }

  it('answers the same to a click that is repeated', async () => {
    const teller = exchange.person('teacher.yx');
    const key = crypto.randomUUID();
    const first = await teller.post('/api/mandatory-reporting/reports', demoReports[0]?.body, { idempotencyKey: key });
    const again = await teller.post('/api/mandatory-reporting/reports', demoReports[0]?.body, { idempotencyKey: key });
    expect(again.body).toEqual(first.body);
    expect((await teller.post('/api/mandatory-reporting/reports', demoReports[1]?.body, { idempotencyKey: key })).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('says it is ready and has nothing parked', async () => {
    expect((await exchange.anybody().get('/health/ready')).body).toMatchObject({ state: 'ok' });
  });
}
