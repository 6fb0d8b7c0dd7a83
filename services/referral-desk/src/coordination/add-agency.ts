import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { ChangeCase } from '../case/change-case.js';
import { addAgency, type Addition } from '../case/intake.domain.js';
import { allowedActions } from '../referral/allowed-actions.domain.js';
import { personOf } from '../referral/person-of.js';
import { referralView, type ReferralView } from '../referral/referral.dto.js';
import { MoveNote } from '../referral/referral.entity.js';
import { coordinates } from '../case/standing.domain.js';

export interface AddRequest {
  readonly principal: StaffPrincipal;
  readonly reportId: string;
  readonly body: Addition & { readonly reason: string };
  readonly key: RequestKey;
}

/** The coordinator of the county gives the case to a further agency, as after row 40 or at a conference. */
@Injectable()
export class AddAgency {
  constructor(private readonly cases: ChangeCase) {}

  do({ principal, reportId, body, key }: AddRequest): Promise<ReferralView> {
    const person = personOf(principal);
    return this.cases.byPerson({ principal, admission: { report: reportId }, key, body }, (before, context) => {
      const outcome = addAgency(before, person, body, context);
      const added = outcome.state.referrals.find(({ id }) => id === outcome.referral);
      const desk = principal.desks.find((candidate) => coordinates(before.file, candidate))?.id;
      if (added === undefined || desk === undefined) throw new DomainError('NOT_FOUND');
      return {
        outcome, actor: { role: 'COORDINATOR', staff: principal.staff, desk },
        keep: (tx) => void tx.manager.insert(MoveNote, { id: v7(), reportId, referralId: added.id, action: 'add', at: context.at, desk, staff: principal.staff, reason: body.reason }),
        answer: referralView(outcome.state.file, added, allowedActions(outcome.state, added, person, context.at, context.rules)),
      };
    });
  }
}
