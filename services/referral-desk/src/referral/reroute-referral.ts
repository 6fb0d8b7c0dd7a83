import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { reroute, type Destination } from './change-owner.domain.js';
import type { ReferralView } from './referral.dto.js';

/** The coordinator sends it to the right desk or agency. */
@Injectable()
export class RerouteReferral {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest & { body: Destination }): Promise<ReferralView> {
    return this.move.make('reroute', request, (state, person, context) => reroute(state, request.referralId, person, request.body, context));
  }
}
