import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { returnToCoordinator } from './change-owner.domain.js';
import type { ReferralView } from './referral.dto.js';

/** The desk hands it back: the coordinator's desk owns it now. */
@Injectable()
export class ReturnReferral {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest & { body: { reason: string; note?: string | undefined } }): Promise<ReferralView> {
    return this.move.make('return', request, (state, person, context) => returnToCoordinator(state, request.referralId, person, request.body, context));
  }
}
