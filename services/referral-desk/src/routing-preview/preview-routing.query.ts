import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase } from '@referrals/database';
import { decide, factsAt, routingPackAt, type Decision, type RoutingFacts } from '@referrals/policy';
import { ClockPort, DirectoryCopyStore } from '@referrals/service-kit';

/** Where a report with these facts would go, and why, without filing anything. */
@Injectable()
export class PreviewRouting {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly directory: DirectoryCopyStore) {}

  async preview(principal: StaffPrincipal, facts: RoutingFacts): Promise<Decision> {
    const now = this.clock.now();
    const copy = await this.database.transaction(databaseContext(principal, now), (tx) => this.directory.loadWhole(tx));
    const asked = factsAt(facts, now);
    return decide(routingPackAt(asked.at), asked, copy);
  }
}
