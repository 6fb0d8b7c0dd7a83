import { Injectable } from '@nestjs/common';
import { MakeMove, type MoveRequest } from './make-move.js';
import { recuse } from './recuse.domain.js';
import type { ReferralView } from './referral.dto.js';

/** A person who knows the family steps aside and no longer sees the case; the desk keeps it. */
@Injectable()
export class RecuseFromCase {
  constructor(private readonly move: MakeMove) {}

  do(request: MoveRequest): Promise<ReferralView> {
    return this.move.make('recuse', request, (state, person, context) => recuse(state, request.referralId, person, context));
  }
}
