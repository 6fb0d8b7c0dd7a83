import { randomUUID } from 'node:crypto';
import type { StaffPrincipal } from '@referrals/auth';
import { FeedbackMade, ReferralRouted, type EventData, type EventDefinition, type ReferralSnapshot } from '@referrals/contracts';
import type { HarnessOptions, ServiceHarness } from '@referrals/service-harness';
import { FileKeyRing } from '@referrals/service-kit';
import { testKeyFile } from '@referrals/testing';
import { v7 } from 'uuid';
import { inboxOf } from '../src/inbox/reporter-inbox.js';
import { idOf } from './directory-fixture.js';
import { serviceOverHttp } from './http/service-over-http.js';

export interface Filed { readonly id: string; readonly number: string; readonly verificationCode: string }

/** Reports of people with an account and without, what the desks tell of them, and who has which message. */
export class AnswersHarness implements AsyncDisposable {
  private readonly keys = new FileKeyRing(testKeyFile);

  private constructor(readonly service: ServiceHarness) {}

  static async open(environment: HarnessOptions['environment'] = {}): Promise<AnswersHarness> {
    return new AnswersHarness(await serviceOverHttp(environment));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.service[Symbol.asyncDispose]();
  }

  async file(who?: StaffPrincipal, more: object = {}): Promise<Filed> {
    const { status, body } = await this.service.raw('POST', '/api/mandatory-reporting/reports', {
      body: JSON.stringify({ situations: ['MR04'], childNow: '430223', child: { unknown: true }, ...more }), headers: { 'Idempotency-Key': randomUUID() },
    }, who);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  /** A referral of the report to the county's police, unless said otherwise. */
  referral({ id: reportId }: Filed, told: Partial<ReferralSnapshot> = {}): ReferralSnapshot {
    return { ...ReferralRouted.example, reportId, referralId: v7(), owner: idOf('psb.yx'), ...told };
  }

  /** An answer that a desk made. */
  answer({ id: reportId }: Filed): EventData<typeof FeedbackMade> {
    return { ...FeedbackMade.example, reportId, feedbackId: v7() };
  }

  async tell<D extends EventDefinition>(event: D, data: EventData<D>, id = v7()): Promise<void> {
    const { state, reason } = await this.service.deliver(event, data, { key: (data as { reportId: string }).reportId, id });
    if (state !== 'DONE') throw new Error(`${event.type}: ${state} ${reason ?? ''}`);
  }

  /** All messages about a report, past all policies: whose of these people's, and what they tell. */
  async landed({ id }: Filed, people: Readonly<Record<string, StaffPrincipal>>): Promise<string[]> {
    const rows = await this.service.look<{ inbox: string; reason: string }>('SELECT inbox, reason FROM inbox_message WHERE report_id = $1 ORDER BY landed_at, at, reason', [id]);
    return rows.map(({ inbox, reason }) => `${Object.keys(people).find((name) => this.inboxOf(people[name]) === inbox) ?? 'somebody'}: ${reason}`);
  }

  /** So many unread messages of this person's about a report of theirs. */
  async fill(who: StaffPrincipal, { id, number }: Filed, count: number): Promise<void> {
    await this.service.look(
      `INSERT INTO inbox_message (id, inbox, report_id, kind, reason, number, at, landed_at)
       SELECT gen_random_uuid(), $1, $2, 'ANSWER', 'ANSWERED', $3, now(), '2026-05-10'::timestamptz + n * interval '1 second' FROM generate_series(1, $4::int) AS n`,
      [this.inboxOf(who), id, number, count]);
    await this.service.look('ANALYZE inbox_message');
  }

  inboxOf = (who: StaffPrincipal | undefined): string => (who === undefined ? '' : inboxOf(this.keys, who.staff));
}
