import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { RequestKey } from '@referrals/service-kit';
import type { Feedback } from '../case/case.domain.js';
import { ChangeCase } from '../case/change-case.js';
import { actorOf, personOf } from '../referral/person-of.js';
import { give, type Given } from './feedback.domain.js';
import type { ReceiptAnswer } from './feedback.dto.js';

export interface GiveRequest {
  readonly principal: StaffPrincipal;
  readonly feedbackId: string;
  readonly body: Given;
  readonly key: RequestKey;
}

/** The present owner says how the answer was given, or why it could not be. */
@Injectable()
export class GiveFeedback {
  constructor(private readonly cases: ChangeCase) {}

  do({ principal, feedbackId, body, key }: GiveRequest): Promise<ReceiptAnswer> {
    const person = personOf(principal);
    return this.cases.byPerson({ principal, admission: { seeing: 'feedback', id: feedbackId }, key, body }, (before, context) => {
      const outcome = give(before, feedbackId, person, body, context);
      const ended = outcome.state.feedbacks.filter(({ id }) => id === feedbackId);
      const referral = before.referrals.find(({ id }) => id === ended[0]?.referralId);
      const actor = referral && actorOf(before.file, referral, person, context.at);
      if (actor === undefined) throw new DomainError('NOT_FOUND');
      return { outcome, actor, answer: { feedback: ended.map(endedView) } };
    });
  }
}

/** When an answer ended; its text is not told again, so that the stored answer of a retry holds none. */
export function endedView({ id, referralId, receivedAt, given }: Feedback): ReceiptAnswer['feedback'][number] {
  return { id, referralId, receivedAt, givenAt: given?.at ?? null };
}
