import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase } from '@referrals/database';
import { coordinates } from '../case/standing.domain.js';
import { MakeMove, type MoveRequest } from './make-move.js';
import { reopen } from './referral.domain.js';
import type { ReferralView } from './referral.dto.js';
import { ReferralRecord } from './referral.entity.js';

/** The desk's supervisor, or the coordinator of the county, opens a concluded referral again. */
@Injectable()
export class ReopenReferral {
  constructor(private readonly move: MakeMove, private readonly database: ServiceDatabase) {}

  async do(request: MoveRequest): Promise<ReferralView> {
    const report = await this.coordinated(request.principal, request.referralId);
    return this.move.make('reopen', request, (state, person, context) => reopen(state, request.referralId, person, context), report);
  }

  /** The report a coordinator may act on although its desk neither holds nor watches the referral; undefined for everybody else. */
  private async coordinated(principal: StaffPrincipal, referralId: string): Promise<string | undefined> {
    const desks = principal.desks.filter((desk) => desk.agency === 'COORD');
    if (desks.length === 0) return undefined;
    const found = await this.database.asWorker((tx) => tx.manager.findOneBy(ReferralRecord, { id: referralId }));
    return found && desks.some((desk) => coordinates(found, desk)) ? found.reportId : undefined;
  }
}
