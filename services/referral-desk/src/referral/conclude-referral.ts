import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { conclude, type DecisionInput } from './referral.domain.js';
import type { ReferralView } from './referral.dto.js';

/** The desk reports its conclusion; a hand-over makes the right agency's referral at once. */
@Injectable()
export class ConcludeReferral {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest & { body: DecisionInput }): Promise<ReferralView> {
    return this.move.make('conclude', request, (state, person, context) => conclude(state, request.referralId, person, request.body, context));
  }
}
