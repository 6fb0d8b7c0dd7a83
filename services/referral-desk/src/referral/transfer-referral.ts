import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { transfer, type Destination } from './change-owner.domain.js';
import type { ReferralView } from './referral.dto.js';

/** To another desk of the same agency. */
@Injectable()
export class TransferReferral {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest & { body: Destination }): Promise<ReferralView> {
    return this.move.make('transfer', request, (state, person, context) => transfer(state, request.referralId, person, request.body, context));
  }
}
