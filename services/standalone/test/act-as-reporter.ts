import { expect } from '@jest/globals';
import type { Caller } from '@referrals/client';
import { eventually } from '@referrals/testing';

/** All that a signed-in reporter can do about their report, each of which leaves something: reads, looks for it, adds, receives answers, reads what they are told. */
export async function actAsReporter(reporter: Caller, id: string): Promise<void> {
  const report = `/api/mandatory-reporting/reports/${id}`;
  for (const path of ['/api/mandatory-reporting/reports', report, `${report}/own`, `${report}/routing`]) expect((await reporter.get(path)).status).toBeLessThan(300);
  const key = crypto.randomUUID();
  for (let times = 0; times < 2; times += 1) {
    expect((await reporter.post(`${report}/supplements`, { situations: ['MR06'] }, { idempotencyKey: key })).status).toBe(201);
  }
  await eventually(async () => {
    const { feedback } = await reporter.must(reporter.get(`/api/referral-desk/reports/${id}/progress`));
    const unread = feedback.filter((one: { receivedAt?: string }) => one.receivedAt === undefined).map((one: { id: string }) => one.id);
    expect(feedback.length).toBeGreaterThan(0);
    if (unread.length > 0) await reporter.must(reporter.post(`/api/referral-desk/reports/${id}/feedback/receipt`, { ids: unread }, { idempotencyKey: key }));
  });
  await eventually(async () => {
    const { items, upTo } = await reporter.must(reporter.get('/api/mandatory-reporting/inbox'));
    expect(items.map(({ reason }: { reason: string }) => reason)).toEqual(expect.arrayContaining(['ANSWERED', 'READ']));
    expect((await reporter.call('POST', '/api/mandatory-reporting/inbox/read', { body: { upTo } })).status).toBe(200);
  });
}
