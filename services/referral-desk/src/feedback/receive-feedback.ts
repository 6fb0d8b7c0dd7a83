import { Injectable } from '@nestjs/common';
import { databaseContext, type Principal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { once, ServiceDatabase } from '@referrals/database';
import { ClockPort, KeyRing, type RequestKey } from '@referrals/service-kit';
import { changeAdmittedCase } from '../case/change-admitted-case.js';
import { World } from '../directory/world.js';
import { AskReportOwner } from '../progress/ask-report-owner.js';
import type { ReceiptAnswer } from './feedback.dto.js';
import { receive } from './feedback.domain.js';
import { endedView } from './give-feedback.js';

export interface ReceiptRequest {
  readonly principal: Principal;
  readonly reportId: string;
  readonly ids: readonly string[];
  readonly key: RequestKey;
  readonly authorization: string;
}

/** The reporter says that these answers reached them. */
@Injectable()
export class ReceiveFeedback {
  constructor(
    private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly keys: KeyRing, private readonly world: World,
    private readonly owner: AskReportOwner,
  ) {}

  async do({ principal, reportId, ids, key, authorization }: ReceiptRequest): Promise<ReceiptAnswer> {
    if (!(await this.owner.isOwn(principal, reportId, authorization))) throw new DomainError('NOT_FOUND');
    const now = this.clock.now();
    return this.database.transaction(databaseContext(principal, now, [reportId]), async (tx) => {
      const who = principal.kind === 'STAFF' ? principal.staff : `report ${principal.report}`;
      const request = { principal: who, ...key, body: { ids }, at: now, secret: this.keys.deriveKey('idempotency') };
      const copy = this.world.copy(tx);
      copy.catch(() => undefined);
      const { answer } = await once(tx, request, async () => {
        const world = this.world.around(await copy, now);
        return changeAdmittedCase(this.database, tx, reportId, now, (before, at) => {
          const outcome = receive(before, ids, { ...world, at });
          return { outcome, actor: { role: 'REPORTER' }, answer: { feedback: outcome.state.feedbacks.filter(({ id }) => ids.includes(id)).map(endedView) } };
        });
      });
      return answer;
    });
  }
}
