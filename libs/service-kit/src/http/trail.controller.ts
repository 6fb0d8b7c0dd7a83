import { Controller, Get, type Type } from '@nestjs/common';
import { Caller, databaseContext, Requires, type Permission, type Principal } from '@referrals/auth';
import { DomainError, type ServiceName } from '@referrals/contracts';
import { ServiceDatabase, type TrailEntry } from '@referrals/database';
import { ClockPort } from '../run/clock-port.js';
import { Describe } from './describe.js';
import { namesNow } from './former-actions.js';
import { IdParam } from './input.js';
import { named } from './named.js';
import { TrailView } from './trail.dto.js';
import { withholdFacts, type TrailWithheld } from './trail-withheld.js';

/**
 * `GET /api/<service>/cases/{caseId}/trail`: the links this caller may see, as the database's policy on `trail` decides; auditors see them whole.
 */
export function trailController(service: ServiceName, permission: Permission, withheld: TrailWithheld = { always: [], beforeHiding: [] }): Type {
  @Controller(`api/${service}/cases`)
  class TrailController {
    constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

    @Get(':caseId/trail')
    @Requires(permission)
    @Describe({ summary: 'The trail of a case, a hash chain whoever holds it can verify', response: TrailView })
    async trail(@IdParam('caseId') caseId: string, @Caller() principal: Principal): Promise<TrailView> {
      const entries = await this.database.transaction(databaseContext(principal, this.clock.now()), (tx) => tx.query<TrailEntry & { hash: string }>(
        `SELECT case_id AS "caseId", n, at, desk, actor_role AS "actorRole", actor, action, facts, prev, hash FROM trail WHERE case_id = $1 ORDER BY n`,
        [caseId],
      ));
      if (entries.length === 0) throw new DomainError('NOT_FOUND');
      const auditor = principal.kind === 'STAFF' && principal.roles.includes('AUDITOR');
      return { entries: auditor ? entries : withholdFacts(entries, withheld), names: namesNow(entries.map(({ action }) => action)) };
    }
  }
  return named(TrailController, service);
}
