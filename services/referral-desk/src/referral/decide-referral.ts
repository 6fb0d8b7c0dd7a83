import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { decide, type DecisionInput } from './referral.domain.js';
import type { ReferralView } from './referral.dto.js';

/** The desk reports a decision; the referral stays open. */
@Injectable()
export class DecideReferral {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest & { body: DecisionInput }): Promise<ReferralView> {
    return this.move.make('decide', request, (state, person, context) => decide(state, request.referralId, person, request.body, context));
  }
}
