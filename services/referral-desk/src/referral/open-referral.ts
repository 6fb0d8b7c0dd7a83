import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { open } from './referral.domain.js';
import type { ReferralView } from './referral.dto.js';

/** A member of the desk opens it: delivered is not opened. */
@Injectable()
export class OpenReferral {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest): Promise<ReferralView> {
    return this.move.make('open', request, (state, person, context) => open(state, request.referralId, person, context));
  }
}
