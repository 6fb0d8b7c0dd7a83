import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import type { CaseFile, CaseState, Decision } from '../case/case.domain.js';
import { FILE_COLUMNS, referralOf, type ReferralRow } from '../case/read-case.js';
import { allowedActions } from '../referral/allowed-actions.domain.js';
import { decisionRules } from '../referral/decision-rules.js';
import { personOf } from '../referral/person-of.js';
import { referralView, type WorklistItem } from '../referral/referral.dto.js';
import { standingOf } from '../referral/standing.domain.js';

/** What a row of the worklist is made from: the referral, its case's file, and whether something of it is held back. */
export type ItemRow = ReferralRow & CaseFile & { withheld: boolean };

/** To be selected from `r` (a referral in REFERRAL_COLUMNS with `report_id`) joined by ITEM_JOIN; number and time of filing are the same in both. */
export const ITEM_COLUMNS = `r.*, f.*, EXISTS (
  SELECT FROM decision d WHERE d.report_id = r.report_id AND d.referral_id = r.id AND d.withheld IS NOT NULL AND d.released_at IS NULL) AS withheld`;
export const ITEM_JOIN = `JOIN LATERAL (SELECT ${FILE_COLUMNS} FROM case_file WHERE case_file.report_id = r.report_id) AS f ON true`;

/** The case as far as this referral's actions depend on it. */
export function caseOf(row: ItemRow): CaseState {
  const withheld = row.withheld ? [{ referralId: row.id, withheld: 'WITHHELD', releasedAt: null } as Decision] : [];
  return { file: row, referrals: [referralOf(row)], decisions: withheld, feedbacks: [] };
}

export function itemOf(row: ItemRow, principal: StaffPrincipal, at: Instant): WorklistItem {
  const state = caseOf(row);
  const referral = referralOf(row);
  const person = personOf(principal);
  return {
    ...referralView(row, referral, allowedActions(state, referral, person, at, decisionRules)),
    filedAt: row.filedAt, division: referral.division, supplementedAt: row.supplementedAt,
    claimed: referral.claimedBy === null ? 'NOBODY' : referral.claimedBy === principal.staff ? 'ME' : 'OTHER',
    backup: standingOf(row, referral, person, at)?.as === 'BACKUP',
  };
}
