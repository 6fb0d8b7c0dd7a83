import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { decide, type Told } from './referral.domain.js';
import type { ReferralView } from './referral.dto.js';

/** The desk reports a decision; the referral stays open. */
@Injectable()
export class DecideReferral {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest & { body: Told }): Promise<ReferralView> {
    return this.move.make('decide', request, (state, person, around) => decide(state, request.referralId, person, request.body, around));
  }
}
