import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { CaseFile, Decision } from '../case/case.domain.js';
import { REFERRAL_COLUMNS, referralOf, type ReferralRow } from '../case/read-case.js';
import { allowedActions } from '../referral/allowed-actions.domain.js';
import { decisionRules } from '../referral/decision-rules.js';
import { personOf } from '../referral/person-of.js';
import { referralView, type WorklistItem } from '../referral/referral.dto.js';
import { standingOf } from '../referral/standing.domain.js';

type OfCase = Pick<CaseFile, 'reportId' | 'number' | 'filedAt' | 'county' | 'supplementedAt' | 'excludedDesks' | 'recused'>;

/** A row of `referral` by itself: it carries what of its case decides who sees it and what may be done. */
export type ItemRow = ReferralRow & OfCase & { withheld: boolean };

export const ITEM_COLUMNS = `${REFERRAL_COLUMNS}, report_id AS "reportId", number, filed_at AS "filedAt", county, supplemented_at AS "supplementedAt",
  hidden_desks AS "excludedDesks", hidden_staff AS recused, withheld`;

export function itemOf(row: ItemRow, principal: StaffPrincipal, at: Instant): WorklistItem {
  const referral = referralOf(row);
  const person = personOf(principal);
  const file: CaseFile = { ...row, tell: 'LESS', countyPoliceOnly: true, noMediation: true, minorSuspect: true, excludedAgencies: [], handOvers: 0 };
  const withheld = row.withheld ? [{ referralId: row.id, withheld: 'WITHHELD', releasedAt: null } as Decision] : [];
  const actions = allowedActions({ file, referrals: [referral], decisions: withheld, feedbacks: [] }, referral, person, at, decisionRules);
  return {
    ...referralView(row, referral, actions), filedAt: row.filedAt, division: referral.division, supplementedAt: row.supplementedAt,
    claimed: referral.claimedBy === null ? 'NOBODY' : referral.claimedBy === principal.staff ? 'ME' : 'OTHER',
    backup: standingOf(file, referral, person, at)?.as === 'BACKUP',
  };
}
