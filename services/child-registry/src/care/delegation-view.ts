import { addDays, type PlainDate } from '@referrals/calendar';
import type { SensitiveRows } from '@referrals/service-kit';
import type { Office } from '../child/office.domain.js';
import { hasEnded } from '../child/period.domain.js';
import type { DelegationView } from './care-view.dto.js';
import { Delegation } from './delegation.entity.js';
import { delegationMoves } from './delegation.moves.domain.js';
import { DOUBT_DAYS } from './doubt.domain.js';

/** A delegation as it stands on a day, for whoever answers as `office`; for somebody who was let in there is nothing to do. */
export function delegationView(row: Delegation, { office, today, sensitive }: { readonly office: Office | undefined; readonly today: PlainDate; readonly sensitive: SensitiveRows }): DelegationView {
  const {
    id, state, name, relation, birthDate, phone, capacity, looksAfter, fromOn, toOn, signedOn, exclusions, toldVillageOn, toldSchoolOn, childHeard, duties, doubt, doubtedOn, parentsAnswer, reviewOn,
  } = sensitive.plain(Delegation, row);
  const isOld = state === 'DOUBTED' && doubtedOn !== null && doubtedOn <= addDays(today, -DOUBT_DAYS);
  return {
    id, state, expired: state === 'IN_FORCE' && hasEnded({ to: toOn }, today), name, relation, birthDate, phone, capacity, looksAfter, from: fromOn, to: toOn, signedOn, exclusions, toldVillageOn,
    toldSchoolOn, childHeard, duties, doubt, doubtedOn, parentsAnswer, reviewOn, offersReport: isOld || (state === 'PARENTS_TOLD' && parentsAnswer === 'REFUSED'),
    allowedActions: office === undefined ? [] : delegationMoves.allowed({ state, version: 0 }, { office }),
  };
}

/** What began last before the others. */
export const newestFirst = (rows: readonly Delegation[]): Delegation[] => rows.toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
