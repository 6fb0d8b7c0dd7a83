import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { claim } from './referral.domain.js';
import type { ReferralView } from './referral.dto.js';

/** A member takes it in hand; the desk stays the owner. */
@Injectable()
export class ClaimReferral {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest): Promise<ReferralView> {
    return this.move.make('claim', request, (state, person, context) => claim(state, request.referralId, person, context));
  }
}
