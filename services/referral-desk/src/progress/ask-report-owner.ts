import { Injectable } from '@nestjs/common';
import type { Principal } from '@referrals/auth';
import { millisOf } from '@referrals/calendar';
import { AskService, ClockPort } from '@referrals/service-kit';

const KEPT_MS = 60_000;
const MOST = 10_000;

/**
 * Whether a report is the caller's own. Only mandatory-reporting knows who reported: it is asked with the person's own token,
 * and its answer is kept for at most a minute. A token bought with number and code names its report itself.
 */
@Injectable()
export class AskReportOwner {
  private readonly answers = new Map<string, { own: boolean; until: number }>();

  constructor(private readonly others: AskService, private readonly clock: ClockPort) {}

  /** @throws DomainError OVERLOADED (503, try again) when the owner cannot be asked */
  async isOwn(principal: Principal, reportId: string, authorization: string): Promise<boolean> {
    if (principal.kind === 'ANONYMOUS_REPORTER') return principal.report === reportId;
    const key = `${principal.staff} ${reportId}`;
    const now = millisOf(this.clock.now());
    const known = this.answers.get(key);
    if (known !== undefined && known.until > now) return known.own;
    const own = await this.others.holds({ to: 'mandatory-reporting', path: `reports/${reportId}/own`, as: { viewer: authorization } });
    if (this.answers.size >= MOST) this.answers.clear();
    this.answers.set(key, { own, until: now + KEPT_MS });
    return own;
  }
}
