import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ClientKafka } from '@nestjs/microservices';
import type { ReferralChangedEvent } from '../shared/events.js';
import { KAFKA, REFERRAL_CHANGED } from '../shared/names.js';
import type { Referral } from './entities.js';

/** Tells what became of referrals, after they were saved. */
@Injectable()
export class Announcer {
  constructor(@Inject(KAFKA) private readonly client: ClientKafka) {}

  tell(what: string, referrals: readonly Referral[]): void {
    const messages = referrals.map(({ id, reportId, agency, role, state, owner, version }) => {
      const value: ReferralChangedEvent = { id: randomUUID(), what, reportId, referralId: id, agency, role, state, owner, version };
      return { key: reportId, value };
    });
    if (messages.length > 0) this.client.emitBatch(REFERRAL_CHANGED, { messages });
  }
}
