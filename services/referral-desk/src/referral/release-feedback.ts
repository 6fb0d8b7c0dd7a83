import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { release } from './referral.domain.js';
import type { ReferralView } from './referral.dto.js';

/** What was held back for the investigation may be told now. */
@Injectable()
export class ReleaseFeedback {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest): Promise<ReferralView> {
    return this.move.make('release', request, (state, person, context) => release(state, request.referralId, person, context));
  }
}
