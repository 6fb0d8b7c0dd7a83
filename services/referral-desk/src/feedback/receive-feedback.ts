import { Injectable } from '@nestjs/common';
import type { Principal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { RequestKey } from '@referrals/service-kit';
import { ChangeCase } from '../case/change-case.js';
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
  constructor(private readonly cases: ChangeCase, private readonly owner: AskReportOwner) {}

  async do({ principal, reportId, ids, key, authorization }: ReceiptRequest): Promise<ReceiptAnswer> {
    if (!(await this.owner.isOwn(principal, reportId, authorization))) throw new DomainError('NOT_FOUND');
    return this.cases.byPerson({ principal, admission: { report: reportId }, key, body: { ids } }, (before, context) => {
      const outcome = receive(before, ids, context);
      return { outcome, actor: { role: 'REPORTER' }, answer: { feedback: outcome.state.feedbacks.filter(({ id }) => ids.includes(id)).map(endedView) } };
    });
  }
}
