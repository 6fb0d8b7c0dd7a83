import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { addDays, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { SensitiveRows } from '@referrals/service-kit';
import { LookAtChild } from '../child/look-at-child.js';
import type { Office } from '../child/office.domain.js';
import { hasEnded } from '../child/period.domain.js';
import { readFile } from '../child/read-file.js';
import { rulesAt } from '../pack/packs.js';
import { careGaps } from './care-gaps.domain.js';
import { gapsInput, suggestInput } from './care-known.domain.js';
import type { CareView, DelegationView } from './care-view.dto.js';
import { Delegation } from './delegation.entity.js';
import { delegationMoves } from './delegation.moves.domain.js';
import { DOUBT_DAYS } from './doubt.domain.js';
import { careKnown, readCare } from './read-care.js';
import { suggest } from './suggest.domain.js';

/** Who cares for a child as far as anybody knows, and what lacks. */
@Injectable()
export class ReadCare {
  constructor(private readonly looking: LookAtChild, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND, REASON_REQUIRED */
  read(principal: StaffPrincipal, id: string): Promise<CareView> {
    return this.looking.look(principal, id, { what: 'CARE' }, async ({ tx, office, today }) => {
      const [state, rows] = await Promise.all([readFile(tx, id), readCare(tx, id)]);
      if (state === undefined) throw new DomainError('NOT_FOUND');
      const known = careKnown(rows, state);
      const rules = rulesAt(state.child.careDivision, today);
      const { suggest: hints, waiting } = suggest(suggestInput(known, today), rules);
      return {
        delegations: rows.delegations.toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1)).map((row) => this.view(row, office, today)),
        gaps: [...careGaps(gapsInput(known, { on: today }), rules).gaps],
        suggests: hints.filter((code) => !state.child.categories.includes(code)), waiting: [...waiting],
      };
    });
  }

  private view(row: Delegation, office: Office, today: PlainDate): DelegationView {
    const {
      id, state, name, relation, birthDate, phone, capacity, looksAfter, fromOn, toOn, signedOn, exclusions, toldVillageOn, toldSchoolOn, childHeard, duties, doubt, doubtedOn, parentsAnswer, reviewOn,
    } = this.sensitive.plain(Delegation, row);
    const isOld = state === 'DOUBTED' && doubtedOn !== null && doubtedOn <= addDays(today, -DOUBT_DAYS);
    return {
      id, state, expired: state === 'IN_FORCE' && hasEnded({ to: toOn }, today), name, relation, birthDate, phone, capacity, looksAfter, from: fromOn, to: toOn, signedOn, exclusions, toldVillageOn,
      toldSchoolOn, childHeard, duties, doubt, doubtedOn, parentsAnswer, reviewOn, offersReport: isOld || (state === 'PARENTS_TOLD' && parentsAnswer === 'REFUSED'),
      allowedActions: delegationMoves.allowed({ state, version: 0 }, { office }),
    };
  }
}
