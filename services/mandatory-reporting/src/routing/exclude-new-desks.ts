import { Injectable } from '@nestjs/common';
import { ExclusionDue } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import type { KnownDesk } from '@referrals/policy';
import type { FollowsDesks } from '@referrals/service-kit';
import { CaseParts } from '../filing/case-parts.js';
import { holdDecisions } from '../filing/read-directory.js';
import { leaveTask } from './leave-task.js';
import { SuspectedOrganisation } from './routing.entity.js';

/** When a desk comes to an organisation, the reports that name it are looked at again. */
@Injectable()
export class ExcludeNewDesks implements FollowsDesks {
  constructor(private readonly parts: CaseParts) {}

  async deskRecorded(tx: Tx, desk: KnownDesk, before: KnownDesk | undefined): Promise<void> {
    if (before?.organisation === desk.organisation) return;
    await holdDecisions(tx);
    const reports = await tx.manager.findBy(SuspectedOrganisation, { organisation: desk.organisation });
    const { database, clock } = this.parts;
    for (const { reportId, organisation } of reports) leaveTask(database, tx, ExclusionDue, reportId, { reportId, organisation }, clock.now());
  }
}
