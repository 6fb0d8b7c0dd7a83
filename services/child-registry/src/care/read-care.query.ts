import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { SensitiveRows } from '@referrals/service-kit';
import { LookAtChild } from '../child/look-at-child.js';
import { readFile } from '../child/read-file.js';
import { rulesAt } from '../pack/packs.js';
import { careGaps } from './care-gaps.domain.js';
import { gapsInput, suggestInput } from './care-known.domain.js';
import type { CareView } from './care-view.dto.js';
import { delegationView, newestFirst } from './delegation-view.js';
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
        delegations: newestFirst(rows.delegations).map((row) => delegationView(row, { office, today, sensitive: this.sensitive })),
        gaps: [...careGaps(gapsInput(known, { on: today }), rules).gaps],
        suggests: hints.filter((code) => !state.child.categories.includes(code)), waiting: [...waiting],
      };
    });
  }
}
