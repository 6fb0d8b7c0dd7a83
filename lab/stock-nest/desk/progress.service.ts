import { Inject, Injectable, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import type { Agency, ReferralState, ReportState, Role } from '@referrals/contracts';
import { DataSource, In, IsNull } from 'typeorm';
import type { User } from '../shared/jwt.guard.js';
import { SETTINGS } from '../shared/names.js';
import type { Settings } from '../shared/settings.js';
import { Announcer } from './announcer.js';
import { Feedback, Referral } from './entities.js';

export interface Progress {
  readonly reportId: string;
  readonly state: ReportState;
  readonly referrals: readonly { agency: Agency; role: Role; state: ReferralState }[];
  readonly feedback: readonly { id: string; referralId: string; agency: Agency; text: string; at: Date; receivedAt?: Date }[];
}

@Injectable()
export class ProgressService {
  /** Reports that are somebody's own stay so: an answer is kept for the life of the process, within bounds. */
  private readonly own = new Set<string>();

  constructor(private readonly database: DataSource, private readonly announcer: Announcer, @Inject(SETTINGS) private readonly settings: Settings) {}

  async progress(id: string, user: User, authorization: string): Promise<Progress> {
    await this.mustOwn(id, user, authorization);
    const [referrals, feedback] = await Promise.all([
      this.database.getRepository(Referral).findBy({ reportId: id }), this.database.getRepository(Feedback).find({ where: { reportId: id }, order: { at: 'ASC' } }),
    ]);
    return {
      reportId: id, state: stateOf(referrals), referrals: referrals.map(({ agency, role, state }) => ({ agency, role, state })),
      feedback: feedback.map(({ id: answer, referralId, agency, text, at, receivedAt }) => ({ id: answer, referralId, agency, text, at, ...(receivedAt ? { receivedAt } : {}) })),
    };
  }

  /** The reporter has these answers; a concluded referral without an open one is fed back. */
  async receive(id: string, ids: string[], user: User, authorization: string): Promise<{ feedback: object[] }> {
    await this.mustOwn(id, user, authorization);
    const { received, fedBack } = await this.database.transaction(async (manager) => {
      const referrals = await manager.find(Referral, { where: { reportId: id }, lock: { mode: 'pessimistic_write' } });
      const answers = await manager.findBy(Feedback, { id: In(ids), reportId: id });
      if (answers.length < new Set(ids).size) throw new NotFoundException();
      const now = new Date();
      await manager.save(Feedback, answers.map((answer) => Object.assign(answer, { receivedAt: answer.receivedAt ?? now })));
      const open = new Set((await manager.findBy(Feedback, { reportId: id, receivedAt: IsNull() })).map((answer) => answer.referralId));
      const done = referrals.filter((referral) => referral.state === 'concluded' && !open.has(referral.id));
      return { received: answers, fedBack: await manager.save(Referral, done.map((referral) => Object.assign(referral, { state: 'fed_back' }))) };
    });
    this.announcer.tell('fed-back', fedBack);
    return { feedback: received.map(({ id: feedbackId, referralId, receivedAt }) => ({ id: feedbackId, referralId, receivedAt, givenAt: null })) };
  }

  /** Only the service of reports knows who reported: it is asked with the person's own token. */
  private async mustOwn(id: string, user: User, authorization: string): Promise<void> {
    const key = `${user.sub} ${id}`;
    if (this.own.has(key)) return;
    const url = new URL(`/api/mandatory-reporting/reports/${id}/own`, this.settings.reportingUrl);
    const response = await fetch(url, { headers: { authorization }, signal: AbortSignal.timeout(3_000) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response === undefined || response.status >= 500) throw new ServiceUnavailableException();
    if (response.status !== 204) throw new NotFoundException();
    if (this.own.size >= 10_000) this.own.clear();
    this.own.add(key);
  }
}

function stateOf(referrals: readonly Referral[]): ReportState {
  const work = referrals.filter(({ role }) => role !== 'NOTICE');
  if (work.length === 0) return 'filed';
  if (work.every(({ state }) => state === 'routed')) return 'routed';
  if (!work.every(({ state }) => state === 'concluded' || state === 'fed_back')) return 'in_handling';
  return work.every(({ state }) => state === 'fed_back') ? 'closed' : 'concluded';
}
