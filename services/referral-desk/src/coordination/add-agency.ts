import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { once, ServiceDatabase } from '@referrals/database';
import { ClockPort, KeyRing, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { changeAdmittedCase } from '../case/change-admitted-case.js';
import { addAgency, type Addition } from '../case/intake.domain.js';
import { World } from '../directory/world.js';
import { allowedActions } from '../referral/allowed-actions.domain.js';
import { personOf } from '../referral/person-of.js';
import { referralView, type ReferralView } from '../referral/referral.dto.js';
import { coordinates } from '../referral/standing.domain.js';

export interface AddRequest {
  readonly principal: StaffPrincipal;
  readonly reportId: string;
  readonly body: Addition & { readonly reason: string };
  readonly key: RequestKey;
}

/** The coordinator of the county gives the case to a further agency, as after row 40 or at a conference. */
@Injectable()
export class AddAgency {
  constructor(
    private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly keys: KeyRing, private readonly world: World,
  ) {}

  do({ principal, reportId, body, key }: AddRequest): Promise<ReferralView> {
    const now = this.clock.now();
    return this.database.transaction(databaseContext(principal, now, [reportId]), async (tx) => {
      const copy = this.world.copy(tx);
      copy.catch(() => undefined);
      const request = { principal: principal.staff, ...key, body, at: now, secret: this.keys.deriveKey('idempotency') };
      const { answer } = await once(tx, request, async () => {
        const world = this.world.around(await copy, now);
        return changeAdmittedCase(this.database, tx, reportId, now, (before, at) => {
          const person = personOf(principal);
          const outcome = addAgency(before, person, body, { ...world, at });
          const added = outcome.state.referrals.find(({ id }) => id === outcome.referral);
          const desk = principal.desks.find((candidate) => coordinates(before.file, candidate))?.id;
          if (added === undefined || desk === undefined) throw new DomainError('NOT_FOUND');
          const keep = (): void => tx.write(
            `INSERT INTO move_note (id, report_id, referral_id, action, at, desk, staff, reason) VALUES ($1, $2, $3, 'add', $4, $5, $6, $7)`,
            [v7(), reportId, added.id, at, desk, principal.staff, body.reason],
          );
          const view = referralView(outcome.state.file, added, allowedActions(outcome.state, added, person, at, world.rules));
          return { outcome, actor: { role: 'COORDINATOR', staff: principal.staff, desk }, answer: view, keep };
        });
      });
      return answer;
    });
  }
}
