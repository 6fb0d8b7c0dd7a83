import { setTimeout as pause } from 'node:timers/promises';
import type { Caller } from '@referrals/client';
import type { Crowd } from './crowd.js';
import type { Filed } from './file-reports.js';

export interface Progress {
  readonly state: string;
  readonly referrals: readonly { readonly agency: string; readonly role: string; readonly state: string }[];
  readonly feedback: readonly { readonly id: string; readonly referralId: string; readonly text: string; readonly receivedAt?: string | null }[];
}

/** The reporter of a filed report: the account that made it, or whoever holds number and code. */
export async function reporterOf(crowd: Crowd, { plan, receipt }: Filed): Promise<Caller> {
  if (plan.account !== undefined && !plan.byCode) return crowd.person(plan.account);
  const anybody = crowd.anybody();
  const { number, verificationCode } = receipt;
  const { token } = await anybody.must(anybody.call('POST', '/api/mandatory-reporting/follow-up', { body: { number, verificationCode } }));
  return crowd.anybody(token);
}

export const isAnswered = (progress: Progress): boolean => progress.referrals.length > 0
  && progress.referrals.every((one) => one.role === 'NOTICE' || one.state === 'fed_back');

/** Reporters who come back to read their answers and confirm each, until every agency's answer reached them. */
export class ReadAnswers {
  finished = 0;

  constructor(private readonly crowd: Crowd, private readonly filed: readonly Filed[]) {}

  async run(readers: number, done: () => boolean, signal: AbortSignal): Promise<void> {
    await Promise.all(Array.from({ length: readers }, async () => {
      while (!signal.aborted && !(done() && this.finished === this.filed.length)) {
        const now = performance.now();
        const one = this.filed.find((each) => !each.finished && each.nextLook <= now);
        if (one === undefined) { await pause(100); continue; }
        // Taken by this reader, then again some seconds later if an answer is still missing.
        one.nextLook = Number.POSITIVE_INFINITY;
        one.finished = await this.look(one).catch((error: unknown) => { this.crowd.odd(`read: ${error instanceof Error ? error.message.slice(0, 120) : ''}`); return false; });
        one.nextLook = performance.now() + 3_000;
        if (one.finished) this.finished += 1;
      }
    }));
  }

  private async look(one: Filed): Promise<boolean> {
    const reporter = await reporterOf(this.crowd, one);
    const path = `/api/referral-desk/reports/${one.receipt.id}`;
    const progress = await reporter.must<Progress>(reporter.get(`${path}/progress`));
    const unread = progress.feedback.filter(({ receivedAt }) => !receivedAt).map(({ id }) => id);
    if (unread.length === 0) return isAnswered(progress);
    await reporter.must(reporter.post(`${path}/feedback/receipt`, { ids: unread }));
    return isAnswered(await reporter.must<Progress>(reporter.get(`${path}/progress`)));
  }
}
