import { Injectable } from '@nestjs/common';
import { compareInstants } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { MakeMove, type MoveRequest } from './make-move.js';
import { acknowledge } from './referral.domain.js';
import type { ReferralView } from './referral.dto.js';

/** The desk takes it on, with the number of its receipt (受案回执) where it gives one. */
@Injectable()
export class AcknowledgeReferral {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest): Promise<ReferralView> {
    return this.move.make('acknowledge', request, (state, person, context) => {
      const outcome = acknowledge(state, request.referralId, person, context);
      if (request.body.at !== undefined && compareInstants(request.body.at, context.at) > 0) throw new DomainError('INSTANT_IN_FUTURE', { field: 'at' });
      return outcome;
    });
  }
}
