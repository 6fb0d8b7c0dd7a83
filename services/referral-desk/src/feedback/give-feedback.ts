import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { once, ServiceDatabase } from '@referrals/database';
import { ClockPort, KeyRing, type RequestKey } from '@referrals/service-kit';
import type { Feedback } from '../case/case.domain.js';
import { admitBy, changeAdmittedCase } from '../case/change-admitted-case.js';
import { World } from '../directory/world.js';
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
  constructor(
    private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly keys: KeyRing, private readonly world: World,
  ) {}

  do({ principal, feedbackId, body, key }: GiveRequest): Promise<ReceiptAnswer> {
    const now = this.clock.now();
    return this.database.transaction(databaseContext(principal, now), async (tx) => {
      const seen = admitBy(tx, 'feedback', feedbackId);
      seen.catch(() => undefined);
      const copy = this.world.copy(tx);
      copy.catch(() => undefined);
      const request = { principal: principal.staff, ...key, body, at: now, secret: this.keys.deriveKey('idempotency') };
      const { answer } = await once(tx, request, async () => {
        const report = await seen;
        if (report === undefined) throw new DomainError('NOT_FOUND');
        const world = this.world.around(await copy, now);
        return changeAdmittedCase(this.database, tx, report, now, (before, at) => {
          const person = personOf(principal);
          const outcome = give(before, feedbackId, person, body, { ...world, at });
          const ended = outcome.state.feedbacks.filter(({ id }) => id === feedbackId);
          const referral = before.referrals.find(({ id }) => id === ended[0]?.referralId);
          const actor = referral && actorOf(before.file, referral, person, at);
          if (actor === undefined) throw new DomainError('NOT_FOUND');
          return { outcome, actor, answer: { feedback: ended.map(endedView) } };
        });
      });
      return answer;
    });
  }
}

/** When an answer ended; its text is not told again, so that the stored answer of a retry holds none. */
export function endedView({ id, referralId, receivedAt, given }: Feedback): ReceiptAnswer['feedback'][number] {
  return { id, referralId, receivedAt, givenAt: given?.at ?? null };
}
